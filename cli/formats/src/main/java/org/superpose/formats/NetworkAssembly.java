package org.superpose.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down folded scores as the arrays of a network, layer by layer. */
final class NetworkAssembly {

  private final Path file;
  private final ScoreFitting.Fitted scores;
  private final LayerPlan plan;
  private final Map<String, MatrixSource> arrays = new HashMap<>();
  private final List<String> chain = new ArrayList<>();

  private NetworkAssembly(Path file, ScoreFitting.Fitted scores, Block features) {
    this.file = file;
    this.scores = scores;
    plan = new LayerPlan(scores.map(), features);
  }

  /**
   * Returns the arrays of a network.
   *
   * @param features the features that it reads
   * @throws NetworkFileException if it is too large
   */
  static NetworkParts of(Path file, ScoreFitting.Fitted scores, Block features) throws IOException {
    return new NetworkAssembly(file, scores, features).parts();
  }

  private NetworkParts parts() throws IOException {
    addInput();
    for (int level = 1; level <= plan.depth(); level++) {
      addLayer(level);
    }
    int below = plan.depth();
    arrays.put(NetworkArrays.READOUT, weights(NetworkArrays.READOUT, scores.map(), below));
    chain.add(
        "score = D h%s, %s%s"
            .formatted(plan.depth(), shape(NetworkArrays.READOUT), told(scores.map().steps())));
    arrays.put(
        NetworkArrays.THRESHOLD,
        vector(NetworkArrays.THRESHOLD, scores.thresholds(), scores.map().rows()));
    chain.add("y = score > " + shown(scores.thresholds().numbers(scores.map().rows())));
    return new NetworkParts(file, arrays, false, chain, List.of());
  }

  private static String shown(List<Rational> thresholds) {
    List<String> first = thresholds.stream().distinct().limit(4).map(Rational::toString).toList();
    return first.size() == 1
        ? first.getFirst()
        : String.join(", ", first) + (first.size() < thresholds.size() ? ", ..." : "");
  }

  private static String told(List<String> steps) {
    return steps.isEmpty() ? "" : "; from " + String.join(", ", steps);
  }

  private String shape(String name) {
    ArrayLayout layout = arrays.get(name).layout();
    return "[%s, %s]".formatted(layout.rows(), layout.columns());
  }

  private void addInput() throws IOException {
    Map<Block, Integer> input = plan.starts(0);
    boolean isRaw = input.keySet().stream().allMatch(block -> block.kind() == Block.Kind.FEATURES);
    if (isRaw) {
      chain.add("h0 = x, %s features".formatted(plan.width(0)));
      return;
    }
    List<Block> blocks = List.copyOf(input.keySet());
    arrays.put(NetworkArrays.ENCODER, encoder(blocks));
    chain.add(
        "h0 = E x, %s%s"
            .formatted(
                shape(NetworkArrays.ENCODER),
                told(
                    blocks.getFirst().kind() == Block.Kind.ENCODED
                        ? blocks.getFirst().before().steps()
                        : List.of())));
  }

  private MatrixSource encoder(List<Block> blocks) throws IOException {
    MatrixSource source = blocks.size() == 1 ? stored(blocks.getFirst().before()) : null;
    if (source != null) {
      return source;
    }
    List<ExactRow> rows = new ArrayList<>();
    int columns = 0;
    for (Block block : blocks) {
      boolean isRaw = block.kind() == Block.Kind.FEATURES;
      Weights weights =
          isRaw
              ? new Weights.Identity(block.size())
              : block.before().parts().values().iterator().next();
      columns = weights.columns();
      rows.addAll(weights.exactRows());
    }
    return ComputedArray.matrix(file, NetworkArrays.ENCODER, columns, rows);
  }

  /** Returns the array of a map that is one product with it, or null. */
  private static @Nullable MatrixSource stored(AffineMap map) {
    boolean isOne = map.parts().size() == 1;
    return isOne && map.parts().values().iterator().next() instanceof Weights.Stored(var source)
        ? source
        : null;
  }

  private void addLayer(int level) throws IOException {
    Map<Block, Integer> blocks = plan.starts(level);
    String weight = NetworkArrays.weight(level);
    String bias = NetworkArrays.bias(level);
    List<String> steps = new ArrayList<>();
    boolean carries = false;
    for (Block block : blocks.keySet()) {
      carries |= block.level() < level;
      if (block.level() == level) {
        block.before().steps().stream().filter(step -> !steps.contains(step)).forEach(steps::add);
      }
    }
    if (blocks.size() == 1 && !carries) {
      AffineMap sums = blocks.keySet().iterator().next().before();
      arrays.put(weight, weights(weight, sums, level - 1));
      if (sums.hasOffset()) {
        arrays.put(bias, vector(bias, sums.offset(), sums.rows()));
      }
    } else {
      addJoined(level, blocks, weight, bias);
    }
    chain.add(
        "h%s = Relu(W h%s%s), %s%s%s"
            .formatted(
                level,
                level - 1,
                arrays.containsKey(bias) ? " + b" : "",
                shape(weight),
                told(steps),
                carries ? "; earlier values are handed on" : ""));
  }

  private void addJoined(int level, Map<Block, Integer> blocks, String weight, String bias)
      throws IOException {
    List<ExactRow> rows = new ArrayList<>();
    List<Rational> offsets = new ArrayList<>();
    for (Block block : blocks.keySet()) {
      if (block.level() == level) {
        rows.addAll(rows(block.before(), level - 1));
        offsets.addAll(block.before().offsets());
      } else {
        List<ExactRow> handedOn = handedOn(block, level);
        rows.addAll(handedOn);
        offsets.addAll(Collections.nCopies(handedOn.size(), Rational.ZERO));
      }
    }
    arrays.put(weight, ComputedArray.matrix(file, weight, plan.width(level - 1), rows));
    arrays.put(bias, ComputedArray.vector(file, bias, offsets));
  }

  private List<ExactRow> handedOn(Block block, int level) {
    int start = plan.starts(level - 1).get(block);
    boolean splits = LayerPlan.isSplit(block, level) && !LayerPlan.isSplit(block, level - 1);
    int width = LayerPlan.isSplit(block, level - 1) ? 2 * block.size() : block.size();
    List<ExactRow> rows = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      rows.add(ExactRow.unit(start + i, Rational.ONE));
    }
    for (int i = 0; splits && i < width; i++) {
      rows.add(ExactRow.unit(start + i, Rational.ONE.negated()));
    }
    return rows;
  }

  private MatrixSource weights(String name, AffineMap map, int below) throws IOException {
    Map<Block, Integer> read = plan.starts(below);
    boolean isAlone = read.size() == 1 && read.keySet().equals(map.parts().keySet());
    boolean isSplit = read.keySet().stream().anyMatch(block -> LayerPlan.isSplit(block, below));
    MatrixSource source = isAlone && !isSplit ? stored(map) : null;
    if (source != null) {
      return source;
    }
    return ComputedArray.matrix(file, name, plan.width(below), rows(map, below));
  }

  /** Returns rows that read a layer. */
  private List<ExactRow> rows(AffineMap map, int below) throws IOException {
    List<ExactRow> rows = new ArrayList<>(Collections.nCopies(map.rows(), ExactRow.EMPTY));
    for (Map.Entry<Block, List<ExactRow>> part : map.exactRows().entrySet()) {
      Block block = part.getKey();
      int start = plan.starts(below).get(block);
      for (int row = 0; row < rows.size(); row++) {
        ExactRow entries = part.getValue().get(row);
        ExactRow moved = entries.moved(column -> start + column);
        if (LayerPlan.isSplit(block, below)) {
          moved =
              moved.plus(
                  entries
                      .moved(column -> start + block.size() + column)
                      .times(Rational.ONE.negated()));
        }
        rows.set(row, rows.get(row).plus(moved));
      }
    }
    return rows;
  }

  private MatrixSource vector(String name, Offset offset, int rows) throws IOException {
    return offset instanceof Offset.Stored(MatrixSource source)
        ? source
        : ComputedArray.vector(file, name, offset.numbers(rows));
  }
}
