package org.superpose.core.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.circuit.StageDesign;
import org.superpose.core.circuit.StatedCircuit;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.MalformedNetworkException;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;

/**
 * Measures how well each stage of a circuit is computed: which neurons are to be active follows
 * from the circuit, what they give from running the network on every input.
 *
 * <p>The margin of a stage is the smallest distance of a neuron's activation from half of what an
 * active one is to give, on the right side, over all inputs and neurons, as a fraction of that
 * half: 1 is no error at all, at 0 or below some neuron is active that should not be, or inactive
 * that should not. A later layer, which reads many neurons, may still mend that: the verdict rests
 * on the outputs alone. Within the rounding of double sums.
 *
 * <p>Cost for each stage and input: a pass through the layers up to it, and the gates of the
 * circuit.
 */
public final class StageMargins {

  private StageMargins() {}

  /**
   * Returns the margins of stages, in order; empty if there is none, or if the domain has more
   * inputs or the tables take more memory than the limits of the request allow.
   *
   * @throws MalformedNetworkException if a stage is none of the network
   */
  public static List<Double> of(VerificationRequest request, List<StageDesign> stages) {
    if (stages.isEmpty()) {
      return List.of();
    }
    Circuit circuit = StatedCircuit.of(request.problem());
    stages.forEach(stage -> requireFits(stage, request.network()));
    boolean allowed = ExhaustiveCheck.steps(request).isPresent();
    List<Double> margins = new ArrayList<>();
    for (StageDesign stage : stages) {
      Network network = upTo(stage, request.network());
      if (!allowed || CompiledNetwork.tableBytes(network) > request.limits().memory()) {
        return List.of();
      }
      margins.add(margin(network, circuit, stage, request));
    }
    return margins;
  }

  private static double margin(
      Network network, Circuit circuit, StageDesign stage, VerificationRequest request) {
    int sparsity = request.problem().sparsity();
    int threads = request.limits().threads();
    CompiledNetwork compiled = CompiledNetwork.tabulated(network, sparsity, threads);
    return DomainWalk.visit(
                request.problem(),
                threads,
                () -> new Part(circuit, stage, new Evaluator(compiled, sparsity), sparsity))
            .stream()
            .mapToDouble(part -> part.margin)
            .min()
            .orElseThrow()
        / (stage.one() / 2);
  }

  private static void requireFits(StageDesign stage, Network network) {
    int layers = network.layers().size();
    if (stage.layer() > layers
        || network.layers().get(stage.layer() - 1).neurons() != stage.width()) {
      throw new MalformedNetworkException(
          "a stage is declared for %s neurons of layer %s, which the network does not have"
              .formatted(stage.width(), stage.layer()));
    }
  }

  /** Returns the network up to the layer, every neuron of which is an output. */
  private static Network upTo(StageDesign stage, Network network) {
    int neurons = stage.width();
    int[][] each = new int[neurons][];
    Arrays.setAll(each, neuron -> new int[] {neuron});
    return new Network(
        network.encoder(),
        network.encoderOrigin(),
        network.layers().subList(0, stage.layer()),
        SparseMatrix.binaryRows(neurons, each),
        DenseMatrix.uniformColumn(neurons, stage.one() / 2),
        new Origin.Public());
  }

  /** What one thread measures. */
  private static final class Part implements DomainWalk.Visitor {

    private final Circuit circuit;
    private final StageDesign stage;
    private final Evaluator evaluator;
    private final int[] active; // [sparsity]
    private int size;
    private double margin = Double.POSITIVE_INFINITY;

    Part(Circuit circuit, StageDesign stage, Evaluator evaluator, int sparsity) {
      this.circuit = circuit;
      this.stage = stage;
      this.evaluator = evaluator;
      active = new int[sparsity];
    }

    @Override
    public void push(int feature) {
      active[size++] = feature;
      evaluator.push(feature);
    }

    @Override
    public void pop() {
      size--;
      evaluator.pop();
    }

    /** A slack is half of what an active neuron is to give, less what the neuron gives. */
    @Override
    public boolean visit() {
      BitSet meant = stage.activeNeurons(circuit.activeSignals(Arrays.copyOf(active, size)));
      double[] slack = evaluator.slack();
      for (int neuron = 0; neuron < slack.length; neuron++) {
        margin = Math.min(margin, meant.get(neuron) ? -slack[neuron] : slack[neuron]);
      }
      return true;
    }
  }
}
