package org.superpose.core.verify;

import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.superpose.core.verify.CompiledNetwork.Stage;

/**
 * Evaluates a compiled network on inputs that grow and shrink by one feature at a time, so that an
 * input costs one vector addition more than its prefix, plus what the neurons that fire feed. Used
 * by one thread.
 */
@NullUnmarked
final class Evaluator {

  /** Above this fraction of outputs fed, it is cheaper to compute and check all. */
  private static final int DENSE_SHARE = 4;

  private final CompiledNetwork network;
  private final double[][] preActivations; // [active features][kept neurons]
  private final double[][] carried; // [active features][targets of the first stage], if folded
  private final double[][] results; // [stages][targets]
  private final int[] firedSources; // [fired], columns of the stage that reads them
  private final double[] firedValues; // [fired]
  private final double[] sparse; // [outputs], base but for the outputs met
  private final Marks met;
  private boolean dense;
  private int size;

  Evaluator(CompiledNetwork network, int sparsity) {
    this.network = network;
    List<Stage> stages = network.stages();
    preActivations = new double[sparsity + 1][network.bias().length];
    preActivations[0] = network.bias();
    carried = new double[sparsity + 1][network.folded().isPresent() ? targets(0) : 0];
    carried[0] = stages.getFirst().base().clone();
    results = new double[stages.size()][];
    int widest = network.bias().length;
    for (int stage = 0; stage < results.length; stage++) {
      results[stage] = stages.get(stage).base().clone();
      widest = Math.max(widest, stage < results.length - 1 ? targets(stage) : 0);
    }
    firedSources = new int[widest];
    firedValues = new double[widest];
    sparse = stages.getLast().base().clone();
    met = new Marks(network.outputs());
  }

  private int targets(int stage) {
    return network.stages().get(stage).base().length;
  }

  /** Adds an active feature. */
  void push(int feature) {
    network
        .neurons()
        .ifPresent(
            effective -> effective.add(feature, preActivations[size], preActivations[size + 1]));
    network
        .folded()
        .ifPresent(effective -> effective.add(feature, carried[size], carried[size + 1]));
    size++;
  }

  /** Removes the feature added last. */
  void pop() {
    size--;
  }

  /**
   * Returns the slack t_q - d_q . h of every output, {@code [outputs]}. The array is used again:
   * whoever changes it restores it before the next call.
   */
  double[] slack() {
    int fired = fire(preActivations[size], network.sources(), 0);
    int last = results.length - 1;
    for (int stage = 0; stage < last; stage++) {
      fired = fire(sum(stage, fired), null, stage + 1);
    }
    dense = changesMostScores(fired);
    return dense ? sum(last, fired) : update(fired);
  }

  private boolean changesMostScores(int fired) {
    if (results.length == 1 && network.folded().isPresent()) {
      return true;
    }
    Columns columns = network.stages().getLast().columns();
    int visits = 0;
    for (int i = 0; i < fired && visits <= sparse.length / DENSE_SHARE; i++) {
      visits += columns.visits(firedSources[i]);
    }
    return visits > sparse.length / DENSE_SHARE;
  }

  /** Lists the neurons that fire, and those of which rounding could hide that they fire. */
  private int fire(double[] values, int[] sources, int layer) {
    if (values.length == 0) {
      return 0;
    }
    double error = network.rounding().layers().get(layer);
    int fired = 0;
    for (int r = 0; r < values.length; r++) {
      if (values[r] > -error) {
        firedSources[fired] = sources == null ? r : sources[r];
        firedValues[fired++] = Math.max(0, values[r]);
      }
    }
    return fired;
  }

  private double[] sum(int stage, int fired) {
    boolean folded = stage == 0 && network.folded().isPresent();
    double[] start = folded ? carried[size] : network.stages().get(stage).base();
    if (fired == 0) {
      return start;
    }
    System.arraycopy(start, 0, results[stage], 0, start.length);
    Columns columns = network.stages().get(stage).columns();
    for (int i = 0; i < fired; i++) {
      columns.add(firedSources[i], firedValues[i], results[stage]);
    }
    return results[stage];
  }

  /** Computes only the scores that some neuron feeds, and takes back those of the last input. */
  private double[] update(int fired) {
    Stage stage = network.stages().getLast();
    for (int i = 0; i < met.size(); i++) {
      sparse[met.member(i)] = stage.base()[met.member(i)];
    }
    met.clear();
    for (int i = 0; i < fired; i++) {
      stage.columns().add(firedSources[i], firedValues[i], sparse, met);
    }
    return sparse;
  }

  /** Returns the outputs that some neuron feeds; meaningless when {@link #isDense}. */
  Marks met() {
    return met;
  }

  /** Returns whether all slacks were computed for the current input, rather than those met. */
  boolean isDense() {
    return dense;
  }
}
