package org.superpose.core.netlist;

import java.util.Arrays;
import java.util.List;

/**
 * A combinational circuit as it was given: named inputs, nodes in topological order, named outputs.
 *
 * <p>Signals are numbered: the inputs in their order, then the nodes. Immutable; made by a {@link
 * NetlistBuilder}.
 */
public final class Netlist {

  private final List<String> names; // [inputs + nodes]
  private final int inputs;
  private final List<NodeFunction> functions; // [nodes]
  private final int[][] sources; // [nodes][arity]: signals
  private final List<String> outputNames;
  private final int[] outputs; // [outputs]: signals

  Netlist(
      List<String> names,
      List<NodeFunction> functions,
      int[][] sources,
      List<String> outputNames,
      int[] outputs) {
    this.names = List.copyOf(names);
    this.inputs = names.size() - functions.size();
    this.functions = List.copyOf(functions);
    this.sources = sources;
    this.outputNames = List.copyOf(outputNames);
    this.outputs = outputs;
  }

  /** Returns the number of inputs. */
  public int inputs() {
    return inputs;
  }

  /** Returns the number of nodes. */
  public int nodes() {
    return functions.size();
  }

  /** Returns the number of outputs. */
  public int outputs() {
    return outputs.length;
  }

  /** Returns the name of an input or node, by its signal. */
  public String name(int signal) {
    return names.get(signal);
  }

  /** Returns the names of the inputs, in order. */
  public List<String> inputNames() {
    return names.subList(0, inputs);
  }

  /** Returns the names of the outputs, in order. */
  public List<String> outputNames() {
    return outputNames;
  }

  /** Returns what a node computes. */
  public NodeFunction function(int node) {
    return functions.get(node);
  }

  /** Returns the signals that a node is computed from; a copy. */
  public int[] sources(int node) {
    return sources[node].clone();
  }

  /** Returns the signal that an output shows. */
  public int output(int index) {
    return outputs[index];
  }

  /**
   * The oracle: returns the value of every output.
   *
   * @param activeInputs the inputs that are 1, in any order
   * @throws IndexOutOfBoundsException if there is no such input
   */
  public boolean[] evaluate(int[] activeInputs) {
    boolean[] values = new boolean[names.size()];
    for (int input : activeInputs) {
      if (input >= inputs) {
        throw new IndexOutOfBoundsException(
            "input %s of a netlist of %s inputs".formatted(input, inputs));
      }
      values[input] = true;
    }
    for (int node = 0; node < nodes(); node++) {
      boolean[] arguments = new boolean[sources[node].length];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = values[sources[node][i]];
      }
      values[inputs + node] = functions.get(node).value(arguments);
    }
    boolean[] result = new boolean[outputs.length];
    for (int output = 0; output < outputs.length; output++) {
      result[output] = values[outputs[output]];
    }
    return result;
  }

  /** Returns whether another netlist has the same names, nodes in the same order, and outputs. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Netlist netlist
        && names.equals(netlist.names)
        && functions.equals(netlist.functions)
        && Arrays.deepEquals(sources, netlist.sources)
        && outputNames.equals(netlist.outputNames)
        && Arrays.equals(outputs, netlist.outputs);
  }

  @Override
  public int hashCode() {
    return 31 * names.hashCode() + Arrays.hashCode(outputs);
  }

  /** Says the sizes, such as "5 inputs, 6 nodes, 2 outputs". */
  @Override
  public String toString() {
    return "%s inputs, %s nodes, %s outputs".formatted(inputs, nodes(), outputs.length);
  }
}
