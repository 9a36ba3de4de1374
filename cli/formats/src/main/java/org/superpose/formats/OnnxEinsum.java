package org.superpose.formats;

import java.io.IOException;
import java.util.stream.Collectors;

/** A sum over products in Einstein's notation, as far as it is a product with a matrix. */
final class OnnxEinsum {

  private OnnxEinsum() {}

  static OnnxValue apply(OnnxCall call) throws IOException {
    OnnxGraph.Attribute equation = call.node().attributes().get("equation");
    String text = equation == null ? "" : equation.text().replace(" ", "");
    String[] sides = text.split("->", -1);
    String[] read = sides[0].split(",", -1);
    if (read.length != 2 || call.operands() != 2) {
      throw call.unfit("with equation %s is no product of two operands".formatted(quoted(text)));
    }
    boolean constantFirst = call.operand(0) instanceof OnnxValue.Constant;
    OnnxValue.Running value = call.running(constantFirst ? 1 : 0);
    OnnxValue.Constant matrix = call.constant(constantFirst ? 0 : 1);
    String row = spelled(read[constantFirst ? 1 : 0], value.shape().rank());
    String pair = read[constantFirst ? 0 : 1];
    String summed =
        pair.chars()
            .filter(label -> row.indexOf(label) >= 0)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    boolean fits =
        pair.length() == 2
            && matrix.shape().rank() == 2
            && summed.length() == 1
            && row.length() == value.shape().rank()
            && row.chars().distinct().count() == row.length();
    if (!fits) {
      throw call.unfit("with equation %s is no product with a matrix".formatted(quoted(text)));
    }
    String kept = pair.replace(summed, "");
    String product = row.replace(summed, "") + kept;
    String given = sides.length == 2 ? spelled(sides[1], product.length()) : sorted(product);
    if (!sorted(given).equals(sorted(product))) {
      throw call.unfit("with equation %s is no product with a matrix".formatted(quoted(text)));
    }
    OnnxValue turned =
        OnnxShapes.permuted(call, value, order(row, row.replace(summed, "") + summed));
    OnnxValue oriented = OnnxShapes.permuted(call, matrix, order(pair, summed + kept));
    OnnxValue.Running result =
        OnnxProducts.timesMatrix(call, (OnnxValue.Running) turned, (OnnxValue.Constant) oriented);
    return OnnxShapes.permuted(call, result, order(product, given));
  }

  /** Writes letters of their own for the axes that three dots stand for. */
  private static String spelled(String labels, int rank) {
    int missing = rank - labels.replace("...", "").length();
    String capitals = "ZYXWVUTS".substring(0, Math.clamp(missing, 0, 8));
    return labels.replace("...", capitals);
  }

  private static String sorted(String labels) {
    return labels.chars().sorted().mapToObj(Character::toString).collect(Collectors.joining());
  }

  private static int[] order(String from, String to) {
    return to.chars().map(from::indexOf).toArray();
  }

  private static String quoted(String text) {
    return NetworkFileException.quote(text);
  }
}
