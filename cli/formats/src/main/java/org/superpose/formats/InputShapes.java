package org.superpose.formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which axis of an input may be the batch, by the number of features that the others must hold. */
final class InputShapes {

  private static final int MOST_AXES = 8;

  private InputShapes() {}

  /**
   * Returns the possible shapes, likely ones first.
   *
   * @param declared the lengths of the axes, -1 for one that is not known; null if nothing is
   * @param features how many there are; 0 for as many as the shape says
   * @throws NetworkFileException if no shape holds the features
   */
  static List<TensorShape> of(Path file, @Nullable List<Long> declared, int features)
      throws NetworkFileException {
    List<TensorShape> shapes = new ArrayList<>();
    if (declared == null) {
      shapes.addAll(of(List.of(-1L, -1L), features));
      shapes.addAll(of(List.of(-1L), features));
      return shapes;
    }
    if (declared.isEmpty() || declared.size() > MOST_AXES) {
      throw new NetworkFileException(
          file,
          "has an input of %s dimensions, expected 1 to %s".formatted(declared.size(), MOST_AXES));
    }
    shapes.addAll(of(declared, features));
    if (shapes.isEmpty() && features == 0) {
      throw new NetworkFileException(
          file, "has an input of any width; the problem must say how many 'features' it has");
    }
    if (shapes.isEmpty()) {
      throw new NetworkFileException(
          file,
          "has an input of shape %s, but the problem has %s features"
              .formatted(String.valueOf(declared).replace("-1", "any"), features));
    }
    return shapes;
  }

  private static List<TensorShape> of(List<Long> declared, int features) {
    List<TensorShape> shapes = new ArrayList<>();
    int last = declared.size() - 1;
    if (last > 0) {
      add(shapes, declared, 0, features);
    }
    add(shapes, declared, -1, features);
    if (last > 0) {
      add(shapes, declared, last, features);
    }
    return shapes;
  }

  private static void add(List<TensorShape> shapes, List<Long> declared, int batch, int features) {
    List<Integer> lengths = new ArrayList<>(Collections.nCopies(declared.size(), 1));
    long product = 1;
    int open = -1;
    for (int axis = 0; axis < lengths.size(); axis++) {
      if (axis != batch) {
        long length = declared.get(axis);
        open = length < 0 ? axis : open; // of several, the last holds all
        product = Math.min(product * Math.max(length, 1), Integer.MAX_VALUE);
        lengths.set(axis, (int) Math.max(length, 1));
      }
    }
    if (open >= 0 && features > 0 && features % product == 0) {
      lengths.set(open, (int) (features / product));
      product = features;
    }
    boolean isAny = features == 0 && open < 0 && product <= Weights.MOST_EXACT;
    if (product == features || isAny) {
      shapes.add(new TensorShape(lengths, batch, batch < 0 ? -1 : declared.get(batch)));
    }
  }
}
