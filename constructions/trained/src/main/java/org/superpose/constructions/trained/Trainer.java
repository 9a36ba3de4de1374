package org.superpose.constructions.trained;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.superpose.core.network.Network;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.Counterexamples;
import org.superpose.core.verify.VerificationRequest;

/**
 * Trains a network on the inputs of a problem until it is right on every one, or the budget ends.
 *
 * <p>First in full precision, then rounded (straight-through). Every so often all inputs at hand
 * are run; those on which an output misses the margin fill half of every batch from then on, the
 * other half comes from the strata of the problem and from all inputs. When a rounded network is
 * wrong on none of them, {@link Counterexamples} decides whether it is right on every input; what
 * it finds joins the inputs. No number of the training decides anything else than where it goes on.
 *
 * <p>Deterministic: one thread, sums in a fixed order, all draws from the seed.
 */
final class Trainer {

  /**
   * How training ended.
   *
   * @param network right on every input, or the rounded one that was wrong on the fewest
   * @param model as it was trained last, rounded
   * @param right whether it is known to be right on every input
   * @param steps how many batches it took
   * @param remark what a user should know of it: a sentence without full stop
   */
  record Outcome(Network network, Model model, boolean right, int steps, String remark) {}

  private static final int SHORTEST_INTERVAL = 50; // steps between two looks at all inputs
  private static final int SMALLEST_BATCH = 4; // beside a quarter of all inputs at hand
  private static final int PER_OUTPUT = 8; // wrong inputs of an output that a proof may show
  private static final long MEMORY = 2L << 30; // fixed, so that results do not depend on a machine
  private static final Seed UNUSED = new Seed(0); // nothing is sampled

  private final Problem problem;
  private final Options options;
  private final Optional<Teacher> teacher;
  private final Model model;
  private final InputPool pool;
  private final RandomStream random;
  private final float[] slopes; // [m'], those that are not zero
  private final int[] at; // [m'], their outputs
  private final int batch; // inputs of a step
  private int[] missed = {}; // inputs on which the margin is missed
  private int step;

  private Trainer(
      Problem problem, int neurons, Options options, Optional<Teacher> teacher, Seed seed) {
    this.problem = problem;
    this.options = options;
    this.teacher = teacher;
    model = new Model(problem.features(), problem.outputs(), neurons, options, seed);
    random = seed.derive("batches").stream();
    pool = new InputPool(problem, options.inputs(), seed.derive("inputs").stream());
    batch = Math.min(options.batch(), SMALLEST_BATCH + pool.size() / 4);
    slopes = new float[problem.outputs()];
    at = new int[problem.outputs()];
  }

  /**
   * Trains a network.
   *
   * @param teacher whose scores it takes over, if there is one
   * @param seed of encoder, readout, first weights and batches
   * @throws CancellationException if the calling thread is interrupted
   */
  static Outcome train(
      Problem problem, int neurons, Options options, Optional<Teacher> teacher, Seed seed) {
    Trainer trainer = new Trainer(problem, neurons, options, teacher, seed);
    int precise = trainer.trainPrecise();
    return trainer.trainRounded(precise);
  }

  /** Trains in full precision and returns how many inputs were wrong at the end. */
  private int trainPrecise() {
    int end = options.steps() / 2;
    int fewest = Integer.MAX_VALUE;
    int idleSince = 0;
    while (true) {
      model.prepare(false);
      int wrong = look();
      if (wrong < fewest) {
        fewest = wrong;
        idleSince = step;
      }
      if (wrong == 0 || step >= end || step - idleSince >= options.patience()) {
        return wrong;
      }
      run(end, false, 0, options.steps(), options.rate());
    }
  }

  /** Trains the rounded network until it is right or the budget ends. */
  private Outcome trainRounded(int precise) {
    int start = step;
    int fewest = Integer.MAX_VALUE;
    int idleSince = step;
    Network best = model.network();
    while (true) {
      model.prepare(true);
      int wrong = look();
      String obstacle = "";
      if (wrong == 0) {
        Network network = model.network();
        Counterexamples found = prove(network);
        if (found.isRight()) {
          return new Outcome(network, model, true, step, "training took %s steps".formatted(step));
        }
        obstacle = found.obstacle().map(reason -> ", not proved: " + reason).orElse("");
        wrong = learn(found);
      }
      if (wrong < fewest) {
        fewest = wrong;
        idleSince = step;
        best = model.network();
      }
      boolean idle = step - idleSince >= options.patience();
      if (step >= options.steps() || idle || !obstacle.isEmpty()) {
        String state =
            "training gave up after %s steps: %s of %s training inputs were wrong, %s before rounding%s"
                .formatted(step, fewest, pool.size(), precise, obstacle);
        return new Outcome(best, model, false, step, state);
      }
      run(options.steps(), true, start, options.steps(), options.rate());
    }
  }

  private Counterexamples prove(Network network) {
    return Counterexamples.find(
        new VerificationRequest(
            network,
            problem,
            new Criterion.EveryInput(),
            VerificationRequest.Limits.standard().withThreads(1).withMemory(MEMORY),
            UNUSED),
        PER_OUTPUT);
  }

  /** Adds what a proof found to the inputs, and returns how many were wrong. */
  private int learn(Counterexamples found) {
    Set<List<Integer>> inputs = new LinkedHashSet<>();
    found.wrong().forEach(example -> inputs.add(example.activeInputs()));
    inputs.forEach(pool::add);
    return inputs.size();
  }

  /** Runs all inputs at hand, keeps those that miss the margin, and counts the wrong ones. */
  private int look() {
    checkInterrupt();
    int[] missing = new int[pool.size()];
    int count = 0;
    int wrong = 0;
    for (int number = 0; number < pool.size(); number++) {
      double distance = distance(pool.input(number), pool.active(number));
      wrong += distance <= 0 ? 1 : 0;
      if (distance < options.margin()) {
        missing[count++] = number;
      }
    }
    missed = Arrays.copyOf(missing, count);
    return wrong;
  }

  /** Returns the smallest distance of a score from the threshold, on the right side. */
  private double distance(int[] input, int[] active) {
    float[] scores = model.scores(input);
    float highest = Float.NEGATIVE_INFINITY; // of those that are to be off
    float lowest = Float.POSITIVE_INFINITY;
    int next = 0;
    for (int output = 0; output < scores.length; output++) {
      if (next < active.length && active[next] == output) {
        lowest = Math.min(lowest, scores[output]);
        next++;
      } else {
        highest = Math.max(highest, scores[output]);
      }
    }
    return Math.min(lowest - Loss.THRESHOLD, Loss.THRESHOLD - highest);
  }

  /** Takes steps until it is time to look at all inputs again. */
  private void run(int end, boolean rounded, int start, int last, double rate) {
    int interval = Math.max(SHORTEST_INTERVAL, pool.size() / batch);
    int until = Math.min(end, step + interval);
    while (step < until) {
      for (int number = 0; number < batch; number++) {
        addGradient(number);
      }
      model.collectGradients();
      step++;
      double left = 1 - (step - start) / (double) (last - start);
      model.step((float) (rate * left) * Trainable.correction(step), batch);
      if (step < until) {
        model.prepare(rounded);
      }
    }
  }

  /** Half of a batch are inputs that miss the margin, a quarter each from strata and all inputs. */
  private void addGradient(int number) {
    if (number % 4 == 0) {
      int[] input = pool.drawStratum(number / 4, random);
      addGradient(input, pool.outputsOf(input));
    } else {
      boolean any = number % 4 == 1 || missed.length == 0;
      int drawn = any ? random.nextInt(pool.size()) : missed[random.nextInt(missed.length)];
      addGradient(pool.input(drawn), pool.active(drawn));
    }
  }

  private void addGradient(int[] input, int[] active) {
    float[] scores = model.scores(input);
    Optional<float[]> taught = teacher.map(other -> other.model().scores(input));
    int count = 0;
    int lowest = -1; // of the outputs that are to be on and are not
    int next = 0;
    for (int output = 0; output < scores.length; output++) {
      boolean on = next < active.length && active[next] == output;
      next += on ? 1 : 0;
      float score = scores[output];
      double slope = slope(score, on, taught.isPresent() ? taught.get()[output] : 0);
      if (slope == 0) {
        continue;
      }
      slopes[count] = (float) (on ? options.onWeight() * slope : slope);
      at[count++] = output;
      if (on && score < Loss.THRESHOLD && (lowest < 0 || score < scores[lowest])) {
        lowest = output;
      }
    }
    if (count > 0) {
      model.addGradient(input, slopes, at, count, lowest);
    }
  }

  private double slope(float score, boolean on, float taught) {
    double own = options.loss().slope(score, on ? 1 : 0, options.margin());
    return teacher
        .map(other -> (1 - other.weight()) * own + other.slope(score, taught))
        .orElse(own);
  }

  private static void checkInterrupt() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("training was interrupted");
    }
  }
}
