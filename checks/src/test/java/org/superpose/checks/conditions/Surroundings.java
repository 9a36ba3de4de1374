package org.superpose.checks.conditions;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.superpose.checks.Application;
import org.superpose.checks.Shell;

/** A folder with a comparison and the command, for lines of shell in which $superpose is it. */
final class Surroundings {

  /** How many cells the comparison has. */
  static final int CELLS = 12;

  static final String COMPARISON =
      """
      name: small
      seeds: [1, 2, 3, 4, 5, 6]
      tasks: [{id: pairwise-and, features: [8, 40]}]
      constructions: [one-neuron-per-output]
      """;

  private static final String NOBODY = "setpriv --reuid=65534 --regid=65534 --clear-groups ";

  final Path directory;
  final Shell shell;

  private Surroundings(Path directory) {
    this.directory = directory;
    this.shell = new Shell(directory);
  }

  /** Puts comparison.yaml into a folder that everyone may enter and change. */
  static Surroundings in(Path directory) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.writeString(directory.resolve("comparison.yaml"), COMPARISON);
    Surroundings made = new Surroundings(directory);
    made.shell
        .with("LC_ALL", "C.UTF-8") // as the launcher does
        .with("superpose", script(directory))
        .with("nobody", NOBODY);
    return made;
  }

  private static Path script(Path directory) throws IOException {
    String command =
        Application.COMMAND.stream().map(word -> "'" + word + "'").collect(joining(" "));
    Path script =
        Files.writeString(
            directory.resolve("superpose"), "#!/bin/sh\nexec %s \"$@\"\n".formatted(command));
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Whether this user can run the command as one who owns nothing. */
  boolean canBeNobody() throws Exception {
    return shell.can(NOBODY + "test -r '" + Application.LIBRARY + "/.'")
        && shell.can(NOBODY + "test -x '" + Application.COMMAND.getFirst() + "'");
  }

  /** Whether disks can be made that end with the process that makes them. */
  boolean canMount() throws Exception {
    return shell.can("mkdir -p probe && unshare -m mount -t tmpfs -o size=64k none probe");
  }

  /** The rows of results, without times. */
  static List<String> rows(Path results) throws IOException {
    return Files.readAllLines(results.resolve("results.csv")).stream()
        .map(row -> row.replaceAll("\\d+\\.\\d{3},\\d+\\.\\d{3},", ""))
        .toList();
  }

  /** Returns what is no clean word in a text that a person is to read; empty if all is well. */
  static List<String> dirt(Shell.Result result) {
    return result
        .err()
        .lines()
        .filter(
            line ->
                line.contains("\tat ")
                    || line.contains("Exception")
                    || line.contains("internal error"))
        .toList();
  }
}
