package org.superpose.core.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.superpose.core.network.Network;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Gates;
import org.superpose.core.verify.NetworkProbe;

/**
 * Finds the gate of one output after the other, from exact evaluations of the network.
 *
 * <p>The features that switch an output on alone tell the families apart: none for an AND, one for
 * a single feature or an AND-NOT, several for OR and XOR, which differ on pairs of them. The
 * features of an AND are looked for among those that drive the output most, see {@link Ranking}; of
 * an AND-NOT, those that are negated are found by {@link FeatureScan}.
 */
final class GateSearch {

  private final NetworkProbe probe;
  private final Singles singles;
  private final List<Ranking> rankings; // for each arity from 1
  private final int features;
  private final int sparsity;
  private final Map<Integer, List<Integer>> blockers = new TreeMap<>(); // by output
  private final Map<Integer, int[]> sets = new TreeMap<>(); // ANDs found by trying all sets

  private GateSearch(NetworkProbe probe, int features, int sparsity) {
    this.probe = probe;
    this.features = features;
    this.sparsity = sparsity;
    singles = Singles.of(probe, features);
    rankings = new ArrayList<>();
    for (int times = 1; times <= Math.min(sparsity, Ranking.KEPT); times++) {
      rankings.add(Ranking.of(probe, features, times, singles.idle()));
    }
  }

  /** Evaluates single features, once and several times each. */
  static GateSearch of(Network network, int sparsity, int threads) {
    return new GateSearch(
        NetworkProbe.of(network, sparsity, threads), network.features(), sparsity);
  }

  /** Returns a probe for another thread. */
  NetworkProbe newProbe() {
    return probe.another();
  }

  Singles singles() {
    return singles;
  }

  int features() {
    return features;
  }

  int sparsity() {
    return sparsity;
  }

  /** Takes over what a scan found. */
  void learn(FeatureScan.Found found) {
    blockers.putAll(found.blockers());
    sets.putAll(found.sets());
  }

  /** Returns what each output computes, as far as is known. */
  List<InferredOutput> findAll() {
    return IntStream.range(0, singles.outputs()).mapToObj(this::find).toList();
  }

  private InferredOutput find(int output) {
    int[] alone = singles.of(output);
    if (singles.isOnWhenEmpty(output)) {
      return InferredOutput.none(output, "is on when no feature is active");
    }
    if (alone.length > Gate.LARGEST_ARITY) {
      return InferredOutput.none(
          output, "is on for more than %s single features".formatted(Gate.LARGEST_ARITY));
    }
    return switch (alone.length) {
      case 0 -> findAnd(output);
      case 1 -> findSingle(output, alone[0]);
      default -> findOrXor(output, alone);
    };
  }

  private InferredOutput findAnd(int output) {
    for (int arity = 2; arity <= rankings.size(); arity++) {
      Ranking ranking = rankings.get(arity - 1);
      Optional<int[]> set =
          Subsets.of(ranking.top(output), ranking.slack(output), arity)
              .filter(inputs -> probe.isOnAt(output, inputs))
              .findFirst();
      if (set.isPresent()) {
        return InferredOutput.found(output, InferredGate.of(Gate.AND, minimal(output, set.get())));
      }
    }
    int[] set = sets.get(output);
    return set == null
        ? InferredOutput.neverOn(output, sparsity)
        : InferredOutput.found(output, InferredGate.of(Gate.AND, set));
  }

  /** Drops features that the output is on without, and sorts the rest. */
  private int[] minimal(int output, int[] set) {
    int[] kept = set.clone();
    for (int i = 0; i < kept.length; ) {
      int[] fewer = without(kept, i);
      if (fewer.length > 0 && probe.isOnAt(output, fewer)) {
        kept = fewer;
      } else {
        i++;
      }
    }
    Arrays.sort(kept);
    return kept;
  }

  private static int[] without(int[] values, int position) {
    return IntStream.range(0, values.length)
        .filter(i -> i != position)
        .map(i -> values[i])
        .toArray();
  }

  private InferredOutput findSingle(int output, int feature) {
    List<Integer> negated = blockers.getOrDefault(output, List.of());
    if (negated.size() >= Gate.LARGEST_ARITY) {
      return InferredOutput.none(
          output,
          "is on for feature %s alone, and off when one of more than %s others is active too"
              .formatted(feature, Gate.LARGEST_ARITY - 1));
    }
    int[] inputs = IntStream.concat(IntStream.of(feature), ints(negated)).toArray();
    return InferredOutput.found(output, InferredGate.of(Gate.AND_NOT, inputs));
  }

  private static IntStream ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue);
  }

  private InferredOutput findOrXor(int output, int[] alone) {
    if (sparsity == 1) {
      return InferredOutput.found(output, InferredGate.of(Gate.OR, alone));
    }
    int on = 0;
    int all = 0;
    for (int i = 0; i < alone.length; i++) {
      for (int j = 0; j < i; j++) {
        on += probe.isOnAt(output, alone[j], alone[i]) ? 1 : 0;
        all++;
      }
    }
    if (on > 0 && on < all) {
      return InferredOutput.none(
          output,
          "is on for each of the features %s alone, but on for %s and off for %s of their pairs"
              .formatted(Arrays.toString(alone), on, all - on));
    }
    return InferredOutput.found(output, InferredGate.of(on > 0 ? Gate.OR : Gate.XOR, alone));
  }

  /**
   * Returns the likeliest gate of a given kind, whatever the output computes; empty if fewer
   * features drive the output at all than the gate has inputs.
   */
  Optional<InferredGate> likeliest(int output, Gates kind) {
    int arity = kind.arity();
    if (kind.gate() == Gate.AND_NOT) {
      return likeliestAndNot(output, arity);
    }
    List<InferredGate> fitting = fitting(output, kind);
    if (!fitting.isEmpty()) {
      return Optional.of(fitting.getFirst());
    }
    int[] top = ranking(kind).top(output);
    if (top.length < arity) {
      return Optional.empty();
    }
    int[] chosen = Arrays.copyOf(top, arity);
    Arrays.sort(chosen);
    return Optional.of(InferredGate.of(kind.gate(), chosen));
  }

  private Ranking ranking(Gates kind) {
    boolean isAnd = kind.gate() == Gate.AND && kind.arity() <= rankings.size();
    return rankings.get(isAnd ? kind.arity() - 1 : 0);
  }

  /**
   * Returns all gates of a kind, on the features that drive an output most, like which it behaves;
   * the likeliest first. Not for AND-NOT.
   */
  List<InferredGate> fitting(int output, Gates kind) {
    Ranking ranking = ranking(kind);
    return Subsets.of(ranking.top(output), ranking.slack(output), kind.arity())
        .map(set -> InferredGate.of(kind.gate(), set))
        .filter(gate -> behavesLike(output, gate))
        .toList();
  }

  private Optional<InferredGate> likeliestAndNot(int output, int arity) {
    int[] top = rankings.getFirst().top(output);
    if (top.length == 0 || features < arity) {
      return Optional.empty();
    }
    int first = top[0];
    double[] slack = new double[features];
    for (int feature = 0; feature < features; feature++) {
      probe.set(first, feature);
      slack[feature] = feature == first ? Double.NEGATIVE_INFINITY : probe.slack()[output];
    }
    int[] negated =
        IntStream.range(0, features)
            .boxed()
            .sorted((a, b) -> Double.compare(slack[b], slack[a]))
            .limit(arity - 1L)
            .mapToInt(Integer::intValue)
            .sorted()
            .toArray();
    return Optional.of(
        InferredGate.of(
            Gate.AND_NOT, IntStream.concat(IntStream.of(first), IntStream.of(negated)).toArray()));
  }

  /**
   * Returns whether an output behaves like a gate when no other features are active than the gate's
   * own: at most v of them.
   */
  boolean behavesLike(int output, InferredGate gate) {
    int arity = gate.inputs().size();
    int size = Math.min(arity, sparsity);
    return arity <= Ranking.KEPT
        && IntStream.range(0, 1 << arity)
            .filter(active -> Integer.bitCount(active) <= size)
            .allMatch(active -> isOn(output, gate, active) == gate.gate().value(active, arity));
  }

  private boolean isOn(int output, InferredGate gate, int active) {
    return probe.isOnAt(
        output,
        IntStream.range(0, gate.inputs().size())
            .filter(i -> (active >> i & 1) == 1)
            .map(i -> gate.inputs().get(i))
            .toArray());
  }
}
