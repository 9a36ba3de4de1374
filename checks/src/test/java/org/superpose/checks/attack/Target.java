package org.superpose.checks.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A kind of file and how the command comes to read it.
 *
 * @param name the kind
 * @param file the file that is changed
 * @param valid what it holds unchanged
 * @param isText whether words and numbers can be changed
 * @param command what reads it
 * @param network the arrays that a verdict is about, if there is one
 * @param results where rows must come out as they did before, if the command writes some
 */
record Target(
    String name,
    Path file,
    byte[] valid,
    boolean isText,
    List<String> command,
    Optional<Path> network,
    Optional<Path> results) {

  /** Whether the command runs cells or writes a page. */
  boolean isSlow() {
    return results.isPresent() || command.getFirst().equals("report");
  }

  static Target read(String name, Path file, boolean isText, String... command) throws IOException {
    return new Target(
        name,
        file,
        Files.readAllBytes(file),
        isText,
        List.of(command),
        Optional.empty(),
        Optional.empty());
  }

  /** A file that decides on what a network is or is for. */
  static Target verified(String name, Path file, boolean isText, Path network) throws IOException {
    return new Target(
        name,
        file,
        Files.readAllBytes(file),
        isText,
        List.of("verify", network.toString(), "--json", "--workers", "1"),
        Optional.of(network),
        Optional.empty());
  }

  /** A file of results that a comparison goes on from. */
  static Target resumed(String name, Path file, Path comparison, Path results) throws IOException {
    return new Target(
        name,
        file,
        Files.readAllBytes(file),
        true,
        List.of("compare", comparison.toString(), "--out", results.toString(), "--workers", "1"),
        Optional.empty(),
        Optional.of(results));
  }
}
