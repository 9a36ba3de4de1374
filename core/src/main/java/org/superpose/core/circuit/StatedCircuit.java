package org.superpose.core.circuit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.superpose.core.netlist.NetlistBuilder;
import org.superpose.core.netlist.NodeFunction;
import org.superpose.core.netlist.NodeFunction.Logic;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.TruthTable;

/** The circuit that a problem is stated by, or one that is made of its functions. */
public final class StatedCircuit {

  private static final int LARGEST_TABLE = 6; // inputs of a node

  private final NetlistBuilder netlist = new NetlistBuilder();
  private final Problem problem;

  private StatedCircuit(Problem problem) {
    this.problem = problem;
  }

  /**
   * Returns the circuit that states a problem; where none does, each function as gates of its own.
   * Equal problems give equal circuits. Cost: linear in the functions and their tables.
   */
  public static Circuit of(Problem problem) {
    return problem.specification().orElse(null) instanceof Circuit circuit
        ? circuit
        : new StatedCircuit(problem).circuit();
  }

  private Circuit circuit() {
    IntStream.range(0, problem.features())
        .mapToObj(feature -> "x" + feature)
        .forEach(netlist::input);
    for (int output = 0; output < problem.outputs(); output++) {
      List<String> sources =
          Arrays.stream(problem.inputs(output)).mapToObj(feature -> "x" + feature).toList();
      String name = "y" + output;
      switch (problem.function(output)) {
        case Gate gate -> add(name, gate, sources);
        case TruthTable table -> add(name, table, 0, sources);
      }
      netlist.output(name);
    }
    return Circuit.of(netlist.build());
  }

  private void add(String name, Gate gate, List<String> sources) {
    switch (gate) {
      case IDENTITY -> netlist.node(name, Logic.BUFFER, sources);
      case AND -> netlist.node(name, Logic.AND, sources);
      case OR -> netlist.node(name, Logic.OR, sources);
      case XOR -> netlist.node(name, Logic.XOR, sources);
      case AND_NOT -> {
        if (sources.size() == 1) {
          netlist.node(name, Logic.BUFFER, sources);
        } else {
          netlist.node(name + ".others", Logic.NOR, sources.subList(1, sources.size()));
          netlist.node(name, Logic.AND, List.of(sources.getFirst(), name + ".others"));
        }
      }
    }
  }

  /** Adds the part of a table whose inputs beyond the given ones are set: by the last of these. */
  private void add(String name, TruthTable table, int state, List<String> sources) {
    int arity = sources.size();
    if (arity <= LARGEST_TABLE) {
      long bits = 0;
      for (int own = 0; own < 1 << arity; own++) {
        bits |= table.value(state | own, table.arity()) ? 1L << own : 0;
      }
      netlist.node(name, new NodeFunction.Table(arity, bits), sources);
      return;
    }
    List<String> fewer = sources.subList(0, arity - 1);
    add(name + ".1", table, state | 1 << (arity - 1), fewer);
    add(name + ".0", table, state, fewer);
    netlist.node(
        name, Logic.MULTIPLEXER, Stream.of(sources.getLast(), name + ".1", name + ".0").toList());
  }
}
