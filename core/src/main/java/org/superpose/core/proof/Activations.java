package org.superpose.core.proof;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.superpose.core.network.Network;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

/**
 * Finds every input with at most v active features on which the one output of a network may be on,
 * by the branch and bound of {@link ProofEngine}.
 *
 * <p>An AND of v + 1 features is never on, so a proof that the network computes it would have to
 * show that no input switches the output on; the inputs that break it are the ones looked for.
 */
public final class Activations {

  private Activations() {}

  /**
   * Passes every input that may switch the output on to a visitor, each once, in no useful order
   * but always the same. No input that does is left out; where the numbers of the network have no
   * common unit, a few that come very near may be passed, too.
   *
   * @param network with at most one hidden layer and a single output
   * @param sparsity v
   * @param visitor takes the active features, ascending, and returns whether to go on
   * @return why the search did not come to its end; empty if it did or if the visitor ended it
   */
  public static Optional<String> find(
      Network network, int sparsity, ProofOptions options, Predicate<int[]> visitor) {
    try {
      Problem never = neverOn(network.features(), sparsity);
      Layout layout = Layout.of(network, sparsity, options.memory(), 0);
      IntegerNetwork integers =
          IntegerNetwork.of(
              network, sparsity, options.threads(), layout.requireWithin(options.memory()));
      Visits visits = new Visits(new Judge(integers), sparsity, visitor);
      Search.Effort effort =
          new Search(integers, never, sparsity, new Rules()).run(0, visits, options.work());
      return effort.exhausted()
          ? Optional.of(
              "more inputs may switch neurons on than %s steps can find".formatted(options.work()))
          : Optional.empty();
    } catch (UnprovableException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Returns about how many bytes a search takes; empty if there can be none. */
  public static OptionalLong peakMemory(Network network, int sparsity, ProofOptions options) {
    try {
      return OptionalLong.of(Layout.of(network, sparsity, options.memory(), 0).bytes());
    } catch (UnprovableException e) {
      return OptionalLong.empty();
    }
  }

  private static Problem neverOn(int features, int sparsity) {
    if (sparsity >= features || sparsity >= Gate.LARGEST_ARITY) {
      throw new UnprovableException("almost all features may be active at once");
    }
    ProblemShape shape = new ProblemShape("never", features, 1, sparsity, 0, 0);
    int[][] inputs = {IntStream.rangeClosed(0, sparsity).toArray()};
    return new Problem(shape, Gate.AND, inputs);
  }

  /** Passes on what is found. */
  private static final class Visits implements Findings {

    private final Judge judge;
    private final int sparsity;
    private final Predicate<int[]> visitor;
    private boolean ended;

    Visits(Judge judge, int sparsity, Predicate<int[]> visitor) {
      this.judge = judge;
      this.sparsity = sparsity;
      this.visitor = visitor;
    }

    @Override
    public int largestSize() {
      return sparsity;
    }

    @Override
    public long limit(boolean on) {
      return judge.wrongAbove(0, on);
    }

    @Override
    public boolean add(int[] features, boolean on, long value) {
      if (!ended) {
        ended = !visitor.test(features);
      }
      return true;
    }

    @Override
    public boolean complete() {
      return ended;
    }
  }
}
