package org.superpose.core.verify;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;

/**
 * Counts the wrong outputs of one input after another. A score within the rounding error of its
 * threshold is computed again exactly, so no count depends on rounding; where sums may leave the
 * range of doubles, all scores are. Used by one thread.
 */
@NullUnmarked
final class InputJudge {

  private final Network network;
  private final double error;
  private final boolean bounded; // whether doubles say anything
  private final ExactBudget budget;
  private final Evaluator evaluator;
  private final ExpectedOutputs expected;
  private final Marks on; // outputs that should be on
  private final double[] base; // [outputs], the slack of an output that no neuron feeds
  private final int[] byBase; // [outputs], in ascending order of base
  private final int onByDefault; // how many outputs have a negative base
  private final double[] saved; // [outputs], slack of outputs that should be on
  private final int[] active; // [sparsity]
  private int size;
  private ForwardPass exact;
  private int wrong;
  private double margin;

  /**
   * Prepares for the inputs of a problem.
   *
   * @param budget how often an input may be evaluated exactly; when it is spent, whoever shares it
   *     is to stop
   */
  InputJudge(Network network, CompiledNetwork compiled, Problem problem, ExactBudget budget) {
    this.network = network;
    this.budget = budget;
    error = compiled.rounding().scores();
    bounded = compiled.rounding().isBounded();
    evaluator = new Evaluator(compiled, problem.sparsity());
    expected = new ExpectedOutputs(problem);
    on = new Marks(problem.outputs());
    base = compiled.stages().getLast().base();
    byBase =
        IntStream.range(0, base.length)
            .boxed()
            .sorted(Comparator.comparingDouble(q -> base[q]))
            .mapToInt(Integer::intValue)
            .toArray();
    onByDefault = (int) Arrays.stream(base).filter(slack -> slack < 0).count();
    saved = new double[base.length];
    active = new int[problem.sparsity()];
  }

  /** Adds an active feature, larger than those before. */
  void push(int feature) {
    evaluator.push(feature);
    expected.toggle(feature);
    active[size++] = feature;
  }

  /** Removes the feature added last. */
  void pop() {
    expected.toggle(active[--size]);
    evaluator.pop();
  }

  /** Judges the current input. */
  void judge() {
    expected.collect(active, size);
    exact = null;
    wrong = 0;
    margin = Double.POSITIVE_INFINITY;
    if (!bounded) {
      judgeExactly();
      return;
    }
    double[] slack = evaluator.slack();
    if (evaluator.isDense()) {
      judgeAll(slack);
    } else {
      judgeMet(slack);
    }
  }

  /** Returns the number of wrong outputs of the judged input. */
  int wrong() {
    return wrong;
  }

  /** Returns the smallest distance of a score of the judged input from its threshold. */
  double margin() {
    return margin;
  }

  /** Returns the number of active features. */
  int size() {
    return size;
  }

  /** Returns the active features, ascending; a copy. */
  int[] active() {
    return Arrays.copyOf(active, size);
  }

  private void judgeExactly() {
    on.clear();
    for (int i = 0; i < expected.count(); i++) {
      on.mark(expected.output(i));
    }
    for (int q = 0; q < base.length; q++) {
      note(on.has(q), exactSlack(q));
    }
  }

  private void judgeAll(double[] slack) {
    int count = expected.count();
    on.clear();
    for (int i = 0; i < count; i++) {
      int q = expected.output(i);
      on.mark(q);
      saved[i] = slack[q];
      note(true, settle(q, slack[q]));
      slack[q] = Double.POSITIVE_INFINITY; // out of the way of the minimum
    }
    judgeOff(slack);
    for (int i = 0; i < count; i++) {
      slack[expected.output(i)] = saved[i];
    }
  }

  /** Judges all outputs as if they should be off, in plain loops that the compiler vectorizes. */
  private void judgeOff(double[] slack) {
    double least = Double.POSITIVE_INFINITY;
    for (double value : slack) {
      least = Math.min(least, value);
    }
    if (least > error || (error == 0 && least == 0)) {
      margin = Math.min(margin, least);
      return;
    }
    int below = 0;
    int above = 0;
    for (double value : slack) {
      below += value < -error ? 1 : 0;
      above += value > error ? 1 : 0;
    }
    if (error == 0 || below + above == slack.length) {
      wrong += below;
      margin = Math.min(margin, least);
      return;
    }
    for (int q = 0; q < slack.length; q++) {
      if (!on.has(q)) {
        note(false, settle(q, slack[q]));
      }
    }
  }

  private void judgeMet(double[] slack) {
    Marks met = evaluator.met();
    on.clear();
    int wrongByDefault = onByDefault;
    for (int i = 0; i < expected.count(); i++) {
      int q = expected.output(i);
      on.mark(q);
      note(true, met.has(q) ? settle(q, slack[q]) : base[q]);
      wrongByDefault -= base[q] < 0 ? 1 : 0;
    }
    for (int i = 0; i < met.size(); i++) {
      int q = met.member(i);
      if (!on.has(q)) {
        note(false, settle(q, slack[q]));
        wrongByDefault -= base[q] < 0 ? 1 : 0;
      }
    }
    wrong += wrongByDefault;
    for (int q : byBase) {
      if (base[q] >= margin) {
        break;
      }
      if (!on.has(q) && !met.has(q)) {
        margin = base[q];
      }
    }
  }

  private void note(boolean expectedOn, double slack) {
    boolean isOn = slack < 0;
    wrong += isOn == expectedOn ? 0 : 1;
    margin = Math.min(margin, expectedOn ? 0 - slack : slack);
  }

  /** Returns the slack itself, or the exact one when rounding could have changed its sign. */
  private double settle(int output, double slack) {
    if (error == 0 || Math.abs(slack) > error) {
      return slack;
    }
    return exactSlack(output);
  }

  private double exactSlack(int output) {
    if (exact == null) {
      budget.take();
      exact = ForwardPass.of(network, active());
    }
    // Of the sign of a slack everything depends, also where it is too small for a double.
    return exact.slack(output);
  }
}
