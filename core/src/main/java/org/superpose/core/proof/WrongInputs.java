package org.superpose.core.proof;

import java.util.Optional;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;

/**
 * Finds inputs on which a network with at most one hidden layer is wrong, a limited number for each
 * output, by the branch and bound of {@link ProofEngine}. A limit for each output, rather than one
 * for all of them, keeps the search of a badly wrong network short and still names every output
 * that is wrong.
 */
public final class WrongInputs {

  private WrongInputs() {}

  /** Takes the wrong inputs of one output after another. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes a wrong input.
     *
     * @param output the output that is wrong
     * @param features the active features, ascending
     */
    void accept(int output, int[] features);
  }

  /**
   * Passes wrong inputs to a visitor, in the order of outputs and independent of the number of
   * threads. An output none of whose inputs is passed is right on every input, unless a reason is
   * returned.
   *
   * @param perOutput the largest number of inputs of an output, at least 1
   * @return why some outputs may be wrong elsewhere, too; empty if the search came to its end
   * @throws IllegalArgumentException if the network's features or outputs are not the problem's, or
   *     if {@code perOutput} is not positive
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public static Optional<String> find(
      Network network, Problem problem, ProofOptions options, int perOutput, Visitor visitor) {
    Applicability.requireSizes(network, problem);
    if (perOutput < 1) {
      throw new IllegalArgumentException(
          "at least 1 input of an output must be allowed, was " + perOutput);
    }
    try {
      Applicability.requireProvable(network, problem);
      Layout layout = Layout.of(network, problem.sparsity(), options.memory(), perOutput);
      IntegerNetwork integers =
          IntegerNetwork.of(
              network,
              problem.sparsity(),
              options.threads(),
              layout.requireWithin(options.memory()));
      return search(integers, problem, options, perOutput, visitor)
          ? Optional.empty()
          : Optional.of(
              "the bound leaves more sets of features open than %s steps can search"
                  .formatted(options.work()));
    } catch (UnprovableException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Returns whether all outputs were searched to their end. */
  private static boolean search(
      IntegerNetwork network,
      Problem problem,
      ProofOptions options,
      int perOutput,
      Visitor visitor) {
    Judge judge = new Judge(network);
    Rules rules = new Rules();
    Sweep<AllWrong> sweep =
        new Sweep<>(
            options.threads(), () -> new Search(network, problem, problem.sparsity(), rules));
    sweep.run(
        problem.outputs(),
        options.work(),
        output -> new AllWrong(judge, output, problem.sparsity(), perOutput - 1L),
        findings ->
            findings.inputs().stream()
                .limit(perOutput)
                .forEach(features -> visitor.accept(findings.output(), features)),
        () -> false);
    return !sweep.exhausted();
  }
}
