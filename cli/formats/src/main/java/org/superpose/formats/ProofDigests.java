package org.superpose.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Problem;
import org.superpose.formats.digest.Sha256;

/**
 * The digests in the head of a proof file, as docs/proof-format.md has them: of values only, never
 * of the form in which a matrix is kept or the alphabet that it declares.
 */
final class ProofDigests {

  private final MessageDigest sha256 = Sha256.start();
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 13).order(ByteOrder.LITTLE_ENDIAN);

  private ProofDigests() {}

  /** Returns the digests of the matrices of a network by name, in the order of evaluation. */
  static Map<String, String> of(Network network) {
    Map<String, String> digests = new LinkedHashMap<>();
    NetworkArrays.parts(network).forEach((name, matrix) -> digests.put(name, of(matrix)));
    return digests;
  }

  /** Returns the digest of a matrix. Cost: three looks at every entry. */
  static String of(Matrix matrix) {
    ProofDigests digest = new ProofDigests();
    digest.add(matrix);
    return digest.text();
  }

  /** Returns the digest of a problem. */
  static String of(Problem problem) {
    ProofDigests digest = new ProofDigests();
    boolean alike = problem.commonGate().isPresent() && problem.domain() instanceof Domain.AtMost;
    String sizes = problem.features() + " " + problem.outputs() + " " + problem.sparsity();
    digest.add(
        alike
            ? FunctionText.of(problem.gate()) + " " + sizes
            : "functions " + sizes + blocks(problem.domain()));
    for (int output = 0; output < problem.outputs(); output++) {
      StringJoiner line = new StringJoiner(" ");
      if (!alike) {
        line.add(FunctionText.of(problem.function(output)));
      }
      for (int position = 0; position < problem.arity(output); position++) {
        line.add(String.valueOf(problem.input(output, position)));
      }
      digest.add(line.toString());
    }
    return digest.text();
  }

  private static String blocks(Domain domain) {
    return switch (domain) {
      case Domain.AtMost _ -> "";
      case Domain.Blocks blocks -> " blocks " + blocks.size() + " " + blocks.active();
    };
  }

  private void add(String line) {
    sha256.update((line + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private void add(Matrix matrix) {
    add(matrix.rows());
    add(matrix.columns());
    for (int row = 0; row < matrix.rows(); row++) {
      int[] nonzeros = {0};
      matrix.forEachInRow(row, (_, _) -> nonzeros[0]++);
      add(nonzeros[0]);
    }
    for (int row = 0; row < matrix.rows(); row++) {
      matrix.forEachInRow(row, (column, _) -> add(column));
    }
    for (int row = 0; row < matrix.rows(); row++) {
      matrix.forEachInRow(row, (_, value) -> add(value));
    }
  }

  private void add(int number) {
    room(Integer.BYTES).putInt(number);
  }

  private void add(double number) {
    room(Double.BYTES).putDouble(number);
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  private void flush() {
    sha256.update(buffer.flip());
    buffer.clear();
  }

  private String text() {
    flush();
    return "sha256:" + Sha256.hex(sha256);
  }
}
