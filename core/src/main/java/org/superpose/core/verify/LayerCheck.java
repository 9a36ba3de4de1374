package org.superpose.core.verify;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.parallel.Workers;
import org.superpose.core.proof.Activations;
import org.superpose.core.proof.ProofOptions;
import org.superpose.core.task.Problem;

/**
 * Decides every input of a network with two or more hidden layers whose second layer is inactive on
 * almost all inputs, as a layer is that cuts the noise of the one before.
 *
 * <p><b>The bound.</b> Let h be what the first layer gives, W and b weights and biases of the
 * second, M_r the largest entry of column r of W, at least 0, and B the least of all -b_s. For
 * every neuron s of the second layer b_s + sum_r W_sr h_r is at most sum_r M_r h_r - B, since h is
 * not negative. So while L(x) = sum_r M_r h_r is at most B, no neuron of the second layer fires,
 * and all scores are what they are on any other input with that property.
 *
 * <p><b>All inputs.</b> L is the score of a network with one hidden layer and a single output of
 * threshold B: {@link Activations} finds all inputs that may switch it on, by bounds over all
 * inputs. Suppose the empty input is not among them, and is right. Then every input is one of
 * three: some output should be another than on the empty input (found from the functions); or none
 * should and the second layer may become active; or none should and it is inactive, so that all
 * scores are those of the empty input, and right. The first two are evaluated exactly, the third
 * need not be.
 *
 * <p>Time: that of the search, and an evaluation for each input of the first two kinds, on one
 * thread. Memory: n m bytes for small whole weights.
 */
final class LayerCheck {

  private static final int EVALUATION_PART = 8;
  private static final int FIRING_PART = 16;

  private final VerificationRequest request;
  private final Problem problem;
  private final long mostInputs;
  private final ExactBudget budget;
  private final InputJudge judge;
  private final Tally tally;
  private boolean alwaysActive;
  private boolean tooMany;

  private LayerCheck(VerificationRequest request, Tally tally) {
    this.request = request;
    this.tally = tally;
    problem = request.problem();
    mostInputs = mostInputs(request);
    Network network = request.network();
    budget = ExactBudget.of(network);
    judge =
        new InputJudge(
            network, CompiledNetwork.direct(network, problem.sparsity()), problem, budget);
  }

  /**
   * Returns how many inputs may be evaluated: a fraction of all, or what the steps are enough for.
   */
  private static long mostInputs(VerificationRequest request) {
    Network network = request.network();
    List<Layer> layers = network.layers();
    Matrix first = layers.getFirst().weights();
    double each =
        (double) request.problem().sparsity()
                * network.encoder().nonzeros()
                / network.features()
                * first.nonzeros()
                / first.columns()
            + network.outputs();
    for (Layer layer : layers.subList(1, layers.size())) {
      // A layer is supposed to be quiet: few of its inputs fire.
      each += layer.neurons() + (double) layer.weights().nonzeros() / FIRING_PART;
    }
    double affordable = request.limits().proofSteps() / each;
    if (ExhaustiveCheck.steps(request).isPresent()) {
      long all = request.problem().shape().inputCount().orElseThrow();
      affordable = Math.min(affordable, (double) all / EVALUATION_PART);
    }
    return (long) Math.min(affordable, (double) request.limits().exhaustiveInputs());
  }

  /** Decides every input, or declines when too many would have to be evaluated. */
  static Attempt attempt(VerificationRequest request, ProofOptions options) {
    return attempt(request, options, activity(request.network()));
  }

  /** The same, by another network whose output is on where the second layer may become active. */
  static Attempt attempt(VerificationRequest request, ProofOptions options, Network activity) {
    Optional<Witness> none = Witnesses.at(request.network(), request.problem(), new int[0]);
    return none.isPresent()
        ? new Attempt.Decided(uncounted(request, none, 0))
        : new LayerCheck(request, new Tally()).decide(options, activity);
  }

  /**
   * Passes the active features of wrong inputs to a listener, until there are more than are
   * counted.
   *
   * @return why there may be others; empty if there are none
   */
  static Optional<String> listen(
      VerificationRequest request, ProofOptions options, Consumer<int[]> listener) {
    LayerCheck check = new LayerCheck(request, new Tally(listener));
    return check.visit(options, activity(request.network()));
  }

  /** Returns about how many bytes the search for inputs takes. */
  static OptionalLong memory(VerificationRequest request, ProofOptions options) {
    return Activations.peakMemory(
        activity(request.network()), request.problem().sparsity(), options);
  }

  /** Returns the network whose one output is on wherever the second layer may become active. */
  static Network activity(Network network) {
    Layer second = network.layers().get(1);
    double[] loudest = new double[second.inputs()];
    double least = Double.POSITIVE_INFINITY;
    for (int neuron = 0; neuron < second.neurons(); neuron++) {
      second.weights().forEachInRow(neuron, (r, w) -> loudest[r] = Math.max(loudest[r], w));
      least = Math.min(least, -second.bias().get(neuron, 0));
    }
    Matrix readout = DenseMatrix.of(1, loudest.length, Alphabet.FLOAT64, loudest);
    return new Network(
        network.encoder(),
        network.encoderOrigin(),
        network.layers().subList(0, 1),
        readout,
        DenseMatrix.of(1, 1, Alphabet.FLOAT64, new double[] {least}),
        new Origin.Program());
  }

  private Attempt decide(ProofOptions options, Network activity) {
    return conclude(visit(options, activity), options);
  }

  /** Judges all inputs that can be wrong; returns what kept it from seeing them all. */
  private Optional<String> visit(ProofOptions options, Network activity) {
    evaluate(new int[0]);
    tooMany = GateInputs.count(problem) > mostInputs;
    if (!tooMany) {
      GateInputs.forEach(problem, this::evaluate);
    }
    Optional<String> obstacle =
        mayGoOn()
            ? Activations.find(activity, problem.sparsity(), options, this::evaluateActive)
            : Optional.empty();
    if (budget.isSpent()) {
      obstacle = Optional.of(budget.reason());
    } else if (tooMany) {
      obstacle =
          Optional.of(
              "more than %s inputs may activate the second layer or change outputs"
                  .formatted(mostInputs));
    } else if (alwaysActive) {
      obstacle = Optional.of("the second layer may fire without any input");
    }
    return obstacle;
  }

  private boolean mayGoOn() {
    return !tooMany && !alwaysActive && tally.wrongOutputs() <= request.limits().countedWrong();
  }

  /**
   * Evaluates an input that may activate the second layer, unless the gates have led to it before.
   */
  private boolean evaluateActive(int[] input) {
    alwaysActive |= input.length == 0;
    boolean visited = GateInputs.firstChanged(problem, input) < problem.outputs();
    return !alwaysActive && (visited || evaluate(input));
  }

  private boolean evaluate(int[] input) {
    Workers.VERIFICATION.checkInterrupt();
    for (int feature : input) {
      judge.push(feature);
    }
    judge.judge();
    tally.add(judge);
    for (int popped = 0; popped < input.length; popped++) {
      judge.pop();
    }
    tooMany = tally.inputs() > mostInputs || budget.isSpent();
    return mayGoOn();
  }

  private Attempt conclude(Optional<String> obstacle, ProofOptions options) {
    Optional<int[]> wrong = Optional.ofNullable(tally.smallest());
    if (obstacle.isPresent() && wrong.isEmpty()) {
      return new Attempt.Declined(obstacle.get());
    }
    if (obstacle.isPresent() || tally.wrongOutputs() > request.limits().countedWrong()) {
      Optional<Witness> witness = Witnesses.shrunk(request.network(), problem, wrong.orElseThrow());
      return witness.isEmpty()
          ? new Attempt.Declined(Census.CONTRADICTION)
          : new Attempt.Decided(uncounted(request, witness, memory(request, options).orElse(0)));
    }
    return Census.attempt(
        Method.BRANCH_AND_BOUND,
        problem.shape().inputCount(),
        tally,
        memory(request, options).orElse(0),
        wrong.flatMap(input -> Witnesses.at(request.network(), problem, input)));
  }

  private static Census uncounted(
      VerificationRequest request, Optional<Witness> witness, long memory) {
    return new Census(
        Method.BRANCH_AND_BOUND,
        request.problem().shape().inputCount(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalDouble.empty(),
        memory,
        witness);
  }
}
