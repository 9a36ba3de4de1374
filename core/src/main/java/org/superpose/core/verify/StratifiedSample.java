package org.superpose.core.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.superpose.core.network.Network;
import org.superpose.core.parallel.Workers;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.InputStratum;
import org.superpose.core.task.Problem;

/** Evaluates random inputs of every stratum; the samples do not depend on the threads. */
final class StratifiedSample {

  private static final int BLOCK = 1000;

  /** A run of samples with a seed of its own. */
  private record Block(int stratum, Seed seed, int samples) {}

  private StratifiedSample() {}

  /** Returns what each stratum of the problem showed, in order. */
  static List<Tally> draw(VerificationRequest request) {
    Network network = request.network();
    Problem problem = request.problem();
    List<InputStratum> strata = problem.strata();
    int threads = request.limits().threads();
    CompiledNetwork compiled = compile(request);
    ExactBudget budget = ExactBudget.of(network);
    long most = compiled.rounding().isBounded() ? Long.MAX_VALUE : budget.most() / strata.size();
    int samples = (int) Math.min(request.limits().samplesPerStratum(), most);
    List<Block> blocks = blocks(strata, samples, request.seed());
    AtomicInteger next = new AtomicInteger();
    List<Tally> totals = tallies(strata.size());
    List<List<Tally>> parts =
        Workers.VERIFICATION.run(
            threads,
            () -> {
              InputJudge judge = new InputJudge(network, compiled, problem, budget);
              List<Tally> part = tallies(strata.size());
              int index;
              while ((index = next.getAndIncrement()) < blocks.size()) {
                Workers.VERIFICATION.checkInterrupt();
                Block block = blocks.get(index);
                draw(block, strata.get(block.stratum), judge, part.get(block.stratum));
              }
              return part;
            });
    for (List<Tally> part : parts) {
      for (int stratum = 0; stratum < part.size(); stratum++) {
        totals.get(stratum).add(part.get(stratum));
      }
    }
    return totals;
  }

  private static List<Block> blocks(List<InputStratum> strata, int samples, Seed source) {
    List<Block> blocks = new ArrayList<>();
    for (int stratum = 0; stratum < strata.size(); stratum++) {
      String purpose = "sample " + strata.get(stratum).name();
      for (int start = 0; start < samples; start += BLOCK) {
        Seed seed = source.derive(purpose, start / BLOCK);
        blocks.add(new Block(stratum, seed, Math.min(BLOCK, samples - start)));
      }
    }
    return blocks;
  }

  /** Tables pay when features are read more often than there are features. */
  private static boolean isTabulated(VerificationRequest request) {
    Problem problem = request.problem();
    long drawn = (long) request.limits().samplesPerStratum() * problem.strata().size();
    return drawn * problem.sparsity() > problem.features() && ExhaustiveCheck.fits(request);
  }

  /** Returns how many bytes the tables take. */
  static long memory(VerificationRequest request) {
    return isTabulated(request) ? (long) CompiledNetwork.tableBytes(request.network()) : 0;
  }

  private static CompiledNetwork compile(VerificationRequest request) {
    Network network = request.network();
    int sparsity = request.problem().sparsity();
    return isTabulated(request)
        ? CompiledNetwork.tabulated(network, sparsity, request.limits().threads())
        : CompiledNetwork.direct(network, sparsity);
  }

  private static List<Tally> tallies(int count) {
    List<Tally> tallies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tallies.add(new Tally());
    }
    return tallies;
  }

  private static void draw(Block block, InputStratum stratum, InputJudge judge, Tally tally) {
    RandomStream random = block.seed.stream();
    for (int i = 0; i < block.samples; i++) {
      int[] active = stratum.sample(random);
      for (int feature : active) {
        judge.push(feature);
      }
      judge.judge();
      tally.add(judge);
      for (int popped = 0; popped < active.length; popped++) {
        judge.pop();
      }
    }
  }
}
