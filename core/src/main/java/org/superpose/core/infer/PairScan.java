package org.superpose.core.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.superpose.core.parallel.Workers;
import org.superpose.core.task.Gate;
import org.superpose.core.verify.NetworkProbe;

/**
 * Evaluates pairs of features: one of them fixed, the other any. Finds what a single feature cannot
 * show: the negated features of AND-NOT, which may do nothing alone, and ANDs whose features do not
 * stand out.
 */
final class PairScan {

  /** The largest number of additions spent, at one for each neuron and output of an evaluation. */
  private static final double MOST_STEPS = 1e11;

  private final GateSearch search;
  private final List<List<Integer>> outputsOf; // [features], the outputs on for this one alone
  private final List<Integer> neverOn;

  /**
   * What was found.
   *
   * @param blockers for each output that some pair switches off, the features that do, ascending;
   *     of very many, the first
   * @param pairs for each output that no feature switches on alone, a pair that does
   */
  record Found(Map<Integer, List<Integer>> blockers, Map<Integer, int[]> pairs) {}

  /**
   * Prepares a scan.
   *
   * @param outputs what is known so far
   */
  PairScan(GateSearch search, List<InferredOutput> outputs) {
    this.search = search;
    outputsOf = new ArrayList<>();
    for (int feature = 0; feature < search.features(); feature++) {
      outputsOf.add(new ArrayList<>());
    }
    neverOn = new ArrayList<>();
    for (InferredOutput each : outputs) {
      int[] alone = search.singles().of(each.output());
      if (alone.length == 1 && !search.singles().isOnWhenEmpty(each.output())) {
        outputsOf.get(alone[0]).add(each.output());
      } else if (alone.length == 0 && each.gate().isEmpty()) {
        neverOn.add(each.output());
      }
    }
  }

  /** Returns the features that switch on some output alone, in ascending order. */
  List<Integer> starts() {
    List<Integer> starts = new ArrayList<>();
    for (int feature = 0; feature < outputsOf.size(); feature++) {
      if (!outputsOf.get(feature).isEmpty()) {
        starts.add(feature);
      }
    }
    return starts;
  }

  /** Returns whether some outputs wait for a pair that switches them on. */
  boolean isForPairs() {
    return !neverOn.isEmpty();
  }

  /** Returns whether a scan of so many first features is cheap enough. */
  static boolean isAffordable(int firsts, int features, double steps) {
    return (double) firsts * features * steps <= MOST_STEPS;
  }

  /**
   * Looks for features that block outputs.
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
    forEachPair(
        probe,
        first,
        0,
        second -> {
          for (int output : outputsOf.get(first)) {
            if (!probe.isOn(output)) {
              List<Integer> known = blockers.computeIfAbsent(output, _ -> new ArrayList<>());
              if (known.size() < Gate.LARGEST_ARITY) {
                known.add(second);
              }
            }
          }
        });
    return blockers;
  }

  /** Looks among all pairs for ones that switch on outputs that no feature switches on alone. */
  Found pairs(int threads) {
    Map<Integer, int[]> pairs = new TreeMap<>();
    Workers.VERIFICATION.forEach(
        threads,
        search.features(),
        () -> {
          NetworkProbe probe = search.newProbe();
          return first ->
              forEachPair(probe, first, first + 1, second -> note(probe, first, second, pairs));
        });
    return new Found(Map.of(), pairs);
  }

  /** Keeps the first pair of each output, whichever thread finds it. */
  private void note(NetworkProbe probe, int first, int second, Map<Integer, int[]> pairs) {
    for (int output : neverOn) {
      if (probe.isOn(output)) {
        synchronized (pairs) {
          pairs.merge(output, new int[] {first, second}, (a, b) -> a[0] <= b[0] ? a : b);
        }
      }
    }
  }

  private void forEachPair(NetworkProbe probe, int first, int from, IntConsumer second) {
    probe.set(first);
    for (int feature = from; feature < search.features(); feature++) {
      if (feature != first) {
        probe.push(feature);
        second.accept(feature);
        probe.pop();
      }
    }
    probe.set();
  }
}
