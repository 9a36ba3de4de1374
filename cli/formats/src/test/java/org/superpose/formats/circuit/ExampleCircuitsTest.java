package org.superpose.formats.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.netlist.Netlist;

/** The circuits under config/circuits compute what their names say, by integer arithmetic. */
class ExampleCircuitsTest {

  private static final Path FOLDER = Path.of("..", "..", "config", "circuits");

  /** What a circuit computes: bit i of the pattern is input i, bit i of the result output i. */
  interface Oracle {
    long outputs(int inputs);
  }

  static Stream<Arguments> circuits() {
    return Stream.of(
        example("half-adder.blif", Integer::bitCount),
        example("full-adder.aag", Integer::bitCount),
        example("decoder-3-to-8.blif", x -> 1L << x),
        example("c17.bench", ExampleCircuitsTest::c17),
        example("comparator-4-bit.bench", ExampleCircuitsTest::comparison),
        example("priority-encoder-8.bench", ExampleCircuitsTest::priority),
        example("seven-segments.blif", ExampleCircuitsTest::segments),
        example("traffic-light.blif", ExampleCircuitsTest::trafficLight),
        example("alu-2-bit.blif", ExampleCircuitsTest::arithmetic));
  }

  private static Arguments example(String file, Oracle oracle) {
    return Arguments.of(file, oracle);
  }

  private static int bit(int pattern, int position) {
    return pattern >> position & 1;
  }

  /** Returns the number whose highest bit is bit 0. */
  private static int reversed(int pattern, int bits) {
    return Integer.reverse(pattern) >>> (32 - bits);
  }

  /** From the diagram of the circuit, inputs 1, 2, 3, 6, 7. */
  private static long c17(int x) {
    int net11 = 1 ^ (bit(x, 2) & bit(x, 3));
    int net16 = 1 ^ (bit(x, 1) & net11);
    int net22 = 1 ^ ((1 ^ (bit(x, 0) & bit(x, 2))) & net16);
    int net23 = 1 ^ (net16 & (1 ^ (net11 & bit(x, 4))));
    return net22 + 2L * net23;
  }

  private static long comparison(int x) {
    int order = Integer.compare(x & 15, x >> 4);
    return order < 0 ? 1 : order == 0 ? 2 : 4;
  }

  private static long priority(int x) {
    int number = x == 0 ? 0 : 31 - Integer.numberOfLeadingZeros(x);
    return (x == 0 ? 0 : 1) + 2L * reversed(number, 3);
  }

  private static long segments(int x) {
    int digit = reversed(x, 4);
    int[] shown = {0x3F, 0x06, 0x5B, 0x4F, 0x66, 0x6D, 0x7D, 0x07, 0x7F, 0x6F};
    return digit < shown.length ? shown[digit] : 0;
  }

  private static long trafficLight(int x) {
    int state = reversed(x, 2);
    boolean car = bit(x, 2) == 1;
    boolean timedOut = bit(x, 3) == 1;
    boolean goesOn =
        switch (state) {
          case 0 -> car && timedOut;
          case 2 -> !car || timedOut;
          default -> bit(x, 4) == 1;
        };
    int next = goesOn ? (state + 1) % 4 : state;
    return reversed(next, 2) + (goesOn ? 4 : 0) + (8L << state);
  }

  private static long arithmetic(int x) {
    int a = reversed(x >> 2, 2);
    int b = reversed(x >> 4, 2);
    int result =
        switch (reversed(x, 2)) {
          case 0 -> a & b;
          case 1 -> a | b;
          case 2 -> a ^ b;
          default -> a + b;
        };
    return reversed(result, 3);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("circuits")
  void computeWhatTheySay(String file, Oracle oracle) throws Exception {
    Netlist netlist = CircuitFile.read(FOLDER.resolve(file));
    Circuit circuit = Circuit.of(netlist);
    for (int pattern = 0; pattern < 1 << netlist.inputs(); pattern++) {
      int inputs = pattern;
      int[] active =
          IntStream.range(0, netlist.inputs()).filter(i -> bit(inputs, i) == 1).toArray();
      long outputs =
          IntStream.of(circuit.activeOutputs(active)).mapToLong(output -> 1L << output).sum();
      assertThat(outputs).as("input %s", pattern).isEqualTo(oracle.outputs(pattern));
    }
  }

  @ParameterizedTest
  @MethodSource("decoders")
  void decodersShowOneOutput(int bits, String file) throws Exception {
    Circuit circuit = Circuit.of(CircuitFile.read(FOLDER.resolve(file)));

    assertThat(circuit.outputs()).isEqualTo(1 << bits);
    for (int number = 0; number < 1 << bits; number++) {
      int shown = number;
      int[] active = IntStream.range(0, bits).filter(i -> bit(shown, i) == 1).toArray();
      assertThat(circuit.activeOutputs(active)).containsExactly(number);
    }
  }

  static Stream<Arguments> decoders() {
    return Stream.of(
        Arguments.of(3, "decoder-3-to-8.blif"), Arguments.of(8, "decoder-8-to-256.blif"));
  }
}
