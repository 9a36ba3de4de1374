package org.superpose.formats.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.circuit.RandomCircuits;
import org.superpose.core.random.Seed;

/**
 * ABC of Berkeley reads the same file by itself and compares it with what the normalised circuit
 * was written as. Skipped where Debian's package {@code berkeley-abc} is not installed.
 */
class SecondEvaluatorTest {

  private static final Path PROGRAM = Path.of("/usr/bin/berkeley-abc");
  private static final Path FOLDER = Path.of("..", "..", "config", "circuits");

  @TempDir Path directory;

  private String abc(String commands) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(PROGRAM), "berkeley-abc is not installed");
    Path output = directory.resolve("abc.txt");
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "-c", commands)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return Files.readString(output, StandardCharsets.ISO_8859_1);
  }

  private void assertEquivalent(Path original) throws Exception {
    Circuit circuit = Circuit.of(CircuitFile.read(original));
    Path written = directory.resolve("normalised.blif");
    Files.writeString(written, BlifWriter.write(circuit, "normalised"));

    Path readable = original.toAbsolutePath();
    if (original.toString().endsWith(".aag")) {
      readable = directory.resolve("original.blif");
      Files.writeString(readable, blif(Files.readAllLines(original)));
    }
    assertThat(abc("cec -n %s %s".formatted(readable, written)))
        .contains("Networks are equivalent");
  }

  /** ABC does not read the ascii form of AIGER: writes it, line by line, as tables. */
  private static String blif(List<String> aiger) {
    String[] sizes = aiger.getFirst().split(" ", -1);
    int inputs = Integer.parseInt(sizes[2]);
    int outputs = Integer.parseInt(sizes[4]);
    StringBuilder text = new StringBuilder(".model original\n.names v0\n");
    for (String input : aiger.subList(1, 1 + inputs)) {
      text.append(".inputs ").append(net(input)).append('\n');
    }
    for (int i = 0; i < outputs; i++) {
      String literal = aiger.get(1 + inputs + i);
      text.append(
          ".outputs o%s\n.names %s o%s\n%s 1\n".formatted(i, net(literal), i, sign(literal)));
    }
    int first = 1 + inputs + outputs;
    for (String and : aiger.subList(first, first + Integer.parseInt(sizes[5]))) {
      String[] literals = and.split(" ", -1);
      text.append(
          ".names %s %s %s\n%s%s 1\n"
              .formatted(
                  net(literals[1]),
                  net(literals[2]),
                  net(literals[0]),
                  sign(literals[1]),
                  sign(literals[2])));
    }
    return text.append(".end\n").toString();
  }

  private static String net(String literal) {
    return "v" + Long.parseLong(literal) / 2;
  }

  private static long sign(String literal) {
    return 1 - Long.parseLong(literal) % 2;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "half-adder.blif",
        "full-adder.aag",
        "decoder-3-to-8.blif",
        "decoder-8-to-256.blif",
        "c17.bench",
        "comparator-4-bit.bench",
        "priority-encoder-8.bench",
        "seven-segments.blif",
        "traffic-light.blif",
        "alu-2-bit.blif"
      })
  void agreesOnTheExamples(String file) throws Exception {
    assertEquivalent(FOLDER.resolve(file));
  }

  @Test
  void agreesOnRandomCircuitsInAllFormats() throws Exception {
    List<Circuit> circuits = new RandomCircuits(8, 6, 9, 5).draw(4, new Seed(8).stream());
    for (Circuit circuit : circuits) {
      assertEquivalent(Files.write(directory.resolve("c.bench"), CircuitTexts.bench(circuit)));
      assertEquivalent(Files.write(directory.resolve("c.aag"), CircuitTexts.asciiAiger(circuit)));
      assertEquivalent(Files.write(directory.resolve("c.aig"), CircuitTexts.binaryAiger(circuit)));
    }
  }

  /** What ABC writes is read, and a circuit that differs is told apart. */
  @Test
  void readsWhatItWrites() throws Exception {
    Path source = FOLDER.resolve("alu-2-bit.blif").toAbsolutePath();
    abc("read %s; strash; write a.aig; write b.bench; write c.blif".formatted(source));
    for (String file : List.of("a.aig", "b.bench", "c.blif")) {
      assertEquivalent(directory.resolve(file));
    }
    Circuit other = Circuit.of(CircuitFile.read(FOLDER.resolve("half-adder.blif")));
    String text = BlifWriter.write(other, "other");
    Files.writeString(directory.resolve("right.blif"), text);
    Files.writeString(directory.resolve("wrong.blif"), text.replace("11 1", "10 1"));

    assertThat(Stream.of("right", "wrong").map(name -> name + ".blif"))
        .allSatisfy(name -> assertThat(directory.resolve(name)).exists());
    assertThat(abc("cec -n right.blif wrong.blif")).contains("NOT EQUIVALENT");
  }
}
