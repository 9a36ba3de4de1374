package org.superpose.core.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.superpose.core.network.Network;
import org.superpose.core.settings.EdgeList;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.BooleanFunction;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Gates;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;
import org.superpose.core.task.standard.KWayAndTask;
import org.superpose.core.task.standard.PairwiseAndNotTask;
import org.superpose.core.task.standard.PairwiseAndTask;
import org.superpose.core.task.standard.PairwiseOrTask;
import org.superpose.core.task.standard.PairwiseXorTask;
import org.superpose.core.task.standard.PermutationTask;
import org.superpose.core.task.standard.RepresentationTask;

/** What all outputs together are: a problem that a standard task states, or why there is none. */
public sealed interface Statement {

  /** What stands for the task of a problem that states the function of each output. */
  String FUNCTIONS = "functions";

  /**
   * A task states it, or the functions of its outputs do.
   *
   * @param problem with the gates that were found
   */
  record Stated(Problem problem) implements Statement {}

  /**
   * Nothing states it.
   *
   * @param reason why, in one sentence
   */
  record NotStated(String reason) implements Statement {}

  /** States the problem that has these gates, by output. */
  static Statement of(Network network, int sparsity, List<InferredOutput> outputs) {
    List<InferredOutput> without = outputs.stream().filter(each -> each.gate().isEmpty()).toList();
    if (!without.isEmpty()) {
      InferredOutput first = without.getFirst();
      return new NotStated(
          "%s of %s outputs match no gate: output %s %s"
              .formatted(without.size(), outputs.size(), first.output(), first.remark()));
    }
    List<InferredGate> gates = outputs.stream().map(each -> each.gate().orElseThrow()).toList();
    Map<String, Long> kinds =
        gates.stream()
            .collect(
                Collectors.groupingBy(
                    InferredGate::kindInWords, TreeMap::new, Collectors.counting()));
    boolean alike = kinds.size() == 1 && !gates.getFirst().isNegated() && areDifferent(gates);
    Optional<Task> task =
        alike ? task(gates.getFirst().kind(), inputs(gates), network.features()) : Optional.empty();
    return task.isPresent()
        ? ofTask(task.get(), network.features(), sparsity, gates)
        : byFunctions(network.features(), sparsity, gates, kinds);
  }

  /** States the function of each output, of no task. */
  private static Statement byFunctions(
      int features, int sparsity, List<InferredGate> gates, Map<String, Long> kinds) {
    List<BooleanFunction> functions =
        gates.stream().flatMap(gate -> gate.function().stream()).toList();
    if (functions.size() < gates.size()) {
      return new NotStated("the outputs are functions of too many inputs: " + list(kinds));
    }
    ProblemShape shape =
        new ProblemShape(FUNCTIONS, features, gates.size(), sparsity, 0, 0)
            .uncounted("the functions were found in a network, of no known family");
    return new Stated(new Problem(shape, functions, inputs(gates)));
  }

  private static int[][] inputs(List<InferredGate> gates) {
    int[][] inputs = new int[gates.size()][];
    Arrays.setAll(
        inputs, q -> gates.get(q).inputs().stream().mapToInt(Integer::intValue).toArray());
    return inputs;
  }

  private static String list(Map<String, Long> kinds) {
    return kinds.entrySet().stream()
        .map(kind -> kind.getValue() + " are " + kind.getKey())
        .collect(Collectors.joining(", "));
  }

  private static Statement ofTask(Task task, int features, int sparsity, List<InferredGate> gates) {
    Gates kind = gates.getFirst().kind();
    int[][] inputs = inputs(gates);
    try {
      ProblemShape shape = task.shape(settings(task, features, sparsity, inputs));
      return new Stated(new Problem(shape, kind.gate(), inputs));
    } catch (InvalidSettingException e) {
      return new NotStated(
          "all %s outputs are %s, but %s does not allow it: %s"
              .formatted(gates.size(), kind, task.describe().id(), e.getMessage()));
    }
  }

  private static boolean areDifferent(List<InferredGate> gates) {
    return new HashSet<>(gates).size() == gates.size();
  }

  private static Optional<Task> task(Gates kind, int[][] inputs, int features) {
    if (kind.areFeatures()) {
      boolean inOrder = IntStream.range(0, inputs.length).allMatch(q -> inputs[q][0] == q);
      return inputs.length != features
          ? Optional.empty()
          : Optional.of(inOrder ? new RepresentationTask() : new PermutationTask());
    }
    if (kind.gate() == Gate.AND && kind.arity() > 2) {
      return Optional.of(new KWayAndTask());
    }
    if (kind.arity() != 2) {
      return Optional.empty();
    }
    return Optional.of(
        switch (kind.gate()) {
          case AND -> new PairwiseAndTask();
          case OR -> new PairwiseOrTask();
          case XOR -> new PairwiseXorTask();
          case AND_NOT -> new PairwiseAndNotTask();
          case IDENTITY -> throw new IllegalStateException("an identity of two features");
        });
  }

  private static Settings settings(Task task, int features, int sparsity, int[][] inputs) {
    Map<String, Object> given = new HashMap<>();
    given.put("features", features);
    given.put("sparsity", sparsity);
    if (task.describe().parameters().stream().anyMatch(each -> each.name().equals("graph"))) {
      given.put("graph", EdgeList.of(new ArrayList<>(Arrays.asList(inputs))));
    } else {
      given.put("outputs", inputs.length);
    }
    if (task instanceof KWayAndTask) {
      given.put("arity", inputs[0].length);
    }
    return Settings.of(task.describe().parameters(), given);
  }
}
