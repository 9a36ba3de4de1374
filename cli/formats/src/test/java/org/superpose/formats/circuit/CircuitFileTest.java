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
import org.junit.jupiter.params.provider.Arguments;
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

  static Stream<Arguments> faults() {
    return Stream.of(
        // BENCH
        fault(
            "bench",
            "INPUT(a)\nOUTPUT(q)\nq = DFF(a)",
            "line 3: 'q' is a register, 'DFF'; only combinational circuits are read"),
        fault(
            "bench",
            "INPUT(a)\nOUTPUT(y)\nx = AND(a, y)\ny = OR(x, a)",
            "line 3: net x follows from itself: x from y from x"),
        fault(
            "bench",
            "INPUT(a)\nOUTPUT(y)\n\ny = AND(a, b)",
            "line 4: net b is used, but is neither an input nor the output of a node"),
        fault(
            "bench",
            "INPUT(a)\nOUTPUT(y)",
            "line 2: net y is used, but is neither an input nor the output of a node"),
        fault(
            "bench",
            "INPUT(a)\nOUTPUT(y)\ny = NOT(a)\ny = BUFF(a)",
            "line 4: net 'y' is driven twice: already on line 3"),
        fault(
            "bench",
            "INPUT(a)\nINPUT(a)\nOUTPUT(a)",
            "line 2: net 'a' is driven twice: already on line 1"),
        fault("bench", "INPUT(a)\nOUTPUT(a)\nOUTPUT(a)", "line 3: output 'a' is already on line 2"),
        fault(
            "bench",
            "INPUT(a)\nOUTPUT(y)\ny = MAJ(a, a, a)",
            "line 3: 'MAJ' is no gate that is known in 'y = MAJ(a, a, a)'; known are AND, NAND,"
                + " OR, NOR, XOR, XNOR, NOT, BUFF, LUT, vdd and gnd"),
        fault("bench", "INPUT(a)\nOUTPUT(y)\ny = NOT(a, a)", "line 3: net y is NOT of 2 inputs"),
        fault(
            "bench",
            "INPUT(a)\nOUTPUT(y)\ny = AND(a, )",
            "line 3: '' is not the name of a net in 'y = AND(a, )'"),
        fault(
            "bench",
            "INPUT(a)\nOUTPUT(y)\ny = LUT 0x10 (a, a)",
            "line 3: '0x10' is no table of 2 inputs; up to 6 are read, bits beyond 2^inputs are 0"),
        fault(
            "bench",
            "INPUT(a)\nOUTPUT(y)\ny AND a",
            "line 3: 'y AND a' is not understood; expected INPUT(a), OUTPUT(y) or y = AND(a, b)"),
        fault(
            "bench",
            "INPUT(a)\nOUTPUT(\u00e4)",
            "line 2: 'OUTPUT(' has byte 0xe4 at column 8; expected printable ASCII"),
        fault(
            "bench", "OUTPUT(y)\ny = vdd", "line 2: the circuit has no inputs; give at least one"),
        fault("", "", "line 1: the circuit has no inputs; give at least one"),
        // BLIF
        fault(
            "blif",
            ".model m\n.inputs a\n.outputs q\n.latch a q re clk 0\n.end",
            "line 4: '.latch' 'a q re clk 0' is a register; only combinational circuits are read"),
        fault(
            "blif",
            ".model m\n.inputs a\n.outputs q\n.subckt inv a=a y=q\n.end",
            "line 4: '.subckt' 'inv a=a y=q' refers to another model or library; flatten the"
                + " circuit first"),
        fault(
            "blif",
            ".model m\n.inputs a\n.outputs q\n.gate inv a=a y=q\n.end",
            "line 4: '.gate' 'inv a=a y=q' refers to another model or library; flatten the circuit"
                + " first"),
        fault(
            "blif",
            ".model m\n.inputs a\n.outputs a\n.end\n.model n",
            "line 5: a second model, 'n'; give files of one"),
        fault(
            "blif",
            ".model m\n.inputs a\n.outputs a\n.end\n.names y",
            "line 5: '.names' comes after .end"),
        fault(
            "blif",
            ".model m\n.inputs a b\n.outputs y\n.names a b y\n11 1\n0 1\n.end",
            "line 6: '0 1' is no row of 'y'; expected 2 characters of 0, 1 and -, a blank, and 0"
                + " or 1"),
        fault(
            "blif",
            ".model m\n.inputs a b\n.outputs y\n.names a b y\n11 1\n00 0\n.end",
            "line 6: '00 0' mixes rows for 0 with rows for 1 of 'y'; expected one of both"),
        fault(
            "blif",
            ".model m\n.inputs a b\n.outputs y\n11 1\n.end",
            "line 4: '11 1' belongs to no .names; a line begins with a dot, or is a row of a"
                + " function"),
        fault(
            "blif",
            ".model m\n.exdc\n.end",
            "line 2: '.exdc' is not understood; known are .model, .inputs, .outputs, .names and"
                + " .end"),
        fault(
            "blif",
            ".model m\n.names\n.end",
            "line 2: a .names has no net; its last one is what it drives"),
        fault(
            "blif",
            ".model m\n.inputs a\n.outputs y\n.names a y\n1 1\n.names a \\\ny\n0 1",
            "line 6: net 'y' is driven twice: already on line 4"),
        // AIGER, ascii
        fault(
            "",
            "aag 3 1 1 1 0\n2\n4 2\n4\n",
            "line 1: the circuit has 1 latches; only combinational circuits are read"),
        fault(
            "",
            "aag 1 1 0 0 0 2\n2\n2\n3\n",
            "line 1: the circuit has 2 bad state properties; only outputs are read"),
        fault(
            "",
            "aag 1000000000 1000000000 0 1 0\n2\n2\n",
            "line 1: 1000000000 inputs are more than 1048576, the most that are read"),
        fault(
            "",
            "aag 1000000 1000000 0 1 0\n2\n2\n",
            "line 1: 1000000 inputs, 1 outputs and 0 AND gates take at least 2000002 bytes, but 5"
                + " follow"),
        fault(
            "",
            "aag 1 1 0 1 1\n2\n2\n",
            "line 1: 1 inputs and 1 AND gates are more than the 1 variables of the header"),
        fault(
            "",
            "aag 1 x 0 1 1\n",
            "line 1: 'x' in 'aag 1 x 0 1 1' is not a whole number of at most 10 digits"),
        fault(
            "",
            "aag 1 1\n",
            "line 1: 'aag 1 1' is no AIGER header; expected aag M I L O A with whole numbers"),
        fault(
            "aag",
            "AAG 1 1 0 1 0\n2\n2\n",
            "line 1: an AIGER file begins with 'aag ' or 'aig ' and the sizes, M I L O A"),
        fault("", "aag 2 2 0 1 0\n2\n2\n4\n", "line 3: literal 2 is defined already on line 2"),
        fault("", "aag 2 1 0 1 1\n2\n4\n4 4 2\n", "line 4: net 4 follows from itself: 4 from 4"),
        fault(
            "",
            "aag 3 1 0 1 1\n2\n4\n4 6 2\n",
            "line 4: net 6 is used, but is neither an input nor the output of a node"),
        fault(
            "",
            "aag 2 1 0 1 1\n2\n4\n4 6 2\n",
            "line 4: literal 6 is out of range: 0 to 5 for 2 variables"),
        fault(
            "",
            "aag 2 1 0 1 1\n3\n4\n4 2 2\n",
            "line 2: literal 3 cannot be defined; expected an even one from 2"),
        fault(
            "",
            "aag 2 1 0 1 1\n2\n4\n4 2 2 2\n",
            "line 4: '4 2 2 2' is not AND gate 1 of 1: expected three literals with a blank"
                + " between"),
        fault("", "aag 2 1 0 2 0\n2\n0000004\n", "line 3: the file ends before output 2 of 2"),
        fault("", "aag 1 1 0 1 0\n2\n2\ni1 a\n", "line 4: 'i1 a' names i1, which is not there"),
        fault(
            "",
            "aag 1 1 0 1 0\n2\n2\ni0 a\ni0 b\n",
            "line 5: 'i0 b' names i0, which has a name already"),
        fault(
            "",
            "aag 2 2 0 1 0\n2\n4\n2\ni0 a\ni1 a\n",
            "line 3: net 'a' is driven twice: already on line 2"),
        fault(
            "",
            "aag 1 1 0 1 0\n2\n2\nl0 a\n",
            "line 4: 'l0 a' is no symbol; expected i or o, a position, a blank and a name, or c for"
                + " comments"),
        // AIGER, binary
        fault(
            "",
            "aig 4 2 0 1 2\n8\n\2\2",
            "line 1: 2 inputs, 1 outputs and 2 AND gates take at" + " least 6 bytes, but 4 follow"),
        fault("", "aig 4 2 0 1 2\n8\n\2\2\200\200", "byte 20: the file ends in AND gate 2 of 2"),
        fault(
            "",
            "aig 5 2 0 1 2\n8\n\2\2\2\2",
            "line 1: a binary file has as many variables as inputs and AND gates, 4, not 5"),
        fault(
            "",
            "aig 3 2 0 1 1\n6\n\7\1",
            "byte 16: AND gate 1 of 1, literal 6, has differences 7 and 1: its inputs are not below"
                + " it"),
        fault(
            "",
            "aig 3 2 0 1 1\n9\n\2\2",
            "byte 14: literal 9 is out of range: 0 to 7 for 3 variables"),
        fault(
            "",
            "aig 3 2 0 1 1\n6\n\377\377\377\377\377\1",
            "byte 16: a difference in AND gate 1 of 1 has more than 5 bytes"),
        fault(
            "",
            "aig 1000000001 1 0 1 1000000000\n2\n",
            "line 1: 1000000000 AND gates are more than 1048576, the most that are read"));
  }

  private static Arguments fault(String ending, String text, String message) {
    return Arguments.of(ending, text, message);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void namesTheFaultAndItsPlace(String ending, String text, String message) {
    assertFault(() -> read(text, ending), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.bench", "x"})
  void benchIsTheDefault(String name) throws Exception {
    Path file = Files.writeString(directory.resolve(name), "INPUT(a)\nOUTPUT(a)\n");

    assertThat(CircuitFile.read(file).outputNames()).isEqualTo(List.of("a"));
  }
}
