package org.superpose.console.command;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The command as a process of its own, to be ended from outside, and the files it leaves. */
final class ChildProcess {

  private ChildProcess() {}

  /** Starts the command line, both of whose outputs go to a file. */
  static Process start(Path output, Object... arguments) throws IOException {
    return start(output, List.of("-cp", classPath(), Main.class.getName()), arguments);
  }

  /** Starts it as the modules that it is made of, so that it takes plugins. */
  static Process startModules(Path output, Object... arguments) throws IOException {
    String main = Main.class.getModule().getName() + "/" + Main.class.getName();
    return start(output, List.of("--module-path", classPath(), "--module", main), arguments);
  }

  /** Starts the command line, each of whose outputs goes to a file of its own. */
  static Process startApart(Path output, Path errors, Object... arguments) throws IOException {
    return builder(List.of("-cp", classPath(), Main.class.getName()), arguments)
        .redirectOutput(output.toFile())
        .redirectError(errors.toFile())
        .start();
  }

  private static Process start(Path output, List<String> program, Object... arguments)
      throws IOException {
    return builder(program, arguments)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private static ProcessBuilder builder(List<String> program, Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(program);
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    return new ProcessBuilder(command);
  }

  /** Returns all that this test sees, however it was started. */
  private static String classPath() {
    return Main.class.getClassLoader() instanceof URLClassLoader loader
        ? Stream.of(loader.getURLs()).map(URL::getPath).collect(joining(File.pathSeparator))
        : Stream.of("java.class.path", "jdk.module.path")
            .map(System::getProperty)
            .filter(Objects::nonNull)
            .collect(joining(File.pathSeparator));
  }

  /** Returns how many cells are stored. */
  static long finished(Path results) throws IOException {
    Path journal = results.resolve("cells.jsonl");
    return Files.exists(journal)
        ? Files.readString(journal).chars().filter(c -> c == '\n').count()
        : 0;
  }

  /** Returns the rows without the two times. */
  static List<String> rows(Path results) throws IOException {
    return rows(results, "results.csv");
  }

  static List<String> rows(Path results, String file) throws IOException {
    return Files.readAllLines(results.resolve(file)).stream()
        .map(row -> row.replaceAll("\\d+\\.\\d{3},\\d+\\.\\d{3},", ""))
        .toList();
  }
}
