package org.superpose.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.superpose.console.command.Main;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * Writes what a release has besides the application: a Java runtime, completion for shells, the
 * manual, and the licences of others. Run as a source file, with the application on the class path.
 */
public final class Extra {

  /** All of Java SE, which plugins may use, and what the vector kernels need. */
  private static final List<String> MODULES =
      List.of("java.se", "jdk.unsupported", "jdk.incubator.vector", "jdk.zipfs", "jdk.charsets");

  private static final String NOTICES = "org/superpose/console/report/notices.txt";

  private Extra() {}

  /**
   * Writes the files.
   *
   * @param arguments the folder to write to, the version, the list of licences that Maven made
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    CommandLine command = new CommandLine(new Main());
    write(
        folder.resolve("share/bash-completion/completions/superpose"),
        AutoComplete.bash("superpose", command));
    write(folder.resolve("share/man/man1/superpose.1"), Manual.of(command, arguments[1]));
    write(
        folder.resolve("THIRD-PARTY.txt"),
        Files.readString(Path.of(arguments[2])).strip()
            + "\n\n"
            + "The Java runtime (runtime/, in archives that have one): GPL-2.0 with the Classpath"
            + " Exception;\n"
            + "runtime/legal has its licence and those of its parts.\n\n"
            + notices());
    link(folder.resolve("runtime"));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String notices() throws IOException {
    try (InputStream in = Main.class.getClassLoader().getResourceAsStream(NOTICES)) {
      if (in == null) {
        throw new IllegalStateException("the application lacks " + NOTICES);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("The scripts of this page contain", "The scripts of report pages contain");
    }
  }

  private static void link(Path runtime) throws IOException {
    if (Files.exists(runtime)) {
      try (Stream<Path> old = Files.walk(runtime)) {
        for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    int code =
        ToolProvider.findFirst("jlink")
            .orElseThrow(() -> new IllegalStateException("this JDK has no jlink"))
            .run(
                System.out,
                System.err,
                "--add-modules",
                String.join(",", MODULES),
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--compress",
                "zip-6",
                "--generate-cds-archive",
                "--output",
                runtime.toString());
    if (code != 0) {
      throw new IllegalStateException("jlink failed with exit code " + code);
    }
  }
}
