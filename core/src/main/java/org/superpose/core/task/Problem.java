package org.superpose.core.task;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One concrete Boolean function from at most {@code sparsity} active inputs out of {@code features}
 * to {@code outputs} outputs, every output a {@link Gate} of a few inputs.
 *
 * <p>Immutable and safe to share between threads. Memory: about four bytes for each gate input,
 * twice (by output and by feature).
 */
public final class Problem {

  private final ProblemShape shape;
  private final Gate gate;
  private final int[] inputOffsets; // [outputs + 1]
  private final int[] inputs; // [inputOffsets[outputs]], the features of each output in turn
  private final int[] outputOffsets; // [features + 1]
  private final int[] outputsOfFeature; // same length as inputs, ascending for each feature

  /**
   * Makes a problem whose outputs are all the same kind of gate.
   *
   * @param shape the sizes
   * @param gate the function of every output
   * @param inputs the features that each output depends on, {@code [outputs][arity]}; the arrays
   *     are copied
   * @throws IllegalArgumentException if the number of outputs differs from the shape's, a feature
   *     is out of range or repeated within an output, an output has no input or more than 31, an
   *     identity has not exactly one, or the shape says that all outputs are another gate
   * @throws ArithmeticException if the gates have more than 2^31 - 1 inputs in all
   */
  public Problem(ProblemShape shape, Gate gate, int[][] inputs) {
    this.shape = shape;
    this.gate = gate;
    if (inputs.length != shape.outputs()) {
      throw new IllegalArgumentException(
          "the shape has %s outputs, the problem %s".formatted(shape.outputs(), inputs.length));
    }
    inputOffsets = new int[inputs.length + 1];
    for (int output = 0; output < inputs.length; output++) {
      checkInputs(output, inputs[output]);
      inputOffsets[output + 1] = Math.addExact(inputOffsets[output], inputs[output].length);
    }
    this.inputs = new int[inputOffsets[inputs.length]];
    outputOffsets = new int[shape.features() + 1];
    for (int output = 0; output < inputs.length; output++) {
      System.arraycopy(inputs[output], 0, this.inputs, inputOffsets[output], inputs[output].length);
      for (int feature : inputs[output]) {
        outputOffsets[feature + 1]++;
      }
    }
    Arrays.parallelPrefix(outputOffsets, Integer::sum);
    outputsOfFeature = new int[this.inputs.length];
    int[] next = Arrays.copyOf(outputOffsets, shape.features());
    for (int output = 0; output < inputs.length; output++) {
      for (int feature : inputs[output]) {
        outputsOfFeature[next[feature]++] = output;
      }
    }
  }

  private void checkInputs(int output, int[] features) {
    boolean arityFits =
        gate == Gate.IDENTITY
            ? features.length == 1
            : features.length >= 1 && features.length <= Gate.LARGEST_ARITY;
    if (!arityFits) {
      throw new IllegalArgumentException(
          "output %s is %s of %s inputs".formatted(output, gate, features.length));
    }
    Gates own = new Gates(gate, features.length);
    if (!shape.gates().orElse(own).equals(own)) {
      throw new IllegalArgumentException(
          "output %s is %s of %s inputs, but its shape says that all are %s"
              .formatted(output, gate, features.length, shape.gates().orElseThrow()));
    }
    for (int i = 0; i < features.length; i++) {
      if (features[i] < 0 || features[i] >= shape.features()) {
        throw new IllegalArgumentException(
            "output %s depends on feature %s, but features are 0 to %s"
                .formatted(output, features[i], shape.features() - 1));
      }
      for (int j = 0; j < i; j++) {
        if (features[i] == features[j]) {
          throw new IllegalArgumentException(
              "output %s depends on feature %s twice".formatted(output, features[i]));
        }
      }
    }
  }

  /** Returns the sizes and the information content. */
  public ProblemShape shape() {
    return shape;
  }

  /** Returns m, the number of input features. */
  public int features() {
    return shape.features();
  }

  /** Returns m', the number of output features. */
  public int outputs() {
    return shape.outputs();
  }

  /** Returns v, the largest number of active inputs. */
  public int sparsity() {
    return shape.sparsity();
  }

  /** Returns the function of every output. */
  public Gate gate() {
    return gate;
  }

  /**
   * Returns what the outputs are, if all are the same gate of equally many features, no two of the
   * same ones. What the shape says of the family is taken for true; otherwise the outputs are
   * compared, in memory of about 100 bytes each.
   */
  public Optional<Gates> gates() {
    return shape.gates().or(this::comparedOutputs);
  }

  private Optional<Gates> comparedOutputs() {
    Set<IntBuffer> seen = HashSet.newHashSet(outputs());
    for (int output = 0; output < outputs(); output++) {
      int[] features = inputs(output);
      // Of AND_NOT, the first input is the one that is not negated.
      Arrays.sort(features, gate == Gate.AND_NOT ? 1 : 0, features.length);
      if (features.length != arity(0) || !seen.add(IntBuffer.wrap(features))) {
        return Optional.empty();
      }
    }
    return Optional.of(new Gates(gate, arity(0)));
  }

  /**
   * Returns whether nothing is computed: the outputs are features as they are, in an order that is
   * the same for every instance.
   */
  public boolean isRepresentation() {
    return shape.informationBits() == 0 && gates().filter(Gates::areFeatures).isPresent();
  }

  /** Returns the number of inputs of an output's gate. */
  public int arity(int output) {
    return inputOffsets[output + 1] - inputOffsets[output];
  }

  /** Returns the feature that is input number {@code position} of an output's gate. */
  public int input(int output, int position) {
    return inputs[inputOffsets[output] + position];
  }

  /** Returns the features that an output depends on, in the order of the gate; a copy. */
  public int[] inputs(int output) {
    return Arrays.copyOfRange(inputs, inputOffsets[output], inputOffsets[output + 1]);
  }

  /** Returns the number of outputs that depend on a feature: its influence. */
  public int influence(int feature) {
    return outputOffsets[feature + 1] - outputOffsets[feature];
  }

  /** Returns output number {@code position} of those that depend on a feature, ascending. */
  public int outputOf(int feature, int position) {
    return outputsOfFeature[outputOffsets[feature] + position];
  }

  /** Returns the largest influence of any feature. */
  public int largestInfluence() {
    int largest = 0;
    for (int feature = 0; feature < features(); feature++) {
      largest = Math.max(largest, influence(feature));
    }
    return largest;
  }

  /**
   * Returns whether an output is on.
   *
   * @param activeInputs the active features, ascending
   */
  public boolean isOn(int output, int[] activeInputs) {
    return gate.value(activeMask(output, activeInputs), arity(output));
  }

  /** Returns the inputs of an output's gate that are active: bit i is input i. */
  private int activeMask(int output, int[] activeInputs) {
    int active = 0;
    for (int position = 0; position < arity(output); position++) {
      if (Arrays.binarySearch(activeInputs, input(output, position)) >= 0) {
        active |= 1 << position;
      }
    }
    return active;
  }

  /**
   * The exact oracle: returns the outputs that are on, ascending. Cost: a look at every gate that
   * has an active input.
   *
   * @param activeInputs the active features, ascending
   */
  public int[] activeOutputs(int[] activeInputs) {
    IntStream.Builder on = IntStream.builder();
    for (int feature : activeInputs) {
      for (int i = 0; i < influence(feature); i++) {
        int output = outputOf(feature, i);
        int active = activeMask(output, activeInputs);
        // Met once through each active input; the first of them speaks for the gate.
        if (gate.value(active, arity(output))
            && input(output, Integer.numberOfTrailingZeros(active)) == feature) {
          on.add(output);
        }
      }
    }
    return on.build().sorted().toArray();
  }

  /** Returns the distributions of inputs that a sampled test must cover. */
  public List<InputStratum> strata() {
    return InputStrata.of(this);
  }
}
