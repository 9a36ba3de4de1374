package org.superpose.core.proof;

import java.util.Optional;
import java.util.function.IntFunction;
import org.superpose.core.network.Network;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * Records where a branch and bound branches, so that others can follow it and compute every bound
 * anew: the steps of docs/proof-format.md, whose rules are those of {@link ProofEngine} but for
 * three things.
 *
 * <p><b>No use of whole numbers.</b> The engine knows that a value above a limit is above it by 1;
 * who follows it in other units does not. A node counts as closed only when the bound itself, a
 * fraction, does not pass the threshold: {@link RecordedBranches#needed}.
 *
 * <p><b>State by state.</b> The bound by which the engine settles all states at once in which an
 * output is expected off is used for non-negative coefficients only. There it implies the bound of
 * each state, by convexity. With a negative coefficient the sign of a level decides, which is
 * another in another state.
 *
 * <p><b>Rounding.</b> Where the network has no common unit, levels here differ from the true ones
 * by up to an error e and values by up to the slack S, which is the sum over the neurons of |c| e
 * and what the rounding of c adds. The tree has to close in exact arithmetic. For a set X of u
 * features at a node with w places, the bound is a sum over the neurons. One with c >= 0 adds c ((1
 * - u/w) ReLU(z) + (1/w) sum ReLU(z + w g_i)), a mean of terms that each err by at most the
 * neuron's part of S. One with c &lt; 0 and z >= 0 adds c (z + sum g_i), the level of at most v
 * features: the same. One with c &lt; 0 and z &lt; 0 adds 0. When |z| is at most e, its true sign
 * may be the other one. {@link BranchRules} then let feature i gain max(0, c g_i): if the true z is
 * not negative, the true term c (z + sum g_i) is at most |c| e above what is taken here, c ReLU(z)
 * + sum max(0, c g_i), since the error of z and those of u features make up at most e; if it is
 * negative, the true term 0 is at most |c| ReLU(z) &lt;= |c| e above. A coefficient rounded to 0
 * has all its term within S. So the true bound exceeds the one taken here by at most S, for every
 * X: a node is closed when its bound stays S short of the threshold.
 */
public final class Branchings {

  /** Begins the branches below the feature before it. */
  public static final int OPEN = -1;

  /** Ends the branches begun last. */
  public static final int CLOSE = -2;

  private Branchings() {}

  /** Takes the branches of one root. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes a root that the bound does not close at once.
     *
     * @param output the output, ascending from root to root
     * @param state the active inputs of its gate, bit i for input i; ascending for one output
     * @param branches features in their order, and {@link #OPEN} and {@link #CLOSE}
     */
    void visit(int output, int state, int[] branches);
  }

  /**
   * Passes the branches of every state of every output to a visitor, on the calling thread. Never
   * holds more than those of one round of {@link Sweep}. Whether any input is wrong does not
   * matter; the branches are the same for any number of threads.
   *
   * @param network with at most one hidden layer
   * @return why not all branches could be found; empty if all were passed on
   */
  public static Optional<String> record(
      Network network, Problem problem, ProofOptions options, Visitor visitor) {
    try {
      Applicability.requireProvable(network, problem);
      IntegerNetwork integers = integers(network, problem.sparsity(), options);
      Rules rules = new BranchRules(integers);
      return sweep(integers, problem, options, rules, visitor);
    } catch (UnprovableException e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * Passes the branches of the question on which inputs the one output of a network is on, output 0
   * and state 0, as if it had no gate.
   *
   * @param network with at most one hidden layer and a single output
   * @return as above
   */
  public static Optional<String> recordActivations(
      Network network, int sparsity, ProofOptions options, Visitor visitor) {
    try {
      IntegerNetwork integers = integers(network, sparsity, options);
      ProblemShape shape = new ProblemShape("never", network.features(), 1, sparsity, 0, 0);
      Problem gateless = new Problem(shape, Gate.IDENTITY, new int[][] {{0}});
      Rules rules = new BranchRules.WithoutGate(integers);
      return sweep(integers, gateless, options, rules, visitor);
    } catch (UnprovableException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static IntegerNetwork integers(Network network, int sparsity, ProofOptions options) {
    Layout layout = Layout.of(network, sparsity, options.memory(), 0);
    return IntegerNetwork.of(
        network, sparsity, options.threads(), layout.requireWithin(options.memory()));
  }

  private static Optional<String> sweep(
      IntegerNetwork network, Problem problem, ProofOptions options, Rules rules, Visitor visitor) {
    int sparsity = problem.sparsity();
    Sweep<RecordedBranches> sweep =
        new Sweep<>(options.threads(), () -> new Search(network, problem, sparsity, rules));
    IntFunction<RecordedBranches> begin = output -> new RecordedBranches(network, output, sparsity);
    sweep.run(
        problem.outputs(),
        options.work(),
        begin,
        found ->
            found
                .states()
                .forEach((state, branches) -> visitor.visit(found.output(), state, branches)),
        sweep::exhausted);
    return sweep.exhausted()
        ? Optional.of("its branches take more than %s steps to find".formatted(options.work()))
        : Optional.empty();
  }
}
