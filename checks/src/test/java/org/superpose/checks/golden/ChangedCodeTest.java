package org.superpose.checks.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.checks.Application;

/** Which stored rows run again when a class of one module is another: the key of a cell says so. */
class ChangedCodeTest {

  private static final String COMPARISON =
      """
      name: changed-code
      seeds: [1]
      tasks: [{id: permutation, features: 8}]
      constructions: [one-neuron-per-output]
      """;

  @TempDir private static Path directory;

  /** Runs the command of a folder of jars on the comparison, and returns what it says. */
  private static String run(Path library, String... arguments)
      throws IOException, InterruptedException {
    Path said = directory.resolve("said");
    Process process =
        new ProcessBuilder(
                Stream.of(
                        Application.command(library),
                        List.of(arguments),
                        List.of("comparison.yaml", "--out", "results"))
                    .flatMap(List::stream)
                    .toList())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(said)).isZero();
    return Files.readString(said);
  }

  @BeforeAll
  static void compare() throws IOException, InterruptedException {
    assumeTrue(Application.isBuilt(), Application.NOT_BUILT);
    Files.writeString(directory.resolve("comparison.yaml"), COMPARISON);
    run(Application.LIBRARY, "compare");
    assertThat(run(Application.LIBRARY, "plan")).contains("reused: finished before");
  }

  /** Copies the application and gives one class of one jar another name of its source file. */
  private static Path changed(String jar, String type) throws IOException {
    Path library = Files.createDirectory(directory.resolve(jar));
    try (Stream<Path> jars = Files.list(Application.LIBRARY)) {
      for (Path source : jars.toList()) {
        Path copy = Files.copy(source, library.resolve(source.getFileName()));
        if (copy.getFileName().toString().startsWith(jar)) {
          try (FileSystem content = FileSystems.newFileSystem(copy)) {
            change(content.getPath(type));
          }
        }
      }
    }
    return library;
  }

  private static void change(Path type) throws IOException {
    ClassFile format = ClassFile.of();
    Files.write(
        type,
        format.transformClass(
            format.parse(Files.readAllBytes(type)),
            ClassTransform.endHandler(code -> code.with(SourceFileAttribute.of("Changed.java")))));
  }

  @ParameterizedTest
  @CsvSource({
    "superpose-core-, org/superpose/core/verify/Verifier.class, run: superpose itself changed",
    "superpose-runner-, org/superpose/runner/run/CellRunner.class, run: superpose itself changed",
    "superpose-baseline-, org/superpose/constructions/baseline/OneNeuronPerOutput.class,"
        + " run: the plugin of the construction changed",
    "superpose-counting-, org/superpose/bounds/counting/CountingBits.class,"
        + " run: the list of bounds or a plugin of one changed",
    "superpose-formats-, org/superpose/formats/NetworkFiles.class, reused: finished before",
    "superpose-console-, org/superpose/console/command/PlanCommand.class, reused: finished before",
    "superpose-permutation-, org/superpose/constructions/permutation/Willshaw.class,"
        + " reused: finished before"
  })
  void onlyCodeThatARowComesFromChangesItsKey(String jar, String type, String decision)
      throws IOException, InterruptedException {
    assertThat(run(changed(jar, type), "plan")).contains(decision);
  }
}
