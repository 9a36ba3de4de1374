package org.superpose.core.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Network;
import org.superpose.core.parallel.Workers;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.NetworkProbe;
import org.superpose.core.verify.Witness;

/** Evaluates every input of a problem, and tells which outputs are wrong, each with an example. */
final class Differences {

  private static final Comparator<int[]> FEWEST_FIRST =
      Comparator.<int[]>comparingInt(active -> active.length).thenComparing(Arrays::compare);

  private final Problem problem;
  private final Map<Integer, Count> counts = new TreeMap<>();

  /** The wrong inputs of an output: how many, and the first of the smallest. */
  private record Count(long inputs, int[] first) {

    static final BinaryOperator<Count> SUM =
        (a, b) ->
            new Count(
                a.inputs + b.inputs,
                FEWEST_FIRST.compare(a.first, b.first) <= 0 ? a.first : b.first);
  }

  private Differences(Problem problem) {
    this.problem = problem;
  }

  /** Returns the outputs that are wrong on some input, ascending. */
  static List<Difference> of(Network network, Problem problem, int threads) {
    Differences differences = new Differences(problem);
    NetworkProbe shared = NetworkProbe.of(network, problem.sparsity(), threads);
    differences.compare(shared, new int[0]);
    Workers.VERIFICATION.forEach(
        threads,
        problem.features(),
        () -> {
          NetworkProbe probe = shared.another();
          return first ->
              InputWalk.from(
                  probe,
                  problem.features(),
                  new int[] {first},
                  problem.sparsity(),
                  active -> differences.compare(probe, active));
        });
    return differences.counts.entrySet().stream()
        .map(
            each ->
                new Difference(
                    each.getValue().inputs,
                    witness(network, problem, each.getKey(), each.getValue().first)))
        .toList();
  }

  private void compare(NetworkProbe probe, int[] active) {
    List<Integer> on = new ArrayList<>();
    probe.forEachOn(on::add);
    int[] expected = problem.activeOutputs(active);
    int next = 0;
    for (int output : on) {
      while (next < expected.length && expected[next] < output) {
        note(expected[next++], active);
      }
      if (next < expected.length && expected[next] == output) {
        next++;
      } else {
        note(output, active);
      }
    }
    while (next < expected.length) {
      note(expected[next++], active);
    }
  }

  private void note(int output, int[] active) {
    synchronized (counts) {
      counts.merge(output, new Count(1, active.clone()), Count.SUM);
    }
  }

  private static Witness witness(Network network, Problem problem, int output, int[] active) {
    ForwardPass pass = ForwardPass.of(network, active);
    return new Witness(
        Arrays.stream(active).boxed().toList(),
        output,
        problem.isOn(output, active),
        pass.score(output),
        pass.threshold(output));
  }
}
