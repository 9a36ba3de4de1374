package org.superpose.console.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.superpose.console.report.TextTable.Align;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.bound.BoundResult.Direction;
import org.superpose.core.bound.BoundResult.Resource;
import org.superpose.core.network.Accounting;
import org.superpose.core.task.ProblemShape;
import org.superpose.runner.run.BoundAnswers;
import org.superpose.runner.run.Capacities;
import org.superpose.runner.text.Numbers;

/** Shows how many outputs the parameters of a network could compute. */
public final class CapacityText {

  private CapacityText() {}

  /**
   * What there is to show.
   *
   * @param name the name of the file that holds the network
   * @param shape what it is to compute
   * @param accounting what it costs
   * @param bounds what bounds say of it
   * @param areFeatures whether constructions have as many features as outputs
   * @param constructions what constructions compute with as many neurons
   */
  public record Answer(
      String name,
      ProblemShape shape,
      Accounting accounting,
      BoundAnswers bounds,
      boolean areFeatures,
      List<Capacities.Capacity> constructions) {

    /**
     * Returns the outputs that all bits of the parameters tell apart, where functions are counted.
     */
    OptionalDouble outputsOfBits() {
      return shape.informationBits() > 0
          ? OptionalDouble.of(
              Math.floor(accounting.parameterBits() / shape.informationBits() * shape.outputs()))
          : OptionalDouble.empty();
    }
  }

  /** Returns a few lines and a table. */
  public static String render(Answer answer) {
    ProblemShape shape = answer.shape();
    Accounting accounting = answer.accounting();
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %s, %s features, %s, outputs: %s%n"
            .formatted(
                answer.name(),
                shape.task(),
                Numbers.count(shape.features()),
                shape.domain(),
                Numbers.count(shape.outputs())));
    text.append(
        "  %s neurons in the widest of %s hidden layers, %s parameters, %s bits%n"
            .formatted(
                Numbers.count(accounting.neurons()),
                accounting.layers(),
                Numbers.count((double) accounting.parameters()),
                Numbers.count(accounting.parameterBits())));
    text.append(
        "no network with these parameters computes more outputs of this kind than%n".formatted());
    limits(answer).forEach(line -> text.append("  %s%n".formatted(line)));
    text.append(
        "constructions with as many neurons compute about, by their own analysis, on random instances%s%n"
            .formatted(answer.areFeatures() ? " of as many features as outputs" : ""));
    return text + constructions(answer.constructions());
  }

  private static List<String> limits(Answer answer) {
    List<String> lines = new ArrayList<>();
    answer
        .outputsOfBits()
        .ifPresent(
            outputs ->
                lines.add(
                    "%s: the bits of all parameters (counting)".formatted(Numbers.count(outputs))));
    answer
        .bounds()
        .values()
        .forEach(
            (id, value) -> {
              if (value.resource() == Resource.FEATURES && value.direction() == Direction.UPPER) {
                lines.add(
                    "%s: %s; %s".formatted(Numbers.count(value.value()), id, assumptions(value)));
              }
            });
    if (lines.isEmpty()) {
      lines.add("no bound is known for this kind of problem and network");
    }
    return lines;
  }

  private static String assumptions(BoundResult.Value value) {
    return String.join("; ", value.assumptions());
  }

  private static String constructions(List<Capacities.Capacity> constructions) {
    TextTable table =
        new TextTable().column("construction", Align.LEFT).column("outputs", Align.RIGHT);
    List<Capacities.Capacity> able =
        constructions.stream()
            .filter(each -> each.outputs().isPresent())
            .sorted(
                Comparator.comparingInt((Capacities.Capacity each) -> -each.outputs().getAsInt())
                    .thenComparing(Capacities.Capacity::construction))
            .toList();
    if (able.isEmpty()) {
      return "  none of them computes any%n".formatted();
    }
    able.forEach(
        each -> table.row(List.of(each.construction(), Numbers.count(each.outputs().getAsInt()))));
    return table.render();
  }

  /** Returns the same as a map, for JSON, with the constructions that compute none, and why. */
  public static Map<String, Object> map(Answer answer) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("file", answer.name());
    map.put("task", answer.shape().task());
    map.put("features", answer.shape().features());
    map.put("outputs", answer.shape().outputs());
    map.put("neurons", answer.accounting().neurons());
    map.put("parameters", answer.accounting().parameters());
    map.put("parameter_bits", answer.accounting().parameterBits());
    OptionalDouble ofBits = answer.outputsOfBits();
    map.put("outputs_of_bits", ofBits.isPresent() ? ofBits.getAsDouble() : null);
    map.put("bounds", VerificationTable.bounds(answer.bounds()));
    map.put("features_grow", answer.areFeatures());
    map.put("constructions", answer.constructions().stream().map(CapacityText::map).toList());
    return map;
  }

  private static Map<String, Object> map(Capacities.Capacity capacity) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("construction", capacity.construction());
    OptionalInt outputs = capacity.outputs();
    map.put("outputs", outputs.isPresent() ? outputs.getAsInt() : null);
    map.put("reason", capacity.reason());
    return map;
  }
}
