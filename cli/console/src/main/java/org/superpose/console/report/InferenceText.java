package org.superpose.console.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.superpose.core.infer.Difference;
import org.superpose.core.infer.Inference;
import org.superpose.core.infer.InferredGate;
import org.superpose.core.infer.InferredOutput;
import org.superpose.core.infer.Statement;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.Verdict;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.Witness;
import org.superpose.runner.text.Numbers;

/** Shows what was found of a network of which nothing was known. */
public final class InferenceText {

  /** So many odd or wrong outputs are shown one by one. */
  private static final int MOST = 10;

  private InferenceText() {}

  /**
   * Returns a few lines: the problem and the verdict on it, and what does not fit.
   *
   * @param name the name of the file that holds the network
   */
  public static String render(String name, Inference inference) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s"
            .formatted(
                name,
                switch (inference.statement()) {
                  case Statement.Stated(Problem problem) -> problem(problem);
                  case Statement.NotStated(String reason) -> reason;
                }));
    lines.add("gates: " + kinds(inference));
    inference.verification().ifPresent(verification -> lines.add(verdict(verification)));
    addFirst(lines, oddities(inference), "odd outputs");
    addFirst(lines, differences(inference), "wrong outputs");
    return lines.stream().collect(Collectors.joining("\n  ", "", "\n"));
  }

  private static String problem(Problem problem) {
    return "%s of %s features, %s outputs, at most %s active"
        .formatted(
            problem.shape().task(),
            Numbers.count(problem.features()),
            Numbers.count(problem.outputs()),
            problem.sparsity());
  }

  private static String kinds(Inference inference) {
    Map<String, Long> kinds =
        inference.outputs().stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.gate().map(InferredGate::kindInWords).orElse("no gate"),
                    TreeMap::new,
                    Collectors.counting()));
    return kinds.entrySet().stream()
        .map(kind -> Numbers.count(kind.getValue()) + " x " + kind.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String verdict(Verification verification) {
    String text =
        "%s by %s on %s inputs"
            .formatted(
                verification.verdict().label(),
                verification.method(),
                verification.inputsChecked().isPresent()
                    ? Numbers.count((double) verification.inputsChecked().getAsLong())
                    : "2^63 or more");
    return switch (verification.verdict()) {
      case Verdict.Verified _ -> text;
      case Verdict.Falsified(Witness witness) -> text + wrong(verification) + ": " + witness;
      case Verdict.Unknown(String reason) -> text + ": " + reason;
    };
  }

  private static String wrong(Verification verification) {
    return verification.wrongInputs().isPresent()
        ? ", wrong on " + Numbers.count((double) verification.wrongInputs().getAsLong())
        : "";
  }

  private static List<String> oddities(Inference inference) {
    return inference.outputs().stream()
        .filter(each -> !each.remark().isEmpty())
        .map(InferenceText::oddity)
        .toList();
  }

  private static String oddity(InferredOutput each) {
    String taken =
        each.gate()
            .map(gate -> (each.isAssumed() ? "; perhaps " : "; taken for ") + gate)
            .orElse("");
    return "output %s %s%s".formatted(each.output(), each.remark(), taken);
  }

  private static List<String> differences(Inference inference) {
    return inference.differences().stream()
        .map(
            each ->
                "output %s is wrong on %s inputs; %s"
                    .formatted(
                        each.first().output(),
                        Numbers.count((double) each.wrongInputs()),
                        each.first()))
        .toList();
  }

  private static void addFirst(List<String> lines, List<String> more, String name) {
    lines.addAll(more.subList(0, Math.min(MOST, more.size())));
    if (more.size() > MOST) {
      lines.add("and %s more %s".formatted(more.size() - MOST, name));
    }
  }

  /**
   * Returns all that was found, for JSON.
   *
   * @param name the name of the file that holds the network
   */
  public static Map<String, Object> map(String name, Inference inference) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("file", name);
    map.put("sparsity", inference.sparsity());
    map.put("task", inference.problem().map(problem -> problem.shape().task()).orElse(null));
    map.put(
        "reason",
        inference.statement() instanceof Statement.NotStated(String reason) ? reason : null);
    Optional<Verification> verification = inference.verification();
    map.put("verdict", verification.map(each -> each.verdict().label()).orElse(null));
    map.put("method", verification.map(each -> each.method().toString()).orElse(null));
    map.put(
        "wrong_inputs",
        verification
            .filter(each -> each.wrongInputs().isPresent())
            .map(each -> each.wrongInputs().getAsLong())
            .orElse(null));
    map.put("outputs", inference.outputs().stream().map(InferenceText::map).toList());
    map.put("wrong_outputs", inference.differences().stream().map(InferenceText::map).toList());
    return map;
  }

  private static Map<String, Object> map(InferredOutput each) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("output", each.output());
    map.put("gate", each.gate().map(InferenceText::name).orElse(null));
    map.put("inputs", each.gate().map(gate -> gate.inputs()).orElse(List.of()));
    if (!each.remark().isEmpty()) {
      map.put("assumed", each.isAssumed());
      map.put("remark", each.remark());
    }
    return map;
  }

  private static String name(InferredGate gate) {
    return gate.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Object> map(Difference difference) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("output", difference.first().output());
    map.put("wrong_inputs", difference.wrongInputs());
    map.put("active_inputs", difference.first().activeInputs());
    return map;
  }
}
