package org.superpose.core.proof;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import org.superpose.core.proof.Candidates.Candidate;
import org.superpose.core.task.Problem;

/**
 * Branch and bound over the sets of at most v features, for one output after the other. One thread
 * at a time.
 *
 * <p>For every set of active inputs of the output's gate, it looks for features to join them such
 * that the value of the output exceeds a limit; where the output is expected on, all coefficients
 * are negated. A node of the search is a set of features already chosen. With the gains of {@link
 * Rules}, sorted, a set can exceed the limit only if the largest of them that it uses reaches the
 * average that is needed: these leaders are tried in turn, each without those before it, so that
 * every set is met once.
 *
 * <p>Memory: a long and a boolean for each feature. Time: a step for each neuron of the output and
 * feature at each node.
 */
final class Search {

  static final int WORK_OF_A_FIND = 1_000;

  private final IntegerNetwork network;
  private final Problem problem;
  private final int sparsity;
  private final Rules rules;
  private final BitSet settled; // outputs where no other features matter if they are to be off
  private final Candidates candidates;
  private final boolean[] barred; // [features]
  private final int[] chosen; // [sparsity]
  private int size;

  private Findings findings;
  private int output;
  private int[] neurons; // of the output
  private long[] coefficients; // of the output, negated where it is expected on
  private boolean on;
  private boolean offSettled;
  private long unlisted; // the most that a feature gains that is not among the leaders
  private long workBefore;
  private long found;
  private long workLimit;
  private boolean searched;
  private boolean exhausted;

  Search(IntegerNetwork network, Problem problem, int sparsity, Rules rules) {
    this(network, problem, sparsity, rules, new BitSet());
  }

  /**
   * @param settled outputs that are known to need no bound where they are expected off
   */
  Search(IntegerNetwork network, Problem problem, int sparsity, Rules rules, BitSet settled) {
    this.settled = settled;
    this.network = network;
    this.problem = problem;
    this.sparsity = sparsity;
    this.rules = rules;
    candidates = new Candidates(network, rules);
    barred = new boolean[network.features()];
    chosen = new int[sparsity + 2];
  }

  /**
   * What a search of one output took.
   *
   * @param work the steps
   * @param searched whether the bound alone did not decide
   * @param exhausted whether the limit on steps ended the search
   */
  record Effort(long work, boolean searched, boolean exhausted) {}

  /** Passes every set that makes an output's value exceed its limit to the findings. */
  Effort run(int ofOutput, Findings to, long atMost) {
    output = ofOutput;
    findings = to;
    workBefore = candidates.work();
    found = 0;
    workLimit = atMost;
    searched = false;
    exhausted = false;
    neurons = network.neuronsOf(output);
    int arity = problem.arity(output);
    boolean open = findings.concernsOthers() && !findings.complete();
    offSettled =
        open
            && arity > 1
            && sparsity > 1
            && findings.allowsOneBound(network.coefficientsOf(output))
            && (settled.get(output) || offSettled(arity));
    for (int active = 0; active <= Math.min(arity, sparsity); active++) {
      assign(0, arity, active);
    }
    return new Effort(work(), searched, exhausted);
  }

  /**
   * Returns whether no other features can matter wherever the output is expected off: one bound for
   * all states of the gate, by gains from the biases alone, the gate's inputs among them.
   */
  private boolean offSettled(int arity) {
    long least = leastWhereOff(arity);
    return least >= 0
        && candidates.above(least, feature -> rules.mayJoin(problem, output, feature)).isEmpty();
  }

  /** Turns to the output without active features; returns the least gain needed where it is off. */
  private long leastWhereOff(int arity) {
    on = false;
    coefficients = network.coefficientsOf(output);
    long[] levels = new long[neurons.length];
    Arrays.setAll(levels, i -> network.bias(neurons[i]));
    candidates.turnTo(neurons, coefficients, levels, sparsity);
    long needed = findings.needed(false, sparsity, value(levels));
    long[] gains = new long[arity];
    Arrays.setAll(gains, position -> candidates.gain(problem.input(output, position)));
    return least(gains, 0, arity, sparsity, needed);
  }

  /**
   * Returns whether no other features matter to an output but those that have the largest effective
   * weight at all its neurons, and where it is expected on none at all.
   */
  boolean needsLoudestEverywhere(int ofOutput, Findings to) {
    output = ofOutput;
    findings = to;
    neurons = network.neuronsOf(output);
    int arity = problem.arity(output);
    boolean fits = neurons.length > 0 && neurons.length <= Candidates.MANY; // none is dropped
    if (arity < 2 || sparsity < 2 || !fits) {
      return false;
    }
    for (int mask = 0; mask < 1 << arity; mask++) {
      if (problem.value(output, mask) && Integer.bitCount(mask) < sparsity) {
        return false;
      }
    }
    long least = leastWhereOff(arity);
    return least >= 0 && candidates.areLoudestEverywhere(least);
  }

  /** Returns the least mean gain that is needed of others, over all states with the output off. */
  private long least(long[] gains, int mask, int position, int places, long needed) {
    if (places == 0) {
      return Long.MAX_VALUE;
    }
    if (position == 0) {
      boolean off = !problem.value(output, mask);
      return off ? Math.min(needed, needed / places) : Long.MAX_VALUE;
    }
    return Math.min(
        least(gains, mask, position - 1, places, needed),
        least(
            gains,
            mask | 1 << (position - 1),
            position - 1,
            places - 1,
            needed - gains[position - 1]));
  }

  private long work() {
    return candidates.work() - workBefore + found * WORK_OF_A_FIND;
  }

  /** Chooses {@code more} of the gate's inputs from a position on, in every way. */
  private void assign(int mask, int position, int more) {
    if (more == 0) {
      if (rules.isPossible(mask)) {
        explore(mask);
      }
      return;
    }
    for (int next = position - 1; next >= more - 1; next--) {
      chosen[size++] = problem.input(output, next);
      assign(mask | 1 << next, next, more - 1);
      size--;
    }
  }

  private void explore(int mask) {
    findings.enterState(mask);
    int arity = problem.arity(output);
    on = problem.value(output, mask);
    coefficients = network.coefficientsOf(output);
    if (on) {
      Arrays.setAll(coefficients, i -> -coefficients[i]);
    }
    long[] levels = new long[neurons.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = network.bias(neurons[i]);
      for (int c = 0; c < size; c++) {
        levels[i] += network.effectiveWeights().of(neurons[i], chosen[c]);
      }
    }
    int others = 0;
    for (int position = 0; position < arity; position++) {
      others += rules.mayJoin(problem, output, problem.input(output, position)) ? 0 : 1;
    }
    int places = Math.min(rules.places(sparsity, size), network.features() - others);
    explore(levels, places, true);
  }

  private void explore(long[] levels, int places, boolean root) {
    if (findings.complete() || exhausted || size > findings.largestSize()) {
      return;
    }
    long value = value(levels);
    if (value > findings.limit(on) && !report(size, value)) {
      return;
    }
    boolean settled = (root && offSettled && !on) || !findings.concernsOthers();
    if (places < findings.fewestPlaces() || size >= findings.largestSize() || settled) {
      return;
    }
    long needed = findings.needed(on, places, value);
    candidates.turnTo(neurons, coefficients, levels, places);
    if (needed >= 0 && places * candidates.most() <= needed) {
      return;
    }
    List<Candidate> leaders = leaders(places, needed);
    if (places == 1) {
      join(leaders, value);
    } else if (!leaders.isEmpty()) {
      branch(levels, places, leaders, needed);
    }
  }

  private long value(long[] levels) {
    long value = 0;
    for (int i = 0; i < levels.length; i++) {
      value += coefficients[i] * Math.max(0, levels[i]);
    }
    return value;
  }

  /**
   * Returns the features that can be in a set that gains what is needed, best first; none if none
   * reaches the mean.
   */
  private List<Candidate> leaders(int places, long needed) {
    IntPredicate mayJoin = f -> !barred[f] && rules.mayJoin(problem, output, f);
    unlisted = Math.min(needed, needed / places);
    List<Candidate> leaders = candidates.above(unlisted, mayJoin);
    if (places > 1 && needed >= 0 && !leaders.isEmpty()) {
      long top = leaders.stream().mapToLong(Candidate::gain).max().orElseThrow();
      long partner = needed - (places - 1) * top;
      if (partner >= 0 && partner < unlisted) {
        unlisted = partner;
        leaders = candidates.above(partner, mayJoin);
      }
    }
    exhausted |= work() > workLimit;
    leaders.sort(
        Comparator.comparingLong(Candidate::gain).reversed().thenComparingInt(Candidate::feature));
    return leaders;
  }

  /** Takes the last place: gains are exact. */
  private void join(List<Candidate> leaders, long value) {
    for (Candidate leader : leaders) {
      if (value + leader.gain() > findings.limit(on) && !findings.complete()) {
        chosen[size] = leader.feature();
        report(size + 1, value + leader.gain());
      }
    }
  }

  private void branch(long[] levels, int places, List<Candidate> leaders, long needed) {
    searched = true;
    findings.beginBranches();
    long others = Math.max(0, unlisted);
    int tried = 0;
    for (; tried < leaders.size(); tried++) {
      long most = leaders.get(tried).gain();
      for (int place = 1; place < places; place++) {
        int rank = tried + place;
        most += rank < leaders.size() ? Math.max(0, leaders.get(rank).gain()) : others;
      }
      if (needed >= 0 && most <= needed) {
        break;
      }
      descend(levels, places, leaders.get(tried).feature());
    }
    for (Candidate leader : leaders.subList(0, tried)) {
      barred[leader.feature()] = false;
    }
    findings.endBranches();
  }

  private void descend(long[] levels, int places, int feature) {
    findings.branch(feature);
    barred[feature] = true;
    long[] next = levels.clone();
    for (int i = 0; i < next.length; i++) {
      next[i] += network.effectiveWeights().of(neurons[i], feature);
    }
    chosen[size++] = feature;
    explore(next, places - 1, false);
    size--;
  }

  private boolean report(int length, long value) {
    found++;
    int[] features = Arrays.copyOf(chosen, length);
    Arrays.sort(features);
    return findings.add(features, on, value);
  }
}
