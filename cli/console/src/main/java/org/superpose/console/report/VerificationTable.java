package org.superpose.console.report;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.superpose.console.report.TextTable.Align;
import org.superpose.core.bound.BoundResult.Direction;
import org.superpose.core.bound.BoundResult.Resource;
import org.superpose.core.inspect.Inspection;
import org.superpose.core.network.Accounting;
import org.superpose.core.verify.Verdict;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.Witness;
import org.superpose.formats.NetworkFile;
import org.superpose.runner.run.BoundAnswers;
import org.superpose.runner.store.ProofNote;
import org.superpose.runner.text.Numbers;

/** Shows the judgement of network files. */
public final class VerificationTable {

  private VerificationTable() {}

  /**
   * A judged network.
   *
   * @param name the name of the file that holds it
   * @param file what it holds
   * @param result what was found
   * @param proof whether a proof for others was written
   * @param bounds what no network of this shape can do with less
   * @param inspection what the network is like, where that was requested and it is right
   */
  public record Judged(
      String name,
      NetworkFile file,
      Verification result,
      ProofNote proof,
      BoundAnswers bounds,
      Optional<Inspection> inspection) {

    /** Says what is left of a certificate that the file carries, in one word or a few. */
    Optional<String> certificate() {
      return file.certificate()
          .map(
              certificate -> {
                if (!certificate.isOf(file.network())) {
                  return "of other weights";
                }
                String verdict = result.verdict().label();
                if (certificate.verdict().equals(verdict)) {
                  return "confirmed";
                }
                return verdict.equals("unknown") || certificate.verdict().equals("unknown")
                    ? "not confirmed"
                    : "contradicted";
              });
    }
  }

  /**
   * Returns what is said of a file before its proof starts.
   *
   * @param name the name of the file
   * @param proofMemory bytes that the proof takes, empty if none applies
   * @param allowed bytes that it may take
   */
  public static String announce(String name, OptionalLong proofMemory, long allowed) {
    return proofMemory.isPresent()
        ? "checking %s; a proof takes about %s; %s are allowed"
            .formatted(name, Numbers.bytes(proofMemory.getAsLong()), Numbers.bytes(allowed))
        : "checking %s; no proof by bounds applies".formatted(name);
  }

  /** Returns a table with a line for each file, and the reasons below. */
  public static String render(List<Judged> judged) {
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
    for (Judged each : judged) {
      Verification result = each.result();
      Accounting accounting = Accounting.of(each.file().network());
      table.row(
          List.of(
              each.name(),
              Numbers.count(accounting.neurons()),
              Numbers.count(accounting.parameterBits()),
              result.verdict().label(),
              result.method().toString(),
              count(result.inputsChecked()),
              count(result.wrongInputs()),
              result.margin().isPresent() ? "" + result.margin().getAsDouble() : "-",
              Numbers.bytes(result.memory())));
      if (!reason(result).isEmpty()) {
        notes.append("  %s: %s%n".formatted(each.name(), reason(result)));
      }
      each.file()
          .understanding()
          .notes()
          .forEach(note -> notes.append("  %s: %s%n".formatted(each.name(), note)));
      limits(each.bounds())
          .ifPresent(limits -> notes.append("  %s: %s%n".formatted(each.name(), limits)));
      each.bounds()
          .broken()
          .forEach(note -> notes.append("  %s: %s%n".formatted(each.name(), note)));
      each.inspection().ifPresent(found -> notes.append(InspectionText.lines(each.name(), found)));
      if (!each.proof().text().isEmpty()) {
        notes.append("  %s: %s%n".formatted(each.name(), each.proof().text()));
      }
      each.certificate()
          .filter(certificate -> !certificate.equals("confirmed"))
          .ifPresent(
              certificate ->
                  notes.append(
                      "  %s: its certificate ('%s') is %s%n"
                          .formatted(
                              each.name(),
                              each.file().certificate().orElseThrow().verdict(),
                              certificate)));
    }
    return table.render() + notes;
  }

  /** Returns how files were understood, a line for each step. */
  public static String explain(List<Judged> judged) {
    StringBuilder lines = new StringBuilder();
    for (Judged each : judged) {
      lines.append("%s is understood as%n".formatted(each.name()));
      each.file().understanding().chain().forEach(line -> lines.append("  %s%n".formatted(line)));
    }
    return lines.toString();
  }

  /** Says in a line what a network of this kind needs at least. */
  private static Optional<String> limits(BoundAnswers bounds) {
    List<String> parts =
        Stream.of(Resource.NEURONS, Resource.PARAMETERS, Resource.PARAMETER_BITS)
            .flatMap(resource -> bounds.strongest(resource).stream())
            .filter(id -> bounds.values().get(id).value() > 1)
            .map(
                id ->
                    "%s %s (%s)"
                        .formatted(
                            Numbers.count(Math.ceil(bounds.values().get(id).value())),
                            bounds.values().get(id).resource().label(),
                            id))
            .toList();
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of("any network for such problems takes at least " + String.join(", ", parts));
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
  public static Map<String, Object> map(Judged judged) {
    NetworkFile file = judged.file();
    Verification result = judged.result();
    Accounting accounting = Accounting.of(file.network());
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("network", file.name());
    map.put("file", judged.name());
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
    map.put("certificate", judged.certificate().orElse(null));
    if (!file.understanding().notes().isEmpty()) {
      map.put("notes", file.understanding().notes());
    }
    if (!judged.proof().text().isEmpty()) {
      map.put("proof", judged.proof().file().map(Path::toString).orElse(null));
      map.put("proof_note", judged.proof().text());
    }
    map.put("bounds", bounds(judged.bounds()));
    judged.inspection().ifPresent(found -> map.put("inspection", InspectionText.map(found)));
    result.witness().ifPresent(witness -> map.put("witness", map(witness)));
    return map;
  }

  /** Returns the judgement of a file and how it was understood. */
  public static Map<String, Object> explainedMap(Judged judged) {
    Map<String, Object> map = map(judged);
    map.put("chain", judged.file().understanding().chain());
    return map;
  }

  static Map<String, Object> bounds(BoundAnswers bounds) {
    Map<String, Object> map = new LinkedHashMap<>();
    bounds
        .values()
        .forEach(
            (id, value) -> {
              if (value.direction() == Direction.REFERENCE) {
                return; // a law with a stated constant, which says nothing of a single network
              }
              Map<String, Object> bound = new LinkedHashMap<>();
              bound.put("resource", value.resource().label());
              bound.put("direction", value.direction().name().toLowerCase(Locale.ROOT));
              bound.put("value", value.value());
              bound.put("assumptions", value.assumptions());
              map.put(id, bound);
            });
    return map;
  }

  /** The order of keys is part of the file: no map without one. */
  private static Map<String, Object> map(Witness witness) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("active_inputs", witness.activeInputs());
    map.put("output", witness.output());
    return map;
  }

  private static Object boxed(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }

  private static Object boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
