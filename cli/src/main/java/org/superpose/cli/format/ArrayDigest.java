package org.superpose.cli.format;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 digest of an array's entries as they are stored, without the head. */
final class ArrayDigest {

  private final MessageDigest sha256;

  ArrayDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  void update(byte[] bytes, int length) {
    sha256.update(bytes, 0, length);
  }

  /** Returns {@code sha256:} and 64 hexadecimal digits. */
  String finish() {
    return "sha256:" + HexFormat.of().formatHex(sha256.digest());
  }
}
