package org.superpose.checks.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.superpose.checks.campaign.Engine.Limits;
import org.superpose.core.network.Network;
import org.superpose.core.random.RandomStream;
import org.superpose.core.task.Problem;

/** Judges one case by every method in turn, each forced by the limits, and by several threads. */
final class Trials {

  private static final long ALL = 20_000_000;
  private static final long STEPS = 20_000_000_000L;
  private static final long MEMORY = 1L << 28;
  private static final long COUNTED = 100_000;
  private static final int SAMPLES = 20;
  private static final int FIRST_INPUTS = 1_000;

  /**
   * The outcome of one way to judge a case.
   *
   * @param mode how the engine was called
   * @param outcome what it said
   * @param complaints what is wrong about that, each beginning with its kind
   */
  record Trial(String mode, Outcome outcome, List<String> complaints) {}

  private final Engine engine;
  private final CampaignCase judged;
  private final Truth truth;
  private final Magnitude magnitude;
  private final Network network;
  private final Problem problem;
  private final RandomStream random;
  private final List<Trial> trials = new ArrayList<>();

  private Trials(Engine engine, CampaignCase judged, Truth truth) {
    this.engine = engine;
    this.judged = judged;
    this.truth = truth;
    magnitude = Magnitude.of(judged.spec());
    network = judged.network();
    problem = judged.problem();
    random = judged.seed().derive("trials").stream();
  }

  /** Judges a case in every way. */
  static List<Trial> run(Engine engine, CampaignCase judged, Truth truth) {
    Trials trials = new Trials(engine, judged, truth);
    trials.runAll();
    return trials.trials;
  }

  static Limits usual() {
    return new Limits(ALL, SAMPLES, 1, STEPS, MEMORY, COUNTED);
  }

  private void runAll() {
    // A proof for several layers evaluates some inputs itself.
    boolean deep = judged.spec().layers().size() > 1;
    long few = deep ? Math.max(0, truth.inputs() - 1) : 0;
    verify("default", usual());
    verify("exhaustive", new Limits(ALL, SAMPLES, 1, 0, MEMORY, COUNTED));
    verify("proof", new Limits(few, 0, 1, STEPS, MEMORY, COUNTED));
    switch (random.nextInt(4)) {
      case 0 -> verify("counting little", new Limits(few, 5, 1, STEPS, MEMORY, random.nextInt(9)));
      case 1 -> verify("few steps", new Limits(few, 5, 1, 1 + random.nextInt(20_000), MEMORY, 9));
      case 2 -> verify("little memory", withLittleMemory(new Limits(few, 5, 1, STEPS, MEMORY, 0)));
      default -> verify("sampling", new Limits(0, SAMPLES, 1, 0, random.nextInt(2) * MEMORY, 0));
    }
    if (!deep) {
      proveUnaided();
    }
  }

  /** Takes less memory than a proof would like, so that it saves some, or is not begun. */
  private Limits withLittleMemory(Limits limits) {
    OptionalLong wanted = OptionalLong.empty();
    try {
      wanted = engine.proofMemory(network, problem, limits);
    } catch (RuntimeException e) {
      trials.add(new Trial("memory", Outcome.thrown(e), List.of("exception: " + e)));
    }
    long missing = random.nextInt(4) == 0 ? 1 << 10 : 1;
    return new Limits(
        limits.exhaustiveInputs(),
        limits.samples(),
        limits.threads(),
        limits.proofSteps(),
        Math.max(0, wanted.orElse(0) - missing),
        limits.countedWrong());
  }

  private void proveUnaided() {
    long counted = random.nextInt(2) == 0 ? COUNTED : random.nextInt(5);
    Limits all = new Limits(0, 0, 1, STEPS, MEMORY, counted);
    Limits limits = random.nextInt(4) == 0 ? withLittleMemory(all) : all;
    int first = random.nextInt(8) == 0 ? FIRST_INPUTS : random.nextInt(2);
    add("search", limits, () -> engine.prove(network, problem, limits, first));
  }

  private void verify(String mode, Limits limits) {
    Outcome outcome = add(mode, limits, () -> engine.verify(network, problem, limits));
    if (random.nextInt(8) == 0) {
      Limits two =
          new Limits(
              limits.exhaustiveInputs(),
              limits.samples(),
              2,
              limits.proofSteps(),
              limits.memory(),
              limits.countedWrong());
      Outcome other = attempt(() -> engine.verify(network, problem, two));
      boolean same = other.equals(outcome);
      trials.add(
          new Trial(
              "two threads",
              other,
              same ? List.of() : List.of("threads: " + other + " instead of " + outcome)));
    }
  }

  private static Outcome attempt(Supplier<Outcome> question) {
    try {
      return question.get();
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      return Outcome.thrown(e);
    }
  }

  private Outcome add(String mode, Limits limits, Supplier<Outcome> question) {
    Outcome outcome = attempt(question);
    List<String> complaints =
        new ArrayList<>(Comparison.complaints(judged.spec(), truth, magnitude, outcome));
    boolean evaluable = limits.exhaustiveInputs() >= truth.inputs() && magnitude.fitsDoubles();
    if (outcome.isUnknown() && evaluable) {
      complaints.add("unknown though evaluable: " + outcome.reason());
    }
    trials.add(new Trial(mode, outcome, complaints));
    return outcome;
  }
}
