package org.superpose.formats.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java platform has. */
public final class Sha256 {

  /** Kept, since a plugin could take the platform's algorithms away. */
  private static final MessageDigest UNUSED = find();

  private Sha256() {}

  /** Finds the algorithm now, for all times; to be called before anything foreign runs. */
  public static void keep() {
    start().reset();
  }

  private static MessageDigest find() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns a digest that has seen nothing yet. */
  public static MessageDigest start() {
    try {
      return (MessageDigest) UNUSED.clone();
    } catch (CloneNotSupportedException e) {
      return find(); // that of another vendor
    }
  }

  /** Returns what a digest comes to, in hexadecimal; it has then seen nothing again. */
  public static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns the 32 bytes of the digest of a text in UTF-8. */
  public static byte[] of(String text) {
    return start().digest(text.getBytes(StandardCharsets.UTF_8));
  }
}
