package org.superpose.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.superpose.core.network.Matrix;
import org.superpose.formats.digest.Sha256;

/**
 * SHA-256 digests of matrices. They do not depend on the format of a file: the digest of a matrix
 * is that of its entries row by row, little-endian, each in the smallest type that holds the
 * alphabet.
 */
final class ArrayDigest {

  private ArrayDigest() {}

  /** Returns {@code sha256:} and 64 hexadecimal digits. */
  static String of(Matrix matrix) {
    MessageDigest sha256 = Sha256.start();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
      DenseBytes.write(matrix, NumberType.holding(matrix.alphabet()), out);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is written", e);
    }
    return text(sha256);
  }

  /** Returns the digests of matrices by name, in their order. */
  static Map<String, String> of(Map<String, Matrix> matrices) {
    Map<String, String> digests = new LinkedHashMap<>();
    matrices.forEach((name, matrix) -> digests.put(name, of(matrix)));
    return digests;
  }

  /** Returns one digest for all: that of lines of a name, a space and its digest, by name. */
  static String ofAll(Map<String, String> digests) {
    MessageDigest sha256 = Sha256.start();
    new TreeMap<>(digests)
        .forEach(
            (name, digest) ->
                sha256.update((name + " " + digest + "\n").getBytes(StandardCharsets.UTF_8)));
    return text(sha256);
  }

  private static String text(MessageDigest sha256) {
    return "sha256:" + Sha256.hex(sha256);
  }
}
