package org.superpose.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Writes the SHA-256 digests of the files of a release, as {@code sha256sum -c} reads them. */
public final class Checksums {

  private Checksums() {}

  /**
   * Writes the file SHA256SUMS.
   *
   * @param arguments the folder of the files
   */
  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    Path folder = Path.of(arguments[0]);
    StringBuilder sums = new StringBuilder();
    for (Path file : released(folder)) {
      sums.append("%s  %s%n".formatted(digest(file), file.getFileName()));
    }
    Files.writeString(folder.resolve("SHA256SUMS"), sums);
  }

  private static List<Path> released(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(
              file ->
                  file.getFileName()
                      .toString()
                      .matches("superpose[-_].*\\.(zip|tar\\.gz|deb|json)"))
          .sorted()
          .toList();
    }
  }

  private static String digest(Path file) throws IOException, GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
