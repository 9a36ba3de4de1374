package org.superpose.core.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;

/**
 * What is wrong with a network, as those who change it need to know: a few inputs for each output
 * that is wrong on any.
 *
 * @param wrong the wrong outputs with their inputs, at most as many of each output as asked for
 * @param obstacle why there may be wrong outputs beside these; empty if every input is decided
 */
public record Counterexamples(List<Counterexample> wrong, Optional<String> obstacle) {

  /** How many wrong inputs are evaluated in vain, for outputs that have enough of them. */
  private static final int EVALUATED_IN_VAIN = 1_000;

  /** Copies the list. */
  public Counterexamples {
    wrong = List.copyOf(wrong);
  }

  /** Returns whether the network is right on every input of the problem. */
  public boolean isRight() {
    return wrong.isEmpty() && obstacle.isEmpty();
  }

  /** Returns how many outputs are known to be wrong on some input. */
  public int wrongOutputs() {
    return (int) wrong.stream().mapToInt(Counterexample::output).distinct().count();
  }

  /**
   * Looks for wrong inputs by the methods of {@link Verifier} that decide every input: bounds with
   * branch and bound, for networks with more hidden layers the inputs that activate the second one,
   * and the evaluation of every input. The result is a function of the arguments without the number
   * of threads.
   *
   * @param request the network, the problem and how much work may be spent
   * @param perOutput the largest number of inputs of an output, at least 1
   * @throws IllegalArgumentException if {@code perOutput} is not positive
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public static Counterexamples find(VerificationRequest request, int perOutput) {
    if (perOutput < 1) {
      throw new IllegalArgumentException(
          "at least 1 input of an output must be allowed, was " + perOutput);
    }
    Collector byProof = new Collector(request, perOutput);
    Optional<String> obstacle = ProofCheck.listen(request, perOutput, byProof);
    if (obstacle.isEmpty()) {
      return new Counterexamples(byProof.found, obstacle);
    }
    Collector byEvaluation = new Collector(request, perOutput);
    Optional<String> declined = ExhaustiveCheck.listen(request, byEvaluation::add);
    return declined.isEmpty()
        ? new Counterexamples(byEvaluation.found, declined)
        : new Counterexamples(
            byProof.found, declined.map(reason -> obstacle.orElseThrow() + "; " + reason));
  }

  /** Gathers the wrong outputs of wrong inputs. */
  static final class Collector {

    private final Network network;
    private final Problem problem;
    private final int perOutput;
    private final int[] ofOutput; // [outputs], how many are found
    private final List<Counterexample> found = new ArrayList<>();
    private int inVain;

    private Collector(VerificationRequest request, int perOutput) {
      network = request.network();
      problem = request.problem();
      this.perOutput = perOutput;
      ofOutput = new int[problem.outputs()];
    }

    /** Adds one wrong output of an input. */
    void add(int output, int[] features) {
      if (ofOutput[output]++ < perOutput) {
        found.add(
            new Counterexample(
                output, Arrays.stream(features).boxed().toList(), problem.isOn(output, features)));
      }
    }

    /** Adds all wrong outputs of an input, until too many inputs have shown nothing new. */
    void add(int[] features) {
      if (inVain < EVALUATED_IN_VAIN) {
        int before = found.size();
        ForwardPass pass = ForwardPass.of(network, features);
        IntStream.range(0, problem.outputs())
            .filter(output -> pass.isOn(output) != problem.isOn(output, features))
            .forEach(output -> add(output, features));
        inVain += found.size() == before ? 1 : 0;
      }
    }
  }
}
