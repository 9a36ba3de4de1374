package org.superpose.core.circuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.superpose.core.netlist.Netlist;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;

/**
 * A circuit in the form that layers in superposition compute: levels of gates of two inputs, every
 * one 0 when no feature is active.
 *
 * <p>A <em>signal</em> is {@link #ZERO}, a feature (from 0) or a node (from the number of
 * features). Nodes are numbered level by level; a node is AND, OR, XOR or AND_NOT of two different
 * signals of lower levels, at least one of them of the level before. A node that would be 1 on the
 * empty input is stored negated, and so is an output; no two nodes are the same gate of the same
 * signals, and every node is needed by an output. Immutable; memory: about 20 bytes a node, and the
 * names.
 */
public final class Circuit implements Problem.Specification {

  /** The signal that is always 0. */
  public static final int ZERO = -1;

  private final List<String> featureNames;
  private final List<String> outputNames;
  private final Gate[] gates; // [nodes]
  private final int[] inputs; // [2 * nodes]: signals
  private final int[] levels; // [nodes]
  private final int[] firstNodes; // [levels + 2]: the first node of each level, from 0
  private final int[] outputs; // [outputs]: signals
  private final BitSet negated; // [outputs]

  Circuit(
      List<String> featureNames,
      List<String> outputNames,
      Gate[] gates,
      int[] inputs,
      int[] outputs,
      BitSet negated) {
    this.featureNames = List.copyOf(featureNames);
    this.outputNames = List.copyOf(outputNames);
    this.gates = gates;
    this.inputs = inputs;
    this.outputs = outputs;
    this.negated = negated;
    levels = new int[gates.length];
    int deepest = 0;
    for (int node = 0; node < gates.length; node++) {
      levels[node] = 1 + Math.max(level(left(node)), level(right(node)));
      deepest = Math.max(deepest, levels[node]);
    }
    firstNodes = new int[deepest + 2];
    for (int level : levels) {
      firstNodes[level + 1]++;
    }
    Arrays.parallelPrefix(firstNodes, Integer::sum);
  }

  /**
   * Normalises a netlist: constants and buffers are folded, negations moved to the outputs, gates
   * of many inputs and tables written as balanced trees, equal gates shared, and gates that no
   * output needs left out. Cost: linear in the netlist and its tables.
   */
  public static Circuit of(Netlist netlist) {
    return Normalization.of(netlist);
  }

  /**
   * Puts circuits side by side, each on features of its own: those of the first come first, and so
   * do its outputs. Names are preceded by the number of the circuit, from 0, and a slash.
   *
   * @throws IllegalArgumentException if there is none
   * @throws ArithmeticException if there are 2^31 features, nodes or outputs or more
   */
  public static Circuit union(List<Circuit> circuits) {
    return CircuitUnion.of(circuits);
  }

  /**
   * Returns the same circuit with more features, which no output depends on.
   *
   * @param count how many features it is to have
   * @throws IllegalArgumentException if it has more already
   */
  public Circuit withFeatures(int count) {
    int added = count - features();
    if (added < 0) {
      throw new IllegalArgumentException(
          "a circuit of %s features cannot have %s".formatted(features(), count));
    }
    List<String> names = new ArrayList<>(featureNames);
    IntStream.range(0, added).forEach(i -> names.add("unused" + i));
    IntUnaryOperator moved = signal -> signal < features() ? signal : signal + added;
    return new Circuit(
        names,
        outputNames,
        gates,
        IntStream.of(inputs).map(moved).toArray(),
        IntStream.of(outputs).map(moved).toArray(),
        negated);
  }

  @Override
  public Circuit relabelled(int[] features, int[] outputLabels) {
    String[] newFeatures = new String[features.length];
    for (int feature = 0; feature < features.length; feature++) {
      newFeatures[features[feature]] = featureNames.get(feature);
    }
    String[] newOutputs = new String[outputLabels.length];
    int[] shown = new int[outputLabels.length];
    BitSet sign = new BitSet(outputLabels.length);
    for (int output = 0; output < outputLabels.length; output++) {
      int label = outputLabels[output];
      newOutputs[label] = outputNames.get(output);
      shown[label] = relabelled(outputs[output], features);
      sign.set(label, negated(output));
    }
    int[] sources = IntStream.of(inputs).map(signal -> relabelled(signal, features)).toArray();
    return new Circuit(List.of(newFeatures), List.of(newOutputs), gates, sources, shown, sign);
  }

  private int relabelled(int signal, int[] features) {
    return signal >= 0 && signal < features.length ? features[signal] : signal;
  }

  /** Returns m, the number of features. */
  public int features() {
    return featureNames.size();
  }

  /** Returns the names of the features, in order. */
  public List<String> featureNames() {
    return featureNames;
  }

  /** Returns the names of the outputs, in order. */
  public List<String> outputNames() {
    return outputNames;
  }

  /** Returns the number of nodes. */
  public int nodes() {
    return gates.length;
  }

  /** Returns the signal of a node: the number of features and the node's. */
  public int signal(int node) {
    return features() + node;
  }

  /** Returns what a node computes of its two signals. */
  public Gate gate(int node) {
    return gates[node];
  }

  /** Returns the first signal that a node is computed from. */
  public int left(int node) {
    return inputs[2 * node];
  }

  /** Returns the second signal that a node is computed from; of AND_NOT, the negated one. */
  public int right(int node) {
    return inputs[2 * node + 1];
  }

  /** Returns the level of a signal: 0 for features and {@link #ZERO}, from 1 for nodes. */
  public int level(int signal) {
    return signal < features() ? 0 : levels[signal - features()];
  }

  /** Returns the depth: the level of the last node, 0 if there is none. */
  public int levels() {
    return firstNodes.length - 2;
  }

  /**
   * Returns the nodes of a level, ascending.
   *
   * @param level from 1 to {@link #levels()}
   */
  public IntStream nodesOf(int level) {
    return IntStream.range(firstNodes[level], firstNodes[level + 1]);
  }

  /**
   * Returns the number of nodes of a level.
   *
   * @param level from 1 to {@link #levels()}
   */
  public int width(int level) {
    return firstNodes[level + 1] - firstNodes[level];
  }

  /** Returns the number of nodes of the level that has most; 0 if there is none. */
  public int widestLevel() {
    return IntStream.rangeClosed(1, levels()).map(this::width).max().orElse(0);
  }

  /**
   * Returns the component of every signal, features first: parts of the circuit that share no gate,
   * each known by its smallest feature. Cost: nearly linear.
   */
  public int[] components() {
    return Component.ofSignals(this);
  }

  /** Returns the number of outputs. */
  public int outputs() {
    return outputs.length;
  }

  /** Returns the signal that an output shows, or shows negated. */
  public int output(int index) {
    return outputs[index];
  }

  /** Returns whether an output is 1 where its signal is 0: it is 1 on the empty input. */
  public boolean negated(int output) {
    return negated.get(output);
  }

  /**
   * Returns the signals that are 1, of features and nodes.
   *
   * @param activeFeatures in any order
   * @throws IndexOutOfBoundsException if there is no such feature
   */
  public BitSet activeSignals(int[] activeFeatures) {
    BitSet active = new BitSet(features() + nodes());
    for (int feature : activeFeatures) {
      if (feature >= features()) {
        throw new IndexOutOfBoundsException(
            "feature %s of a circuit of %s".formatted(feature, features()));
      }
      active.set(feature);
    }
    for (int node = 0; node < nodes(); node++) {
      int pattern = (active.get(left(node)) ? 1 : 0) | (active.get(right(node)) ? 2 : 0);
      active.set(signal(node), gates[node].value(pattern, 2));
    }
    return active;
  }

  /**
   * Returns the outputs that are 1, ascending.
   *
   * @param activeFeatures in any order
   * @throws IndexOutOfBoundsException if there is no such feature
   */
  public int[] activeOutputs(int[] activeFeatures) {
    BitSet active = activeSignals(activeFeatures);
    return IntStream.range(0, outputs.length)
        .filter(
            output -> (outputs[output] != ZERO && active.get(outputs[output])) != negated(output))
        .toArray();
  }

  /** Says the sizes, such as "5 features, 6 gates in 3 levels, 2 outputs". */
  @Override
  public String toString() {
    return "%s features, %s gates in %s levels, %s outputs"
        .formatted(features(), nodes(), levels(), outputs());
  }
}
