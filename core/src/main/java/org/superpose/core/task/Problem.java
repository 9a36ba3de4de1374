package org.superpose.core.task;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One concrete Boolean function from the inputs of a {@link Domain}, sets of active ones out of
 * {@code features}, to {@code outputs} outputs, every output a {@link BooleanFunction} of a few
 * inputs.
 *
 * <p>Immutable and safe to share between threads. Memory: about four bytes for each gate input,
 * twice (by output and by feature).
 */
public final class Problem {

  private final ProblemShape shape;
  private final List<BooleanFunction> functions; // [outputs]
  private final Optional<Gate> common; // if all functions are this one
  private final int[] onByDefault; // outputs that are on when none of their inputs is, ascending
  private final Optional<Specification> specification;
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
    this(shape, Collections.nCopies(inputs.length, gate), inputs);
  }

  /**
   * Makes a problem whose outputs have functions of their own.
   *
   * @param shape the sizes and the domain
   * @param functions of the outputs
   * @param inputs the features that each output depends on, in the order of its function, {@code
   *     [outputs][arity]}; the arrays are copied
   * @throws IllegalArgumentException if there are more or fewer functions or lists of inputs than
   *     outputs, a feature is out of range or repeated within an output, a function is none of that
   *     many inputs, or the shape says that all outputs are another gate
   * @throws ArithmeticException if the functions have more than 2^31 - 1 inputs in all
   */
  public Problem(ProblemShape shape, List<? extends BooleanFunction> functions, int[][] inputs) {
    this.shape = shape;
    if (inputs.length != shape.outputs() || functions.size() != inputs.length) {
      throw new IllegalArgumentException(
          "the shape has %s outputs, the problem %s"
              .formatted(
                  shape.outputs(),
                  functions.size() == inputs.length
                      ? inputs.length
                      : inputs.length + " and " + functions.size() + " functions"));
    }
    BooleanFunction first = functions.getFirst();
    boolean alike = functions.stream().allMatch(first::equals);
    this.functions = alike ? Collections.nCopies(functions.size(), first) : List.copyOf(functions);
    common = alike && first instanceof Gate gate ? Optional.of(gate) : Optional.empty();
    specification = Optional.empty();
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
    onByDefault =
        common.isPresent()
            ? new int[0]
            : IntStream.range(0, inputs.length).filter(q -> value(q, 0)).toArray();
  }

  private Problem(Problem problem, Specification specification) {
    shape = problem.shape;
    functions = problem.functions;
    common = problem.common;
    onByDefault = problem.onByDefault;
    inputOffsets = problem.inputOffsets;
    inputs = problem.inputs;
    outputOffsets = problem.outputOffsets;
    outputsOfFeature = problem.outputsOfFeature;
    this.specification = Optional.of(specification);
  }

  private void checkInputs(int output, int[] features) {
    BooleanFunction function = functions.get(output);
    if (!function.allows(features.length)) {
      throw new IllegalArgumentException(
          "output %s is %s of %s inputs".formatted(output, function, features.length));
    }
    if (shape.gates().isPresent()
        && !(function instanceof Gate gate
            && shape.gates().get().equals(new Gates(gate, features.length)))) {
      throw new IllegalArgumentException(
          "output %s is %s of %s inputs, but its shape says that all are %s"
              .formatted(output, function, features.length, shape.gates().orElseThrow()));
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

  /**
   * Returns the problem of some of the outputs, on all inputs; it stands for no family of its own.
   *
   * @param outputs which, in their order
   */
  public Problem only(int... outputs) {
    ProblemShape part =
        new ProblemShape(
            shape.task(),
            features(),
            outputs.length,
            domain(),
            0,
            0,
            Optional.empty(),
            Optional.of("some outputs alone"));
    return new Problem(
        part,
        Arrays.stream(outputs).mapToObj(this::function).toList(),
        Arrays.stream(outputs).mapToObj(this::inputs).toArray(int[][]::new));
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

  /** Returns the inputs on which the function has to be right. */
  public Domain domain() {
    return shape.domain();
  }

  /** Returns whether the function of every output is this gate. */
  public boolean isAll(Gate gate) {
    return common.equals(Optional.of(gate));
  }

  /** Returns the gate that every output is; empty if they differ, or are no gates. */
  public Optional<Gate> commonGate() {
    return common;
  }

  /**
   * Returns the gate that every output is.
   *
   * @throws IllegalStateException if they differ, or are no gates; {@link #isAll} tells
   */
  public Gate gate() {
    return common.orElseThrow(
        () -> new IllegalStateException("the outputs are not all the same gate"));
  }

  /** Returns the function of an output. */
  public BooleanFunction function(int output) {
    return functions.get(output);
  }

  /** Returns the functions of all outputs. */
  public List<BooleanFunction> functions() {
    return functions;
  }

  /**
   * Returns what the function of an output says.
   *
   * @param active bit i is set when input i of the output is active
   */
  public boolean value(int output, int active) {
    return functions.get(output).value(active, arity(output));
  }

  /** Returns whether an output is on when none of its inputs is active. */
  public boolean isOnByDefault(int output) {
    return onByDefault.length > 0 && Arrays.binarySearch(onByDefault, output) >= 0;
  }

  /** Returns the outputs that are on when no feature is active, ascending; a copy. */
  public int[] onByDefault() {
    return onByDefault.clone();
  }

  /** Returns how the problem was stated, if there is more to it than functions of features. */
  public Optional<Specification> specification() {
    return specification;
  }

  /** Returns the same problem, stated so. */
  public Problem statedBy(Specification how) {
    return new Problem(this, how);
  }

  /** How a problem was stated, for constructions that follow it: a circuit, for instance. */
  public interface Specification {
    /**
     * Returns the specification of the same problem under other labels.
     *
     * @param features the new label of each feature, {@code [m]}
     * @param outputs the new label of each output, {@code [m']}
     */
    Specification relabelled(int[] features, int[] outputs);
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
    if (common.isEmpty()) {
      return Optional.empty();
    }
    Gate gate = common.get();
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
    return shape.isSingle() && gates().filter(Gates::areFeatures).isPresent();
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
    return value(output, activeMask(output, activeInputs));
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
   * The exact oracle: returns the outputs that are on, ascending. Cost: a look at every output that
   * has an active input, or is on without any.
   *
   * @param activeInputs the active features, ascending
   */
  public int[] activeOutputs(int[] activeInputs) {
    IntStream.Builder on = IntStream.builder();
    for (int feature : activeInputs) {
      for (int i = 0; i < influence(feature); i++) {
        int output = outputOf(feature, i);
        int active = activeMask(output, activeInputs);
        // Met once through each active input; the first of them speaks for the output.
        if (value(output, active)
            && input(output, Integer.numberOfTrailingZeros(active)) == feature) {
          on.add(output);
        }
      }
    }
    for (int output : onByDefault) {
      if (activeMask(output, activeInputs) == 0) {
        on.add(output);
      }
    }
    return on.build().sorted().toArray();
  }

  /** Returns the distributions of inputs that a sampled test must cover. */
  public List<InputStratum> strata() {
    return InputStrata.of(this);
  }
}
