package org.superpose.console.report;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.superpose.core.circuit.StageDesign;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;
import org.superpose.runner.text.Numbers;

/** Shows one forward pass: which neurons are active in every layer, and the outputs that matter. */
public final class ForwardPassText {

  private static final int SHOWN = 40;

  private ForwardPassText() {}

  /**
   * Returns the pass in words.
   *
   * @param stages what the neurons stand for, if they compute a circuit level by level
   * @param active the active features, ascending
   */
  public static String render(
      Network network, Problem problem, List<StageDesign> stages, int[] active) {
    ForwardPass pass = ForwardPass.of(network, active);
    StringBuilder text = new StringBuilder();
    text.append(
        "active inputs: %s of %s%n"
            .formatted(
                active.length == 0 ? "none" : join(active), Numbers.count(problem.features())));
    if (active.length > problem.sparsity()) {
      text.append(
          "(more than the %s active inputs that the network is for)%n"
              .formatted(problem.sparsity()));
    }
    for (int layer = 0; layer <= network.layers().size(); layer++) {
      text.append(renderLayer(layer, pass.layer(layer)));
    }
    CircuitView.of(problem, stages)
        .ifPresent(view -> text.append(CircuitSignals.render(view, active, pass)));
    int wrong = 0;
    for (int output = 0; output < problem.outputs(); output++) {
      boolean expected = problem.isOn(output, active);
      boolean on = pass.isOn(output);
      if (on || expected) {
        text.append(renderOutput(pass, problem, output, expected));
      }
      wrong += on == expected ? 0 : 1;
    }
    return text.append("%s of %s outputs wrong%n".formatted(wrong, problem.outputs())).toString();
  }

  private static String renderLayer(int layer, BigDecimal[] values) {
    StringJoiner shown = new StringJoiner(" ", ": ", "").setEmptyValue("");
    int nonzero = 0;
    for (int neuron = 0; neuron < values.length; neuron++) {
      if (values[neuron].signum() != 0 && ++nonzero <= SHOWN) {
        shown.add(neuron + ":" + values[neuron].toPlainString());
      }
    }
    String rest = nonzero > SHOWN ? " ..." : "";
    String name = layer == 0 ? "encoded input" : "layer " + layer;
    return "%s: %s of %s neurons not zero%s%s%n"
        .formatted(name, nonzero, values.length, shown, rest);
  }

  private static String renderOutput(
      ForwardPass pass, Problem problem, int output, boolean expected) {
    boolean on = pass.isOn(output);
    return "output %s = %s(%s): score %s against threshold %s: %s, expected %s%s%n"
        .formatted(
            output,
            problem.function(output),
            join(problem.inputs(output)),
            pass.score(output).toPlainString(),
            pass.threshold(output).toPlainString(),
            on ? "on" : "off",
            expected ? "on" : "off",
            on == expected ? "" : "  WRONG");
  }

  private static String join(int[] features) {
    return Arrays.stream(features).mapToObj(String::valueOf).collect(Collectors.joining(", "));
  }
}
