package org.superpose.checks.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.superpose.checks.campaign.Summary.Disagreement;
import org.superpose.checks.campaign.Trials.Trial;
import org.superpose.core.random.Seed;

/** Runs cases through an engine by every method and holds what it says against the truth. */
final class Campaign {

  private static final int BLOCK = 32;

  private final Seed seed;
  private final Engine engine;
  private final Summary summary = new Summary();
  private final List<CaseCheck> checks = new ArrayList<>();

  /** Something else to do with a case, after the methods had their turn. */
  @FunctionalInterface
  interface CaseCheck {
    /** Checks a case and adds what it finds. */
    void check(CampaignCase judged, Truth truth, List<Trial> trials, Summary summary);
  }

  Campaign(Seed seed, Engine engine) {
    this.seed = seed;
    this.engine = engine;
  }

  /** Adds a check to be made of every case. */
  Campaign with(CaseCheck check) {
    checks.add(check);
    return this;
  }

  /**
   * Runs the cases from one number to another, exclusive.
   *
   * @param workers how many threads divide them; the summary does not depend on it
   */
  Summary run(long from, long to, int workers) {
    AtomicLong next = new AtomicLong(from);
    Callable<Void> work =
        () -> {
          long start;
          while ((start = next.getAndAdd(BLOCK)) < to) {
            for (long number = start; number < Math.min(to, start + BLOCK); number++) {
              run(CampaignCase.of(seed, number));
            }
          }
          return null;
        };
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      List<Future<Void>> futures = new ArrayList<>();
      for (int worker = 0; worker < workers; worker++) {
        futures.add(pool.submit(work));
      }
      for (Future<Void> future : futures) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return summary;
  }

  private void run(CampaignCase judged) {
    Truth truth = ExactJudge.judge(judged.spec());
    List<Trial> trials = Trials.run(engine, judged, truth);
    count(judged, truth);
    for (Trial trial : trials) {
      count(trial);
      for (String complaint : trial.complaints()) {
        summary.add(new Disagreement(judged.number(), trial.mode(), complaint));
      }
    }
    for (CaseCheck check : checks) {
      check.check(judged, truth, trials, summary);
    }
  }

  private void count(CampaignCase judged, Truth truth) {
    Spec spec = judged.spec();
    summary.count("cases", truth.isRight() ? "right" : "wrong");
    summary.count("gates", spec.problem().kind());
    summary.count("domains", spec.problem().block() == 0 ? "at most v" : "blocks");
    summary.count("hidden layers", String.valueOf(spec.layers().size()));
    summary.count("active features", String.valueOf(spec.sparsity()));
    if (truth.margin().signum() == 0) {
      summary.count("ties", truth.isRight() ? "right with margin 0" : "wrong by margin 0");
    }
  }

  private void count(Trial trial) {
    Outcome outcome = trial.outcome();
    summary.count(
        "verdicts", "%s: %s by %s".formatted(trial.mode(), outcome.verdict(), outcome.method()));
    if (outcome.isUnknown()) {
      summary.count("unknown", trial.mode() + ": " + withoutNumbers(outcome.reason()));
    }
  }

  private static String withoutNumbers(String reason) {
    return reason.replaceAll("-?[0-9]+(\\.[0-9]+)?([eE]-?[0-9]+)?", "N");
  }
}
