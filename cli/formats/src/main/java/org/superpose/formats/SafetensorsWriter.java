package org.superpose.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.SparseMatrix;

/**
 * Writes matrices as a safetensors file: a length, a JSON head, and the entries as they are in
 * memory. Each matrix is in the smallest number type that holds its alphabet; large sparse ones are
 * written as compressed rows, {@code X.shape}, {@code X.crow}, {@code X.col} and {@code X.values}.
 * Equal matrices give equal bytes. Holds one row at a time.
 */
final class SafetensorsWriter {

  private static final int ALIGNMENT = 8;

  private SafetensorsWriter() {}

  /** An array to write: what the head says, and the entries. */
  private record Tensor(String name, ArrayLayout layout, AtomicFile.Content content) {

    static Tensor of(String name, Matrix matrix) {
      ArrayLayout layout = DenseBytes.layout(name, matrix);
      return new Tensor(name, layout, out -> DenseBytes.write(matrix, layout.type(), out));
    }

    String head(long start) {
      return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%s,%s]}"
          .formatted(
              name,
              layout.type().safetensors(),
              layout.shape().toString().replace(" ", ""),
              start,
              start + layout.bytes());
    }
  }

  /** Writes a file of matrices by name; the entries must keep their alphabets. */
  static void write(OutputStream out, Map<String, Matrix> matrices) throws IOException {
    List<Tensor> tensors = tensors(matrices);
    out.write(head(tensors));
    for (Tensor tensor : tensors) {
      tensor.content().writeTo(out);
    }
  }

  /** Returns how many bytes the file takes. */
  static long bytes(Map<String, Matrix> matrices) {
    List<Tensor> tensors = tensors(matrices);
    return head(tensors).length
        + tensors.stream().mapToLong(tensor -> tensor.layout().bytes()).sum();
  }

  /** Larger types come first, so that every entry is aligned. */
  private static List<Tensor> tensors(Map<String, Matrix> matrices) {
    List<Tensor> tensors = new ArrayList<>();
    matrices.forEach(
        (name, matrix) -> {
          if (matrix instanceof SparseMatrix sparse && SparseForm.paysFor(sparse)) {
            addSparse(tensors, name, sparse);
          } else {
            tensors.add(Tensor.of(name, matrix));
          }
        });
    tensors.sort(
        Comparator.comparingInt((Tensor tensor) -> -tensor.layout().type().size())
            .thenComparing(Tensor::name));
    return tensors;
  }

  private static void addSparse(List<Tensor> tensors, String name, SparseMatrix matrix) {
    NumberType type = NumberType.holding(matrix.alphabet());
    int nonzeros = (int) matrix.nonzeros();
    tensors.add(
        new Tensor(
            name + SparseForm.SHAPE,
            ArrayLayout.of(NumberType.INT32, 2),
            out -> SparseForm.writeShape(matrix, out)));
    tensors.add(
        new Tensor(
            name + SparseForm.STARTS,
            ArrayLayout.of(NumberType.INT32, matrix.rows() + 1),
            out -> SparseForm.writeStarts(matrix, out)));
    tensors.add(
        new Tensor(
            name + SparseForm.COLUMNS,
            ArrayLayout.of(NumberType.INT32, nonzeros),
            out -> SparseForm.writeColumns(matrix, out)));
    tensors.add(
        new Tensor(
            name + SparseForm.VALUES,
            ArrayLayout.of(type, nonzeros),
            out -> SparseForm.writeValues(matrix, type, out)));
  }

  private static byte[] head(List<Tensor> tensors) {
    StringBuilder json = new StringBuilder("{\"__metadata__\":{\"format\":\"pt\"}");
    long start = 0;
    for (Tensor tensor : tensors) {
      json.append(',').append(tensor.head(start));
      start += tensor.layout().bytes();
    }
    return head(json.append('}').toString());
  }

  /** Returns the head of a file: the length of a JSON object, and the object. */
  static byte[] head(String json) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    int length = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] padded = Arrays.copyOf(text, length);
    Arrays.fill(padded, text.length, length, (byte) ' ');
    return ByteBuffer.allocate(Long.BYTES + length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(length)
        .put(padded)
        .array();
  }
}
