package org.superpose.cli.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.superpose.cli.format.NetworkFile;
import org.superpose.cli.report.TextTable.Align;
import org.superpose.core.network.Accounting;
import org.superpose.core.verify.Verdict;
import org.superpose.core.verify.Verification;

/** Shows the judgement of network files. */
public final class VerificationTable {

  private VerificationTable() {}

  /** Returns a table with a line for each file, and the reasons below. */
  public static String render(Map<NetworkFile, Verification> verifications) {
    TextTable table =
        new TextTable()
            .column("network", Align.LEFT)
            .column("neurons", Align.RIGHT)
            .column("parameter bits", Align.RIGHT)
            .column("verdict", Align.LEFT)
            .column("method", Align.LEFT)
            .column("inputs", Align.RIGHT)
            .column("wrong", Align.RIGHT)
            .column("margin", Align.RIGHT)
            .column("memory", Align.RIGHT);
    StringBuilder notes = new StringBuilder();
    verifications.forEach(
        (file, result) -> {
          Accounting accounting = Accounting.of(file.network());
          table.row(
              List.of(
                  file.name(),
                  Numbers.count(accounting.neurons()),
                  Numbers.count(accounting.parameterBits()),
                  result.verdict().label(),
                  result.method().toString(),
                  count(result.inputsChecked()),
                  count(result.wrongInputs()),
                  result.margin().isPresent() ? "" + result.margin().getAsDouble() : "-",
                  Numbers.bytes(result.memory())));
          if (!reason(result).isEmpty()) {
            notes.append("  %s: %s%n".formatted(file.name(), reason(result)));
          }
        });
    return table.render() + notes;
  }

  private static String count(OptionalLong count) {
    return count.isPresent() ? Numbers.count((double) count.getAsLong()) : "-";
  }

  private static String reason(Verification result) {
    return switch (result.verdict()) {
      case Verdict.Verified _ -> "";
      case Verdict.Falsified(var witness) when result.wrongInputs().isEmpty() ->
          witness + "; not all wrong inputs were counted, see --count-wrong";
      case Verdict.Falsified(var witness) -> witness.toString();
      case Verdict.Unknown(String reason) -> reason;
    };
  }

  /** Returns the judgement of a file as a map, for JSON. */
  public static Map<String, Object> map(NetworkFile file, Verification result) {
    Accounting accounting = Accounting.of(file.network());
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("network", file.name());
    map.put("task", file.problem().shape().task());
    map.put("neurons", accounting.neurons());
    map.put("parameters", accounting.parameters());
    map.put("parameter_bits", accounting.parameterBits());
    map.put("criterion", result.criterion().toString());
    map.put("verdict", result.verdict().label());
    map.put("method", result.method().toString());
    map.put("inputs_checked", boxed(result.inputsChecked()));
    map.put("wrong_inputs", boxed(result.wrongInputs()));
    map.put("failure_rate", boxed(result.failureRate()));
    map.put("wrong_outputs", boxed(result.wrongOutputs()));
    map.put("margin", boxed(result.margin()));
    map.put("memory_bytes", result.memory());
    map.put("reason", reason(result));
    result
        .witness()
        .ifPresent(
            witness ->
                map.put(
                    "witness",
                    Map.of("active_inputs", witness.activeInputs(), "output", witness.output())));
    return map;
  }

  private static Object boxed(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }

  private static Object boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
