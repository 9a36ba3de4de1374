package org.superpose.core.infer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.superpose.core.task.Gate;

/**
 * Outputs that seem to be the same gate. Where one of them is on for several sets of features, as
 * an output of a network that is wrong now and then may be, another set is taken for its gate.
 */
final class Repetitions {

  private Repetitions() {}

  /** Returns the outputs with different gates, as far as there are such. */
  static List<InferredOutput> resolved(GateSearch search, List<InferredOutput> outputs) {
    Map<InferredGate, List<InferredOutput>> byGate = new LinkedHashMap<>();
    outputs.forEach(
        each ->
            each.gate()
                .filter(gate -> gate.gate() == Gate.AND)
                .ifPresent(gate -> byGate.computeIfAbsent(gate, _ -> new ArrayList<>()).add(each)));
    Set<InferredGate> taken = new HashSet<>(byGate.keySet());
    List<InferredOutput> resolved = new ArrayList<>(outputs);
    byGate.forEach(
        (gate, members) -> {
          if (members.size() > 1) {
            resolve(search, gate, members, taken, resolved);
          }
        });
    return resolved;
  }

  /** Leaves the gate to the output with the fewest others to choose from. */
  private static void resolve(
      GateSearch search,
      InferredGate gate,
      List<InferredOutput> members,
      Set<InferredGate> taken,
      List<InferredOutput> resolved) {
    Map<InferredOutput, List<InferredGate>> choices = new LinkedHashMap<>();
    members.forEach(each -> choices.put(each, search.fitting(each.output(), gate.kind())));
    choices.entrySet().stream()
        .sorted(Comparator.comparingInt(choice -> choice.getValue().size()))
        .skip(1)
        .forEach(
            choice ->
                choice.getValue().stream()
                    .filter(other -> !taken.contains(other))
                    .findFirst()
                    .ifPresent(
                        other -> {
                          taken.add(other);
                          int output = choice.getKey().output();
                          resolved.set(
                              output,
                              new InferredOutput(
                                  output,
                                  Optional.of(other),
                                  false,
                                  false,
                                  "looks like %s too".formatted(gate)));
                        }));
  }
}
