package org.superpose.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.superpose.formats.ModelDescription.Orientation;

/**
 * Tells from the names of arrays what they are: the project's own names, those of a PyTorch state
 * dictionary ({@code X.weight}, {@code X.bias}), or {@code W1}, {@code b1}, ...
 */
final class NamedParts {

  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,9})(\\D*)");
  private static final Pattern SHORT = Pattern.compile("([Ww])(\\d{1,9})");
  private static final Set<String> OWN =
      Set.of(
          NetworkArrays.ENCODER,
          NetworkArrays.READOUT,
          NetworkArrays.THRESHOLD,
          NetworkArrays.ENCODER + SparseForm.STARTS,
          NetworkArrays.READOUT + SparseForm.STARTS);

  private final ArrayFile file;
  private final NetworkDescription description;

  private NamedParts(ArrayFile file, NetworkDescription description) {
    this.file = file;
    this.description = description;
  }

  /** A product's weights and what may be added to it. */
  private record Product(String name, StoredArray weights, StoredArray bias) {}

  /**
   * Returns the parts of the network that a file holds.
   *
   * @throws NetworkFileException if the names do not tell
   */
  static NetworkParts of(ArrayFile file, NetworkDescription description) throws IOException {
    NamedParts parts = new NamedParts(file, description);
    return hasOwnNames(file) ? parts.own() : parts.foreign();
  }

  /** Returns whether the arrays have the project's own names. */
  static boolean hasOwnNames(ArrayFile file) {
    return file.arrays().keySet().stream().anyMatch(OWN::contains);
  }

  private NetworkParts own() throws IOException {
    Map<String, MatrixSource> parts = new HashMap<>(file.arrays());
    for (String name : file.arrays().keySet()) {
      if (name.endsWith(SparseForm.STARTS)) {
        String matrix = name.substring(0, name.length() - SparseForm.STARTS.length());
        if (parts.put(matrix, sparse(matrix, parts)) != null) {
          throw file.arrays().get(name).complaint("stands beside a dense matrix of that name");
        }
      }
    }
    return new NetworkParts(file.file(), parts, true, false);
  }

  private SparseArray sparse(String name, Map<String, MatrixSource> parts) throws IOException {
    StoredArray starts = take(name + SparseForm.STARTS, parts);
    StoredArray columns = take(name + SparseForm.COLUMNS, parts);
    StoredArray values = take(name + SparseForm.VALUES, parts);
    StoredArray shape = take(name + SparseForm.SHAPE, parts);
    int rows = starts.layout().rows() - 1;
    double width;
    requireLength(shape, 2);
    try (Entries entries = shape.entries()) {
      if (entries.next() != rows) {
        throw shape.complaint("does not match " + starts.name());
      }
      width = entries.next();
    }
    requireLength(starts, rows + 1);
    requireLength(columns, values.layout().entries());
    requireLength(values, values.layout().rows());
    if (rows < 1 || !(width >= 1 && width == (int) width)) {
      throw shape.complaint("is not the shape of a matrix");
    }
    return new SparseArray(
        file.file(),
        name,
        ArrayLayout.of(values.layout().type(), rows, (int) width),
        false,
        new SparseArray.Rows(starts, columns),
        values);
  }

  private static void requireLength(StoredArray array, long length) throws NetworkFileException {
    if (array.layout().columns() != 1 || array.layout().rows() != length) {
      throw array.complaint(
          "has shape %s, expected (%s,)".formatted(array.layout().shapeText(), length));
    }
  }

  private StoredArray take(String name, Map<String, MatrixSource> parts)
      throws NetworkFileException {
    parts.remove(name);
    StoredArray array = file.arrays().get(name);
    if (array == null) {
      throw NetworkFileException.ofArray(file.file(), name, "is missing");
    }
    return array;
  }

  private NetworkParts foreign() throws NetworkFileException {
    List<Product> products = ordered(products());
    boolean outIn = description.model().orientation() != Orientation.IN_OUT;
    if (description.model().orientation() == Orientation.ANY) {
      outIn = chains(products, true) || !chains(products, false);
    }
    MlpBuilder builder = new MlpBuilder(file.file());
    for (int i = 0; i < products.size(); i++) {
      Product product = products.get(i);
      builder.product(outIn ? product.weights() : product.weights().transposed());
      if (product.bias() != null) {
        builder.bias(product.bias());
      }
      boolean isEncoder = i == 0 && description.model().encoder();
      if (i < products.size() - 1 && !isEncoder) {
        builder.relu();
      }
    }
    return builder.parts();
  }

  /** Returns whether the shapes fit one another, and the problem as far as it is known. */
  private boolean chains(List<Product> products, boolean outIn) {
    int width = description.problem().features();
    for (Product product : products) {
      ArrayLayout layout = product.weights().layout();
      if (width != 0 && (outIn ? layout.columns() : layout.rows()) != width) {
        return false;
      }
      width = outIn ? layout.rows() : layout.columns();
    }
    int outputs = description.problem().outputs();
    return outputs == 0 || width == outputs;
  }

  private Map<String, Product> products() throws NetworkFileException {
    Map<String, StoredArray> left = new TreeMap<>(file.arrays());
    Map<String, Product> products = new LinkedHashMap<>();
    for (StoredArray array : file.arrays().values()) {
      String name = array.name();
      Matcher shortName = SHORT.matcher(name);
      if (name.endsWith(".weight")) {
        String prefix = name.substring(0, name.length() - ".weight".length());
        left.remove(name);
        products.put(prefix, new Product(prefix, array, left.remove(prefix + ".bias")));
      } else if (shortName.matches()) {
        left.remove(name);
        products.put(name, new Product(name, array, left.remove("b" + shortName.group(2))));
      }
    }
    if (products.isEmpty() || !left.isEmpty()) {
      throw new NetworkFileException(
          file.file(),
          "has arrays %s; readable are encoder, layer1.weight, layer1.bias, ..., readout, threshold,"
                  .formatted(names(file.arrays().keySet()))
              + " or X.weight and X.bias for each product, or W1, b1, W2, ...");
    }
    return products;
  }

  private List<Product> ordered(Map<String, Product> products) throws NetworkFileException {
    List<String> layers = description.model().layers();
    if (!layers.isEmpty()) {
      if (layers.size() != products.size() || !products.keySet().equals(Set.copyOf(layers))) {
        throw new NetworkFileException(
            description.file(),
            "'network.layers' must name each of %s once".formatted(names(products.keySet())));
      }
      return layers.stream().map(products::get).toList();
    }
    Map<Integer, Product> byNumber = new TreeMap<>();
    String frame = null;
    for (Product product : products.values()) {
      Matcher numbered = NUMBERED.matcher(product.name());
      String around = numbered.matches() ? numbered.group(1) + "#" + numbered.group(3) : null;
      boolean fits =
          around != null
              && (frame == null || frame.equals(around))
              && byNumber.put(Integer.parseInt(numbered.group(2)), product) == null;
      if (!fits && products.size() > 1) {
        throw new NetworkFileException(
            description.file(),
            "'network.layers' must say in which order %s are applied"
                .formatted(names(products.keySet())));
      }
      frame = around;
    }
    return products.size() == 1 ? List.copyOf(products.values()) : List.copyOf(byNumber.values());
  }

  private static String names(Set<String> names) {
    List<String> shown = new ArrayList<>();
    names.stream()
        .sorted(Comparator.naturalOrder())
        .limit(12)
        .forEach(name -> shown.add(NetworkFileException.quote(name)));
    return String.join(", ", shown) + (names.size() > 12 ? ", ..." : "");
  }
}
