package org.superpose.formats.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.superpose.core.netlist.Netlist;

class NetlistTextTest {

  private static Netlist read(String text) throws CircuitFileException {
    return CircuitFile.read(text.getBytes(StandardCharsets.US_ASCII), "");
  }

  /** Outputs out of order, wide gates, constants, outputs that are inputs or each other. */
  static Stream<String> circuits() {
    return Stream.of(
        "OUTPUT(z)\nOUTPUT(y)\nINPUT(a)\nINPUT(b)\nz = AND(y, a)\ny = NOT(b)\n",
        "INPUT(a)\nINPUT(b)\nINPUT(c)\nINPUT(d)\nOUTPUT(y)\ny = XOR(a, b, c, d)\n",
        "INPUT(a)\nINPUT(b)\nINPUT(c)\nOUTPUT(y)\nOUTPUT(x)\ny = XNOR(a, b, c)\nx = XNOR(a)\n",
        "INPUT(a)\nOUTPUT(a)\nOUTPUT(o)\nOUTPUT(l)\no = vdd\nl = gnd\n",
        "INPUT(n1)\nINPUT(n)\nOUTPUT(nn)\nk = NOR(n1, n)\nnn = NAND(k, n, n)\n",
        "INPUT(a)\nINPUT(b)\nOUTPUT(y)\nt = LUT 0x9 (a, b)\nu = BUFF(t)\ny = OR(u, t, a)\n",
        "aag 3 2 0 4 1\n2\n4\n6\n7\n6\n4\n6 3 5\ni0 b\ni1 #\no0 b\no1 two words\n",
        "aag 2 2 0 2 0\n2\n4\n4\n2\ni0 a\ni1 b\no0 a\no1 b\n");
  }

  @ParameterizedTest
  @MethodSource("circuits")
  void readsBackToTheSameAndComputesTheSame(String text) throws CircuitFileException {
    Netlist original = read(text);
    Netlist canonical = NetlistText.canonical(original);

    assertThat(NetlistText.parse(NetlistText.write(canonical))).isEqualTo(canonical);
    assertThat(NetlistText.write(NetlistText.canonical(canonical)))
        .isEqualTo(NetlistText.write(canonical));
    for (int pattern = 0; pattern < 1 << original.inputs(); pattern++) {
      int inputs = pattern;
      int[] active =
          IntStream.range(0, original.inputs()).filter(i -> (inputs >> i & 1) == 1).toArray();
      assertThat(canonical.evaluate(active)).isEqualTo(original.evaluate(active));
    }
  }

  @Test
  void keepsNamesThatTheFormatCanHave() throws CircuitFileException {
    Netlist canonical =
        NetlistText.canonical(read("aag 2 2 0 2 0\n2\n4\n2\n5\ni0 a b\ni1 a#b\no0 .x\no1 y\n"));

    assertThat(canonical.inputNames()).containsExactly("a_b", "a_b_");
    assertThat(canonical.outputNames()).containsExactly("_.x", "y");
  }

  @Test
  void equalNodesInTwoFormatsGiveEqualCircuits() throws CircuitFileException {
    Netlist bench = read("INPUT(a)\nINPUT(b)\nOUTPUT(y)\ny = AND(a, b)\n");
    Netlist aiger = read("aag 3 2 0 1 1\n2\n4\n6\n6 2 4\ni0 a\ni1 b\no0 y\n");

    assertThat(bench).isNotEqualTo(aiger);
    assertThat(NetlistText.canonical(bench)).isEqualTo(NetlistText.canonical(aiger));
  }
}
