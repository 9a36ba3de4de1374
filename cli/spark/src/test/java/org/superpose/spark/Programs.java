package org.superpose.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Starts programs from the packaged jars, each with its output in a file. */
final class Programs {

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path HOME = TARGET.resolve("spark");
  private static final Path APPLICATION =
      TARGET.resolve("../../console/target/superpose/lib").normalize();
  private static final String SPARK = HOME.resolve("jars") + File.separator + "*";

  /** What Spark's own programs need without an installation of Spark, with only loopback. */
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "SPARK_HOME",
          HOME.toString(),
          "SPARK_SCALA_VERSION",
          "2.13",
          "SPARK_LOCAL_IP",
          "127.0.0.1",
          "JAVA_HOME",
          System.getProperty("java.home"));

  /** Short programs on few cores end before optimised code pays for itself. */
  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  private Programs() {}

  /** Starts a program of Spark. */
  static Process spark(Path log, String type, Object... arguments) throws IOException {
    return start(
        log, Stream.concat(Stream.of("-Xmx512m", QUICK, "-cp", SPARK, type), Stream.of(arguments)));
  }

  /** Starts superpose as the script of that name does. */
  static Process superpose(Path log, Object... arguments) throws IOException {
    Stream<Object> options =
        Stream.of(
            "-Xmx1g",
            QUICK,
            "--add-modules",
            "ALL-DEFAULT",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--module-path",
            APPLICATION,
            "--class-path",
            TARGET.resolve("engine") + File.separator + "*" + File.pathSeparator + SPARK,
            "--module",
            "org.superpose.console/org.superpose.console.command.Main");
    return start(log, Stream.concat(options, Stream.of(arguments)));
  }

  private static Process start(Path log, Stream<Object> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    arguments.map(Object::toString).forEach(command::add);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(ENVIRONMENT);
    builder.environment().remove("SPARK_CONF_DIR");
    Files.createDirectories(log.getParent());
    return builder.start();
  }

  /** Ends a program and all that it started, as a machine that loses power does. */
  static void kill(Process process) {
    List<ProcessHandle> family = process.descendants().toList();
    process.destroyForcibly().onExit().join();
    family.forEach(ProcessHandle::destroyForcibly);
  }
}
