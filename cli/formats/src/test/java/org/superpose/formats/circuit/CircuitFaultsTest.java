package org.superpose.formats.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a file is said in one line, with its line or byte. */
class CircuitFaultsTest {

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
            "line 1: the circuit has latches, 1 of them; only combinational circuits are read"),
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
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);

    assertThat(
            catchThrowableOfType(CircuitFileException.class, () -> CircuitFile.read(bytes, ending)))
        .isNotNull()
        .hasMessage(message);
  }
}
