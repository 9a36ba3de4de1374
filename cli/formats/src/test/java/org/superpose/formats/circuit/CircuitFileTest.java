package org.superpose.formats.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.circuit.RandomCircuits;
import org.superpose.core.netlist.Netlist;
import org.superpose.core.random.Seed;

class CircuitFileTest {

  @TempDir Path directory;

  private static Netlist read(String text, String ending) throws CircuitFileException {
    return CircuitFile.read(text.getBytes(StandardCharsets.ISO_8859_1), ending);
  }

  private static int[] active(int pattern) {
    return IntStream.range(0, 31).filter(i -> (pattern >> i & 1) == 1).toArray();
  }

  private static void assertSameFunctions(Netlist read, Circuit circuit) {
    assertThat(read.inputNames()).isEqualTo(circuit.featureNames());
    assertThat(read.outputNames()).isEqualTo(circuit.outputNames());
    for (int pattern = 0; pattern < 1 << circuit.features(); pattern++) {
      boolean[] values = read.evaluate(active(pattern));
      assertThat(IntStream.range(0, values.length).filter(i -> values[i]).toArray())
          .isEqualTo(circuit.activeOutputs(active(pattern)));
    }
  }

  /** Circuits with constants, negated outputs, and outputs that are inputs, too. */
  static Stream<Circuit> circuits() throws CircuitFileException {
    return Stream.concat(
        Stream.of(
            Circuit.of(read("INPUT(a)\nOUTPUT(y)\nOUTPUT(z)\ny = gnd\nz = NOT(y)", "bench")),
            Circuit.of(
                read("INPUT(a)\nINPUT(b)\nOUTPUT(y)\nOUTPUT(z)\ny=BUF(b)\nz=NAND(a,b)", "bench"))),
        new RandomCircuits(6, 4, 6, 3).draw(20, new Seed(3).stream()).stream());
  }

  @ParameterizedTest
  @MethodSource("circuits")
  void allFormatsGiveTheSameFunctions(Circuit circuit) throws Exception {
    byte[] blif = BlifWriter.write(circuit, "test").getBytes(StandardCharsets.US_ASCII);
    assertSameFunctions(CircuitFile.read(blif, ""), circuit);
    assertSameFunctions(CircuitFile.read(CircuitTexts.bench(circuit), ""), circuit);
    assertSameFunctions(CircuitFile.read(CircuitTexts.asciiAiger(circuit), ""), circuit);
    assertSameFunctions(CircuitFile.read(CircuitTexts.binaryAiger(circuit), ""), circuit);
  }

  @Test
  void readsFilesCompressedOrNot() throws Exception {
    Circuit circuit = circuits().toList().getLast();
    Path plain = Files.write(directory.resolve("c.aig"), CircuitTexts.binaryAiger(circuit));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(CircuitTexts.bench(circuit));
    }
    Path gzip = Files.write(directory.resolve("c.bench.gz"), packed.toByteArray());
    Path cut = Files.write(directory.resolve("cut.gz"), Arrays.copyOf(packed.toByteArray(), 100));

    assertSameFunctions(CircuitFile.read(plain), circuit);
    assertSameFunctions(CircuitFile.read(gzip), circuit);
    assertFault(() -> CircuitFile.read(cut), "is cut short");
    assertFault(() -> CircuitFile.read(directory), "is a folder, not a file");
    assertFault(() -> CircuitFile.read(directory.resolve("none")), "no such file");
  }

  @Test
  void readsNoMoreThanIsAllowed() throws IOException {
    Path large = directory.resolve("large.bench.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(large))) {
      byte[] blanks = new byte[1 << 20];
      Arrays.fill(blanks, (byte) '\n');
      for (int i = 0; i <= CircuitFile.LARGEST >> 20; i++) {
        out.write(blanks);
      }
    }
    Path zip = Files.write(directory.resolve("c.zip"), new byte[] {'P', 'K', 3, 4, 0});

    assertFault(
        () -> CircuitFile.read(large), "holds more than 67108864 bytes, the most that are read");
    assertFault(
        () -> CircuitFile.read(zip), "is a zip archive; unpack it and give the file inside");
  }

  private interface Reading {
    void read() throws CircuitFileException;
  }

  private static void assertFault(Reading reading, String message) {
    assertThat(catchThrowableOfType(CircuitFileException.class, reading::read))
        .isNotNull()
        .hasMessage(message);
  }

  @Test
  void blifTakesContinuedLinesOffSetsAndConstants() throws Exception {
    Netlist netlist =
        read(
            """
            # a comment
            .model odd
            .inputs a \\
              b # of two
            .outputs nand one zero \\
              same
            .names a b nand
            11 0
            .names one
            1
            .names zero
            .names a same
            1 1
            .end
            """,
            "blif");

    assertThat(netlist.inputNames()).containsExactly("a", "b");
    assertThat(netlist.evaluate(active(0b00))).containsExactly(true, true, false, false);
    assertThat(netlist.evaluate(active(0b11))).containsExactly(false, true, false, true);
  }

  @Test
  void benchTakesAnyCaseTablesAndConstants() throws Exception {
    Netlist netlist =
        read(
            """
            input(a)
              Input ( b )  # two
            OUTPUT(y)
            OUTPUT(z)
            OUTPUT(o)
            y = nor ( a , b )
            z = LUT 0x6 ( a, b )
            o = VDD
            """,
            "bench");

    assertThat(netlist.evaluate(active(0b00))).containsExactly(true, false, true);
    assertThat(netlist.evaluate(active(0b10))).containsExactly(false, true, true);
  }

  @Test
  void aigerNamesDoNotClashWithSymbols() throws Exception {
    Netlist netlist = read("aag 3 2 0 2 1\n2\n4\n6\n7\n6 2 4\ni0 6\ni1 n6\no1 7\n", "");

    assertThat(netlist.inputNames()).containsExactly("6", "n6");
    assertThat(netlist.outputNames()).containsExactly("o0", "7");
    assertThat(netlist.evaluate(active(0b11))).containsExactly(true, false);
  }

  @Test
  void aigerReadsHeadersOfVersion19WithoutProperties() throws Exception {
    assertThat(read("aag 1 1 0 1 0 0 0 0 0\n2\n3\n", "").evaluate(new int[0]))
        .containsExactly(true);
  }

  @Test
  void blifRenamesWhatItCannotHave() throws Exception {
    Circuit circuit = Circuit.of(read("aag 3 2 0 1 1\n2\n4\n6\n6 2 4\ni0 two words\no0 y\n", ""));
    String text = BlifWriter.write(circuit, "a.b");

    assertThat(text)
        .isEqualTo(
            """
            .model a_b
            .inputs x0 x1
            .outputs y0
            .names x0 x1 n0
            11 1
            .names n0 y0
            1 1
            .end
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.bench", "x"})
  void benchIsTheDefault(String name) throws Exception {
    Path file = Files.writeString(directory.resolve(name), "INPUT(a)\nOUTPUT(a)\n");

    assertThat(CircuitFile.read(file).outputNames()).isEqualTo(List.of("a"));
  }
}
