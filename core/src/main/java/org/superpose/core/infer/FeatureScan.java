package org.superpose.core.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.superpose.core.parallel.Workers;
import org.superpose.core.task.Gate;
import org.superpose.core.verify.NetworkProbe;

/**
 * Tries features together, all of them where that is affordable. Finds what a single feature cannot
 * show: the negated features of AND-NOT, which may do nothing alone, and ANDs whose features do not
 * stand out.
 */
final class FeatureScan {

  /** The most additions spent on pairs, at one for each neuron and output of an evaluation. */
  private static final double MOST_STEPS = 1e11;

  /** The same for sets of several sizes, which only outputs need that are hard to explain. */
  private static final double MOST_STEPS_FOR_SETS = 2e10;

  private final GateSearch search;
  private final double steps; // of an evaluation
  private final List<List<Integer>> outputsOf; // [features], the outputs on for this one alone
  private final List<Integer> neverOn;

  /**
   * What was found.
   *
   * @param blockers for each output that a second feature switches off, the features that do,
   *     ascending; of very many, the first
   * @param sets for each output that no feature switches on alone, a smallest set that does
   */
  record Found(Map<Integer, List<Integer>> blockers, Map<Integer, int[]> sets) {}

  /**
   * Prepares a scan.
   *
   * @param outputs what is known so far
   * @param steps the neurons and outputs of the network
   */
  FeatureScan(GateSearch search, List<InferredOutput> outputs, double steps) {
    this.search = search;
    this.steps = steps;
    outputsOf = new ArrayList<>();
    for (int feature = 0; feature < search.features(); feature++) {
      outputsOf.add(new ArrayList<>());
    }
    neverOn = new ArrayList<>();
    for (InferredOutput each : outputs) {
      int[] alone = search.singles().of(each.output());
      if (each.isNeverOn()) {
        neverOn.add(each.output());
      } else if (alone.length == 1 && !search.singles().isOnWhenEmpty(each.output())) {
        outputsOf.get(alone[0]).add(each.output());
      }
    }
  }

  /** Returns the features that are the only one to switch on some output alone, ascending. */
  List<Integer> starts() {
    List<Integer> starts = new ArrayList<>();
    for (int feature = 0; feature < outputsOf.size(); feature++) {
      if (!outputsOf.get(feature).isEmpty()) {
        starts.add(feature);
      }
    }
    return starts;
  }

  /** Returns whether so many features can be tried with all others. */
  boolean isAffordable(int firsts) {
    return steps * firsts * search.features() <= MOST_STEPS;
  }

  /**
   * Looks for features that switch outputs off.
   *
   * @param firsts the features that are on
   */
  Found blockers(List<Integer> firsts, int threads) {
    Map<Integer, List<Integer>> blockers = new TreeMap<>();
    Workers.VERIFICATION.forEach(
        threads,
        firsts.size(),
        () -> {
          NetworkProbe probe = search.newProbe();
          return piece -> {
            Map<Integer, List<Integer>> own = blockers(probe, firsts.get(piece));
            synchronized (blockers) {
              blockers.putAll(own);
            }
          };
        });
    return new Found(blockers, Map.of());
  }

  private Map<Integer, List<Integer>> blockers(NetworkProbe probe, int first) {
    Map<Integer, List<Integer>> blockers = new TreeMap<>();
    probe.set(first);
    for (int second = 0; second < search.features(); second++) {
      if (second == first) {
        continue;
      }
      probe.push(second);
      for (int output : outputsOf.get(first)) {
        if (!probe.isOn(output)) {
          List<Integer> known = blockers.computeIfAbsent(output, _ -> new ArrayList<>());
          if (known.size() < Gate.LARGEST_ARITY) {
            known.add(second);
          }
        }
      }
      probe.pop();
    }
    probe.set();
    return blockers;
  }

  /** Looks among sets of features, the smallest first, for those that switch on other outputs. */
  Found sets(int threads) {
    Map<Integer, int[]> sets = new TreeMap<>();
    double count = search.features();
    for (int size = 2; size <= search.sparsity() && sets.size() < neverOn.size(); size++) {
      count = count * (search.features() - size + 1) / size;
      if (count * steps > MOST_STEPS_FOR_SETS) {
        break;
      }
      sets.putAll(sets(size, neverOn.stream().filter(q -> !sets.containsKey(q)).toList(), threads));
    }
    return new Found(Map.of(), sets);
  }

  private Map<Integer, int[]> sets(int size, List<Integer> wanted, int threads) {
    Map<Integer, int[]> sets = new TreeMap<>();
    Workers.VERIFICATION.forEach(
        threads,
        search.features(),
        () -> {
          NetworkProbe probe = search.newProbe();
          return first ->
              InputWalk.from(
                  probe,
                  search.features(),
                  new int[] {first},
                  size,
                  active -> {
                    if (active.length == size) {
                      note(probe, active, wanted, sets);
                    }
                  });
        });
    return sets;
  }

  /** Keeps the first set of each output, whichever thread finds it. */
  private static void note(
      NetworkProbe probe, int[] active, List<Integer> wanted, Map<Integer, int[]> sets) {
    for (int output : wanted) {
      if (probe.isOn(output)) {
        synchronized (sets) {
          sets.merge(output, active.clone(), (a, b) -> Arrays.compare(a, b) <= 0 ? a : b);
        }
      }
    }
  }
}
