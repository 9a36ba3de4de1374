package org.superpose.console.report;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.superpose.core.inspect.Inspection;
import org.superpose.core.inspect.Sharing;
import org.superpose.core.inspect.Survival;
import org.superpose.runner.text.Numbers;

/** Says what a network that is right on every input is like. */
final class InspectionText {

  private InspectionText() {}

  /** Returns a line for what kind it is, and one for each reason. */
  static String lines(String name, Inspection inspection) {
    StringBuilder lines = new StringBuilder();
    lines.append("  %s: %s%n".formatted(name, inspection.kind().words()));
    facts(inspection)
        .forEach((what, value) -> lines.append("    %-30s %s%n".formatted(what, value)));
    return lines.toString();
  }

  /** Returns the same in a sentence. */
  static String sentence(Inspection inspection) {
    return facts(inspection).entrySet().stream()
        .map(fact -> fact.getKey() + ": " + fact.getValue())
        .collect(joining("; ", "It is " + inspection.kind().words() + "; ", "."));
  }

  private static Map<String, String> facts(Inspection inspection) {
    Sharing sharing = inspection.sharing();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "neurons an output uses",
        range(sharing.fewestUsed(), sharing.mostUsed(), sharing.meanUsed()));
    facts.put(
        "outputs a neuron serves",
        range(sharing.fewestServed(), sharing.mostServed(), sharing.meanServed()));
    facts.put(
        "bits a weight needs",
        inspection.neededBits().isPresent()
            ? "" + inspection.neededBits().getAsInt()
            : "more than were tried");
    facts.put("bears the loss of one neuron", survival(inspection.lostNeuron()));
    facts.put("bears the flip of one weight", survival(inspection.flippedWeight()));
    return facts;
  }

  private static String range(int fewest, int most, double mean) {
    return fewest == most
        ? Numbers.count(fewest)
        : "%s to %s, %s on average"
            .formatted(
                Numbers.count(fewest),
                Numbers.count(most),
                String.format(Locale.ROOT, "%.2f", mean));
  }

  private static String survival(Optional<Survival> survival) {
    if (survival.isEmpty()) {
      return "there is none";
    }
    Survival found = survival.get();
    String share = "%s of %s".formatted(count(found.survived()), count(found.judged()));
    String judged =
        found.judged() == found.possible()
            ? share
            : share + " judged of " + count(found.possible());
    String undecided =
        found.undecided() == 0 ? judged : judged + "; " + count(found.undecided()) + " not decided";
    return found.firstFatal().map(first -> undecided + "; not of " + first).orElse(undecided);
  }

  private static String count(long number) {
    return Numbers.count((double) number);
  }

  /** Returns the same for JSON. */
  static Map<String, Object> map(Inspection inspection) {
    Sharing sharing = inspection.sharing();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", inspection.kind().name().toLowerCase(Locale.ROOT));
    map.put(
        "needed_bits",
        inspection.neededBits().isPresent() ? inspection.neededBits().getAsInt() : null);
    map.put("neurons_used", map(sharing.fewestUsed(), sharing.mostUsed(), sharing.meanUsed()));
    map.put(
        "outputs_served", map(sharing.fewestServed(), sharing.mostServed(), sharing.meanServed()));
    inspection.lostNeuron().ifPresent(lost -> map.put("lost_neuron", map(lost)));
    inspection.flippedWeight().ifPresent(flipped -> map.put("flipped_weight", map(flipped)));
    return map;
  }

  private static Map<String, Object> map(int least, int most, double mean) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("least", least);
    map.put("most", most);
    map.put("mean", mean);
    return map;
  }

  private static Map<String, Object> map(Survival survival) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("possible", survival.possible());
    map.put("judged", survival.judged());
    map.put("survived", survival.survived());
    map.put("undecided", survival.undecided());
    map.put("first_fatal", survival.firstFatal().orElse(null));
    return map;
  }
}
