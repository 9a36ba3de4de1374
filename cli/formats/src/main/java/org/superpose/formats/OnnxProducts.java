package org.superpose.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Operations that are products of values with a constant matrix. */
final class OnnxProducts {

  private OnnxProducts() {}

  static Map<String, OnnxOperator> operators() {
    return Map.of(
        "MatMul", OnnxProducts::matMul,
        "Gemm", OnnxProducts::gemm,
        "Einsum", OnnxEinsum::apply,
        "Conv", OnnxProducts::conv);
  }

  private static OnnxValue matMul(OnnxCall call) throws IOException {
    return product(call, call.operand(0), call.operand(1));
  }

  /** Returns the product of two operands, of which at least one is a constant. */
  static OnnxValue product(OnnxCall call, OnnxValue left, OnnxValue right) throws IOException {
    if (left instanceof OnnxValue.Constant first && right instanceof OnnxValue.Constant second) {
      return constant(call, first, second);
    }
    if (right instanceof OnnxValue.Constant matrix) {
      return timesMatrix(call, call.running(0), matrix);
    }
    if (left instanceof OnnxValue.Constant matrix) {
      return matrixTimes(call, matrix, call.running(1));
    }
    throw call.unfit("multiplies two values that depend on the input");
  }

  private static OnnxValue constant(
      OnnxCall call, OnnxValue.Constant left, OnnxValue.Constant right) throws IOException {
    Weights first = weights(call, left);
    Weights second = weights(call, right);
    if (left.shape().rank() != 2 || right.shape().rank() != 2 || first.columns() != second.rows()) {
      throw call.unfit("multiplies shapes %s and %s".formatted(left.shape(), right.shape()));
    }
    List<ExactRow> matrix = second.exactRows();
    List<Rational> numbers = new ArrayList<>();
    for (ExactRow row : first.exactRows()) {
      List<Rational> entries =
          new ArrayList<>(Collections.nCopies(second.columns(), Rational.ZERO));
      ExactRow product = row.times(matrix, second.columns());
      for (int i = 0; i < product.size(); i++) {
        entries.set(product.columns()[i], product.value(i));
      }
      numbers.addAll(entries);
    }
    return new OnnxValue.Computed(TensorShape.of(List.of(first.rows(), second.columns())), numbers);
  }

  /** Returns a constant as a matrix of its two axes; a vector is a column. */
  static Weights weights(OnnxCall call, OnnxValue.Constant constant) throws IOException {
    List<Integer> lengths = new ArrayList<>(constant.shape().lengths());
    while (lengths.size() > 2 && lengths.getFirst() == 1) {
      lengths.removeFirst();
    }
    if (lengths.isEmpty() || lengths.size() > 2) {
      throw call.unfit(
          "multiplies with shape %s; a product needs a matrix".formatted(constant.shape()));
    }
    int rows = lengths.getFirst();
    int columns = lengths.size() == 1 ? 1 : lengths.getLast();
    if (constant instanceof OnnxValue.Stored(_, MatrixSource source)
        && source.layout().rows() == rows
        && source.layout().columns() == columns) {
      return new Weights.Stored(
          source.layout().shape().size() == 2 ? source : source.transposed().transposed());
    }
    List<Rational> numbers = constant.numbers();
    List<ExactRow> list = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      list.add(dense(numbers.subList(row * columns, (row + 1) * columns)));
    }
    return new Weights.Exact(columns, list);
  }

  private static ExactRow dense(List<Rational> numbers) {
    ExactRow.Builder builder = new ExactRow.Builder();
    for (int column = 0; column < numbers.size(); column++) {
      builder.add(column, numbers.get(column));
    }
    return builder.row();
  }

  /** Returns weights with rows and columns exchanged. */
  static Weights transposed(Weights weights) throws IOException {
    if (weights instanceof Weights.Stored(MatrixSource source)) {
      return new Weights.Stored(source.transposed());
    }
    List<ExactRow.Builder> columns = new ArrayList<>();
    for (int column = 0; column < weights.columns(); column++) {
      columns.add(new ExactRow.Builder());
    }
    int number = 0;
    for (ExactRow row : weights.exactRows()) {
      for (int i = 0; i < row.size(); i++) {
        columns.get(row.columns()[i]).add(number, row.value(i));
      }
      number++;
    }
    return new Weights.Exact(weights.rows(), columns.stream().map(ExactRow.Builder::row).toList());
  }

  /** Multiplies every vector along the last axis with a matrix {@code [inputs, outputs]}. */
  static OnnxValue.Running timesMatrix(
      OnnxCall call, OnnxValue.Running value, OnnxValue.Constant constant) throws IOException {
    Weights matrix = transposed(weights(call, constant));
    TensorShape shape = value.shape();
    int last = shape.rank() - 1;
    require(call, last >= 0 && last != shape.batch(), shape, matrix);
    requireLength(call, constant, matrix.columns(), shape.length(last));
    List<Integer> lengths = new ArrayList<>(shape.lengths().subList(0, last));
    if (constant.shape().rank() > 1) {
      lengths.add(matrix.rows());
    }
    int positions = shape.size() / matrix.columns();
    Weights all = positions == 1 ? matrix : repeated(matrix, positions);
    return call.result(
        new TensorShape(lengths, shape.batch(), shape.examples()),
        call.folding().product(value.map(), all));
  }

  private static void require(OnnxCall call, boolean fits, TensorShape shape, Weights matrix)
      throws NetworkFileException {
    if (!fits) {
      throw call.unfit(
          "takes the batch for features: it multiplies %s with [%s, %s]"
              .formatted(shape, matrix.rows(), matrix.columns()));
    }
  }

  private static void requireLength(
      OnnxCall call, OnnxValue.Constant constant, int expected, int length)
      throws NetworkFileException {
    if (expected != length) {
      String complaint =
          "has shape %s, but is multiplied with %s values".formatted(constant.shape(), length);
      throw constant instanceof OnnxValue.Stored(_, MatrixSource source)
          ? source.complaint(complaint)
          : call.unfit("reads a constant that " + complaint);
    }
  }

  /** Returns the matrix that multiplies several vectors, one after another, with the same one. */
  private static Weights repeated(Weights matrix, int positions) throws IOException {
    List<ExactRow> rows = new ArrayList<>();
    for (int position = 0; position < positions; position++) {
      int start = position * matrix.columns();
      for (ExactRow row : matrix.exactRows()) {
        rows.add(row.moved(column -> start + column));
      }
    }
    return new Weights.Exact(matrix.columns() * positions, rows);
  }

  /**
   * Multiplies a matrix {@code [outputs, inputs]} with every vector along the last axis but one.
   */
  static OnnxValue.Running matrixTimes(
      OnnxCall call, OnnxValue.Constant constant, OnnxValue.Running value) throws IOException {
    Weights matrix = weights(call, constant);
    if (constant.shape().rank() == 1) {
      matrix = transposed(matrix);
    }
    TensorShape shape = value.shape();
    int axis = Math.max(0, shape.rank() - 2);
    boolean isVector = shape.rank() == 1;
    int across = isVector || shape.rank() == 0 ? 1 : shape.length(shape.rank() - 1);
    require(call, shape.rank() > 0 && axis != shape.batch() && across == 1, shape, matrix);
    requireLength(call, constant, matrix.columns(), shape.length(axis));
    List<Integer> lengths = new ArrayList<>(shape.lengths());
    lengths.set(axis, matrix.rows());
    int positions = shape.size() / matrix.columns();
    Weights all = positions == 1 ? matrix : repeated(matrix, positions);
    return call.result(
        new TensorShape(lengths, shape.batch(), shape.examples()),
        call.folding().product(value.map(), all));
  }

  private static OnnxValue gemm(OnnxCall call) throws IOException {
    OnnxValue left = turned(call, call.operand(0), "transA");
    OnnxValue right = turned(call, call.operand(1), "transB");
    if (left instanceof OnnxValue.Grown || right instanceof OnnxValue.Grown) {
      left = left instanceof OnnxValue.Grown ? turned(call, call.running(0), "transA") : left;
      right = right instanceof OnnxValue.Grown ? turned(call, call.running(1), "transB") : right;
    }
    OnnxValue product;
    if (left instanceof OnnxValue.Running running && right instanceof OnnxValue.Constant matrix) {
      product = timesMatrix(call, running, matrix);
    } else if (left instanceof OnnxValue.Constant matrix
        && right instanceof OnnxValue.Running running) {
      product = matrixTimes(call, matrix, running);
    } else {
      product = product(call, left, right);
    }
    product = OnnxArithmetic.times(call, product, factor(call, "alpha"));
    if (!call.has(2)) {
      return product;
    }
    OnnxValue added = OnnxArithmetic.times(call, call.operand(2), factor(call, "beta"));
    return OnnxArithmetic.sum(call, product, added);
  }

  private static OnnxValue.Constant factor(OnnxCall call, String name) {
    Rational factor = Rational.of(call.node().single(name, 1));
    return new OnnxValue.Computed(TensorShape.of(List.of()), List.of(factor));
  }

  private static OnnxValue turned(OnnxCall call, OnnxValue value, String flag) throws IOException {
    if (value.shape().rank() != 2) {
      throw call.unfit("multiplies shape %s, which is no matrix".formatted(value.shape()));
    }
    boolean turns = call.node().number(flag, 0) != 0;
    return turns ? OnnxShapes.permuted(call, value, new int[] {1, 0}) : value;
  }

  /** A convolution at a single position is a product. */
  private static OnnxValue conv(OnnxCall call) throws IOException {
    OnnxValue.Running value = call.running(0);
    OnnxValue.Constant kernel = call.constant(1);
    TensorShape shape = value.shape();
    List<Long> pads = call.node().numbers("pads");
    boolean fits =
        shape.batch() == 0
            && shape.rank() >= 3
            && kernel
                .shape()
                .lengths()
                .subList(1, kernel.shape().rank())
                .equals(shape.lengths().subList(1, shape.rank()))
            && call.node().number("group", 1) == 1
            && (pads == null || pads.stream().allMatch(pad -> pad == 0));
    if (!fits) {
      throw call.unfit(
          "over more than one position is not readable; write its layer as one matrix product");
    }
    int outputs = kernel.shape().length(0);
    OnnxValue.Constant matrix = kernel.in(TensorShape.of(List.of(outputs, shape.size())));
    List<Integer> lengths = new ArrayList<>(Collections.nCopies(shape.rank(), 1));
    lengths.set(1, outputs);
    AffineMap map = call.folding().product(value.map(), weights(call, matrix));
    if (call.has(2)) {
      map = call.folding().plus(map, new Offset.Exact(call.constant(2).numbers()));
    }
    return call.result(new TensorShape(lengths, 0, shape.examples()), map);
  }
}
