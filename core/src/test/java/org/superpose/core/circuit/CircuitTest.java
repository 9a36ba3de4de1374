package org.superpose.core.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.netlist.Netlist;
import org.superpose.core.netlist.NetlistBuilder;
import org.superpose.core.netlist.NodeFunction;
import org.superpose.core.netlist.NodeFunction.Cover;
import org.superpose.core.netlist.NodeFunction.Logic;
import org.superpose.core.netlist.NodeFunction.Table;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;

class CircuitTest {

  private static Netlist netlist(int inputs, String output, Object... nodes) {
    NetlistBuilder builder = new NetlistBuilder();
    for (int i = 0; i < inputs; i++) {
      builder.input(String.valueOf((char) ('a' + i)));
    }
    for (int i = 0; i < nodes.length; i += 3) {
      builder.node(
          (String) nodes[i],
          (NodeFunction) nodes[i + 1],
          List.of(((String) nodes[i + 2]).split(" ")));
    }
    builder.output(output);
    return builder.build();
  }

  private static String gates(Circuit circuit) {
    return IntStream.range(0, circuit.nodes())
        .mapToObj(
            node ->
                "%s %s %s".formatted(circuit.gate(node), circuit.left(node), circuit.right(node)))
        .collect(Collectors.joining(", "));
  }

  /** The oracle is the netlist, node by node as it was given. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 20, 60})
  void computesWhatTheNetlistDoes(int nodes) {
    RandomStream random = new Seed(16).derive("netlists", nodes).stream();
    for (int trial = 0; trial < 100; trial++) {
      Netlist netlist = RandomNetlists.draw(1 + random.nextInt(7), nodes, 3, random);
      Circuit circuit = Circuit.of(netlist);

      assertNormal(circuit);
      for (int pattern = 0; pattern < 1 << netlist.inputs(); pattern++) {
        boolean[] values = netlist.evaluate(RandomNetlists.active(pattern));
        assertThat(circuit.activeOutputs(RandomNetlists.active(pattern)))
            .as("trial %s, pattern %s", trial, pattern)
            .isEqualTo(IntStream.range(0, 3).filter(i -> values[i]).toArray());
      }
    }
  }

  private static void assertNormal(Circuit circuit) {
    assertThat(circuit.activeSignals(new int[0]).isEmpty()).isTrue();
    Set<List<Object>> seen = new HashSet<>();
    BitSet used = new BitSet();
    for (int node = 0; node < circuit.nodes(); node++) {
      int left = circuit.left(node);
      int right = circuit.right(node);
      assertThat(seen.add(List.of(circuit.gate(node), left, right))).isTrue();
      assertThat(left).isNotNegative().isNotEqualTo(right).isLessThan(circuit.signal(node));
      assertThat(right).isNotNegative().isLessThan(circuit.signal(node));
      assertThat(circuit.level(circuit.signal(node)))
          .isEqualTo(1 + Math.max(circuit.level(left), circuit.level(right)));
      used.set(left);
      used.set(right);
    }
    for (int output = 0; output < circuit.outputs(); output++) {
      if (circuit.output(output) != Circuit.ZERO) {
        used.set(circuit.output(output));
      }
    }
    assertThat(used.get(circuit.features(), circuit.features() + circuit.nodes()).cardinality())
        .isEqualTo(circuit.nodes());
    assertThat(IntStream.rangeClosed(1, circuit.levels()).flatMap(circuit::nodesOf).toArray())
        .isEqualTo(IntStream.range(0, circuit.nodes()).toArray());
  }

  @Test
  void findsTheXorInFourNands() {
    Circuit circuit =
        Circuit.of(
            netlist(
                2,
                "y",
                "m",
                Logic.NAND,
                "a b",
                "l",
                Logic.NAND,
                "a m",
                "r",
                Logic.NAND,
                "b m",
                "y",
                Logic.NAND,
                "l r"));

    assertThat(gates(circuit)).isEqualTo("XOR 0 1");
    assertThat(circuit.negated(0)).isFalse();
  }

  @Test
  void movesNegationsToTheOutput() {
    Circuit circuit = Circuit.of(netlist(2, "y", "y", Logic.NOR, "a b"));

    assertThat(gates(circuit)).isEqualTo("OR 0 1");
    assertThat(circuit.negated(0)).isTrue();
    assertThat(circuit.activeOutputs(new int[0])).containsExactly(0);
    assertThat(circuit.activeOutputs(new int[] {1})).isEmpty();
  }

  @Test
  void nandOfTwoNegatedSignalsIsAnOr() {
    Circuit circuit =
        Circuit.of(
            netlist(2, "y", "na", Logic.NOT, "a", "nb", Logic.NOT, "b", "y", Logic.NAND, "na nb"));

    assertThat(gates(circuit)).isEqualTo("OR 0 1");
    assertThat(circuit.negated(0)).isFalse();
  }

  @Test
  void absorbs() {
    Circuit circuit =
        Circuit.of(netlist(2, "y", "both", Logic.AND, "a b", "y", Logic.OR, "a both"));

    assertThat(circuit.nodes()).isZero();
    assertThat(circuit.output(0)).isZero();
  }

  @Test
  void foldsConstants() {
    Circuit circuit = Circuit.of(netlist(1, "y", "na", Logic.NOT, "a", "y", Logic.OR, "a na"));

    assertThat(circuit).hasToString("1 features, 0 gates in 0 levels, 1 outputs");
    assertThat(circuit.output(0)).isEqualTo(Circuit.ZERO);
    assertThat(circuit.negated(0)).isTrue();
    assertThat(circuit.activeOutputs(new int[] {0})).containsExactly(0);
  }

  @Test
  void balancesAChain() {
    Object[] nodes = new Object[3 * 15];
    for (int i = 0; i < 15; i++) {
      nodes[3 * i] = "n" + i;
      nodes[3 * i + 1] = Logic.AND;
      nodes[3 * i + 2] = (i == 0 ? "a" : "n" + (i - 1)) + " " + (char) ('b' + i);
    }
    Circuit circuit = Circuit.of(netlist(16, "n14", nodes));

    assertThat(circuit.levels()).isEqualTo(4);
    assertThat(circuit.nodes()).isEqualTo(15);
  }

  @Test
  void choosesTheSimplerOfCoverAndTable() {
    // The parity of three inputs: 4 products of 3, or two XORs.
    Circuit circuit =
        Circuit.of(
            netlist(3, "y", "y", new Cover(3, List.of("100", "010", "001", "111"), true), "a b c"));

    assertThat(gates(circuit)).isEqualTo("XOR 0 1, XOR 2 3");
  }

  @Test
  void sharesTheFirstLevelsOfADecoder() {
    NetlistBuilder builder = new NetlistBuilder();
    List<String> inputs = IntStream.range(0, 8).mapToObj(i -> "x" + i).toList();
    inputs.forEach(builder::input);
    for (int next = 0; next < 256; next++) {
      int value = next;
      String pattern =
          IntStream.range(0, 8)
              .mapToObj(i -> value >> i & 1)
              .map(String::valueOf)
              .collect(Collectors.joining());
      builder.node("y" + value, new Cover(8, List.of(pattern), true), inputs);
      builder.output("y" + value);
    }
    Circuit circuit = Circuit.of(builder.build());

    // Four pairs of inputs and two of pairs have as many combinations.
    assertThat(circuit.levels()).isEqualTo(3);
    assertThat(circuit.width(1)).isEqualTo(4 * 4);
    assertThat(circuit.width(2)).isEqualTo(2 * 16);
    assertThat(circuit.width(3)).isEqualTo(256).isEqualTo(circuit.widestLevel());
    // Of each combination one, and the OR that output 0, on for the empty input, is stored as.
    assertThat(ActiveCounts.atMost(Stages.of(circuit), 8))
        .isEqualTo(new ActiveCounts(List.of(8, 2 * 4, 2 * 2, 2), true));
  }

  @Test
  void putsCircuitsSideBySide() {
    RandomStream random = new Seed(16).derive("union").stream();
    List<Circuit> parts =
        IntStream.range(0, 5)
            .mapToObj(i -> Circuit.of(RandomNetlists.draw(3, 4 * i, 2, random)))
            .toList();
    Circuit union = Circuit.union(parts);

    assertNormal(union);
    assertThat(union.featureNames()).startsWith("0/i0", "0/i1", "0/i2", "1/i0");
    assertThat(union.outputNames()).endsWith("4/o0", "4/o1");
    for (int trial = 0; trial < 200; trial++) {
      int pattern = random.nextInt(1 << 15);
      IntStream expected =
          IntStream.range(0, 5)
              .flatMap(
                  i ->
                      IntStream.of(
                              parts
                                  .get(i)
                                  .activeOutputs(RandomNetlists.active((pattern >> (3 * i)) & 7)))
                          .map(output -> 2 * i + output));
      assertThat(union.activeOutputs(RandomNetlists.active(pattern))).isEqualTo(expected.toArray());
    }
    assertThatThrownBy(() -> Circuit.union(List.of()))
        .hasMessage("a union has at least one circuit");
  }

  @Test
  void moreFeaturesChangeNothing() {
    RandomStream random = new Seed(16).derive("features").stream();
    Circuit circuit = Circuit.of(RandomNetlists.draw(4, 20, 3, random));
    Circuit wider = circuit.withFeatures(6);

    assertNormal(wider);
    assertThat(wider.featureNames()).containsExactly("i0", "i1", "i2", "i3", "unused0", "unused1");
    for (int pattern = 0; pattern < 64; pattern++) {
      assertThat(wider.activeOutputs(RandomNetlists.active(pattern)))
          .isEqualTo(circuit.activeOutputs(RandomNetlists.active(pattern & 15)));
    }
    assertThatThrownBy(() -> wider.withFeatures(5))
        .hasMessage("a circuit of 6 features cannot have 5");
  }

  @Test
  void tablesAreTheOutputs() {
    RandomStream random = new Seed(16).derive("tables").stream();
    for (int trial = 0; trial < 50; trial++) {
      Circuit circuit = Circuit.of(RandomNetlists.draw(8, 30, 4, random));
      ConeTables tables = new ConeTables(circuit);
      for (int output = 0; output < 4; output++) {
        ConeTable table = tables.of(output).orElseThrow();
        for (int pattern = 0; pattern < 256; pattern++) {
          int own = 0;
          for (int i = 0; i < table.features().size(); i++) {
            own |= (pattern >> table.features().get(i) & 1) << i;
          }
          int shown = output;
          assertThat(table.value(own))
              .isEqualTo(
                  IntStream.of(circuit.activeOutputs(RandomNetlists.active(pattern)))
                      .anyMatch(each -> each == shown));
        }
      }
    }
  }

  @Test
  void wideConesHaveNoTable() {
    NetlistBuilder builder = new NetlistBuilder();
    List<String> inputs = IntStream.range(0, 17).mapToObj(i -> "x" + i).toList();
    inputs.forEach(builder::input);
    builder.node("all", Logic.AND, inputs);
    builder.node("most", Logic.AND, inputs.subList(0, 16));
    builder.output("all");
    builder.output("most");
    ConeTables tables = new ConeTables(Circuit.of(builder.build()));

    assertThat(tables.of(0)).isEmpty();
    assertThat(tables.coneSize(0)).isEqualTo(17);
    assertThat(tables.of(1).orElseThrow().values().stream().toArray()).containsExactly(65_535);
  }

  @Test
  void leavesOutFeaturesThatDoNotMatter() {
    // a and b, or a and not b, or c: b does not matter, which one level of rewriting cannot see.
    Circuit circuit =
        Circuit.of(
            netlist(
                3,
                "y",
                "p",
                new Table(3, 0b11111000),
                "a b c",
                "q",
                new Table(3, 0b11110010),
                "a b c",
                "y",
                Logic.OR,
                "p q"));

    assertThat(new ConeTables(circuit).of(0).orElseThrow().features()).containsExactly(0, 2);
  }

  @Test
  void refusesFeaturesBeyond() {
    Netlist netlist = netlist(1, "a");

    assertThatThrownBy(() -> Circuit.of(netlist).activeSignals(new int[] {1}))
        .hasMessage("feature 1 of a circuit of 1");
    assertThatThrownBy(() -> netlist.evaluate(new int[] {1}))
        .hasMessage("input 1 of a netlist of 1 inputs");
  }
}
