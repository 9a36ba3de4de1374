package org.superpose.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.superpose.formats.ModelDescription.Orientation;

/**
 * Arrays with names of other programs as products one after another: those of a PyTorch state
 * dictionary ({@code X.weight}, {@code X.bias}), of Keras ({@code X/kernel}), of scikit-learn
 * ({@code coefs_0}, {@code intercepts_0}), {@code W1}, {@code b1}, ..., or any names in the order
 * that a description gives.
 */
final class NamedProducts {

  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,9})(\\D*)");
  private static final List<String> ENDINGS =
      List.of(".weight", "/kernel:0", "/kernel", ".kernel", "/weight", ".W", "/W");

  private final ArrayFile file;
  private final NetworkDescription description;

  private NamedProducts(ArrayFile file, NetworkDescription description) {
    this.file = file;
    this.description = description;
  }

  /** A product's weights, what may be added to it, and whether a Relu follows, if that is said. */
  private record Product(
      String name, StoredArray weights, @Nullable StoredArray bias, @Nullable Boolean relu) {}

  /**
   * Returns the parts of the network that a file holds.
   *
   * @throws NetworkFileException if the names do not tell, or the shapes do not fit
   */
  static NetworkParts parts(ArrayFile file, NetworkDescription description) throws IOException {
    return new NamedProducts(file, description).parts();
  }

  private NetworkParts parts() throws IOException {
    List<Product> products = products();
    boolean outIn = description.model().orientation() != Orientation.IN_OUT;
    if (description.model().orientation() == Orientation.ANY) {
      outIn = chains(products, true) || !chains(products, false);
    }
    Folding folding = new Folding();
    Block features = Block.features(features(products.getFirst(), outIn));
    AffineMap values = AffineMap.of(features);
    for (int i = 0; i < products.size(); i++) {
      Product product = products.get(i);
      boolean isLast = i == products.size() - 1;
      StoredArray weights = outIn ? product.weights : product.weights.transposed();
      int outputs = description.problem().outputs();
      requireFits(weights, isLast && outputs > 0 ? outputs : -1, values.rows());
      values = folding.product(values, new Weights.Stored(weights)).after(told(product.weights));
      values = withBias(folding, values, product.bias);
      boolean isEncoder = i == 0 && description.model().encoder();
      boolean relu = product.relu == null ? !isLast && !isEncoder : product.relu;
      values = relu ? folding.relu(values) : values;
    }
    return parts(folding, values, features, products);
  }

  /** A problem that does not say how many features it has takes those of the first product. */
  private int features(Product first, boolean outIn) {
    ArrayLayout layout = first.weights.layout();
    int stated = description.problem().features();
    return stated > 0 ? stated : outIn ? layout.columns() : layout.rows();
  }

  private static String told(StoredArray array) {
    return NetworkFileException.quote(array.name());
  }

  private NetworkParts parts(
      Folding folding, AffineMap values, Block features, List<Product> products)
      throws IOException {
    Rational limit = Rational.of(description.model().threshold().orElse(0));
    Condition condition =
        new Condition(Relation.ABOVE, AffineMap.constant(values.rows(), limit).offset());
    NetworkParts parts =
        NetworkAssembly.of(file.file(), new ScoreFitting(folding).fit(values, condition), features);
    List<String> chain = new ArrayList<>(parts.chain());
    Set<String> left = new TreeSet<>(file.arrays().keySet());
    for (Product product : products) {
      left.remove(product.weights.name());
      if (product.bias != null) {
        left.remove(product.bias.name());
      }
    }
    if (!left.isEmpty()) {
      chain.add("left out: " + NamedParts.names(left));
    }
    List<String> notes = new ArrayList<>(folding.notes());
    if (products.stream().anyMatch(product -> product.relu == null)) {
      notes.add(assumed(products));
    }
    return new NetworkParts(file.file(), parts.arrays(), false, chain, notes);
  }

  /** Arrays do not say where a Relu is. */
  private String assumed(List<Product> products) {
    Set<String> before = new TreeSet<>();
    int first = description.model().encoder() ? 1 : 0;
    for (Product product : products.subList(first, Math.max(first, products.size() - 1))) {
      if (product.relu == null) {
        before.add(product.weights.name());
      }
    }
    return before.isEmpty()
        ? "no Relu is taken to follow any product"
        : "a Relu is taken to follow %s, and none the others; 'network.layers' can say otherwise"
            .formatted(NamedParts.names(before));
  }

  private static void requireFits(StoredArray weights, int rows, int columns)
      throws NetworkFileException {
    ArrayLayout layout = weights.layout();
    boolean fits =
        layout.shape().size() == 2
            && layout.columns() == columns
            && (rows < 0 || layout.rows() == rows);
    if (!fits) {
      throw weights.complaint(
          "has shape %s, expected (%s, %s)"
              .formatted(layout.shapeText(), rows < 0 ? "any" : String.valueOf(rows), columns));
    }
  }

  private static AffineMap withBias(Folding folding, AffineMap values, @Nullable StoredArray bias)
      throws IOException {
    if (bias == null) {
      return values;
    }
    ArrayLayout layout = bias.layout();
    boolean fits =
        layout.entries() == 1
            || (layout.entries() == values.rows()
                && Math.min(layout.rows(), layout.columns()) == 1);
    if (!fits) {
      throw bias.complaint(
          "has shape %s, expected (%s,)".formatted(layout.shapeText(), values.rows()));
    }
    return folding.plus(values, new Offset.Stored(bias)).after(told(bias));
  }

  /** Returns whether the shapes fit the problem and one another. */
  private boolean chains(List<Product> products, boolean outIn) {
    int width = features(products.getFirst(), outIn);
    for (Product product : products) {
      ArrayLayout layout = product.weights.layout();
      if ((outIn ? layout.columns() : layout.rows()) != width) {
        return false;
      }
      width = outIn ? layout.rows() : layout.columns();
    }
    int outputs = description.problem().outputs();
    return outputs == 0 || width == outputs;
  }

  private List<Product> products() throws NetworkFileException {
    List<ModelDescription.Layer> layers = description.model().layers();
    if (layers.isEmpty()) {
      return ordered(found());
    }
    List<Product> products = new ArrayList<>();
    for (ModelDescription.Layer layer : layers) {
      StoredArray weights = weights(layer.name());
      StoredArray bias = layer.bias() == null ? bias(weights.name()) : array(layer.bias());
      products.add(new Product(layer.name(), weights, bias, layer.relu()));
    }
    return products;
  }

  private StoredArray weights(String name) throws NetworkFileException {
    if (!file.arrays().containsKey(name)) {
      for (String ending : ENDINGS) {
        if (file.arrays().containsKey(name + ending)) {
          return array(name + ending);
        }
      }
    }
    return array(name);
  }

  private StoredArray array(String name) throws NetworkFileException {
    StoredArray array = file.arrays().get(name);
    if (array == null) {
      throw new NetworkFileException(
          description.file(),
          "'network.layers' names %s, but the arrays are %s"
              .formatted(
                  NetworkFileException.quote(name), NamedParts.names(file.arrays().keySet())));
    }
    return array;
  }

  /** Returns the array whose name says that it is added to a product, or null. */
  private @Nullable StoredArray bias(String weights) {
    List<String> names =
        List.of(
            weights.replaceFirst("weight(?=[^a-z]*$)", "bias"),
            weights.replaceFirst("kernel(?=[^a-z]*$)", "bias"),
            weights.replaceFirst("^coefs_", "intercepts_"),
            weights.replaceFirst("^[Ww](?=[^a-z]|$)", "b"),
            weights.replaceFirst("(?<=[^A-Za-z])[Ww]$", "b"));
    for (String name : names) {
      StoredArray bias = file.arrays().get(name);
      if (bias != null && !name.equals(weights)) {
        return bias;
      }
    }
    return null;
  }

  private Map<String, Product> found() throws NetworkFileException {
    Map<String, StoredArray> left = new TreeMap<>(file.arrays());
    Map<String, Product> products = new LinkedHashMap<>();
    for (StoredArray array : file.arrays().values()) {
      boolean isNamedSo = bias(array.name()) != null || array.layout().shape().size() == 2;
      if (isNamedSo) {
        StoredArray bias = bias(array.name());
        left.remove(array.name());
        if (bias != null) {
          left.remove(bias.name());
        }
        String name = product(array.name());
        products.put(name, new Product(name, array, bias, null));
      }
    }
    if (products.isEmpty() || !left.isEmpty()) {
      throw new NetworkFileException(
          file.file(),
          ("has arrays %s; readable are encoder, layer1.weight, layer1.bias, ..., readout,"
                  + " threshold, or X.weight and X.bias for each product, or W1, b1, W2, ...;"
                  + " of others, 'network.layers' must name the weights in order")
              .formatted(NamedParts.names(file.arrays().keySet())));
    }
    return products;
  }

  private static String product(String weights) {
    for (String ending : ENDINGS) {
      if (weights.endsWith(ending)) {
        return weights.substring(0, weights.length() - ending.length());
      }
    }
    return weights;
  }

  private List<Product> ordered(Map<String, Product> products) throws NetworkFileException {
    Map<Integer, Product> byNumber = new TreeMap<>();
    String frame = null;
    for (Product product : products.values()) {
      Matcher numbered = NUMBERED.matcher(product.name);
      String around = numbered.matches() ? numbered.group(1) + "#" + numbered.group(3) : null;
      boolean fits =
          around != null
              && (frame == null || frame.equals(around))
              && byNumber.put(Integer.parseInt(numbered.group(2)), product) == null;
      if (!fits && products.size() > 1) {
        throw new NetworkFileException(
            description.file(),
            "'network.layers' must say in which order %s are applied"
                .formatted(NamedParts.names(products.keySet())));
      }
      frame = around;
    }
    return products.size() == 1 ? List.copyOf(products.values()) : List.copyOf(byNumber.values());
  }
}
