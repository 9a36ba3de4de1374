package org.superpose.runner.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;

/**
 * What a corpus makes of each network of a comparison before it is written; see {@code superpose
 * corpus}. Every key takes a list, for one entry of the corpus with each value.
 *
 * @param width the width as a multiple of what the comparison requests or a search found
 * @param noise the largest change of a weight or bias between layers, relative to the largest
 *     magnitude in its matrix; 0 for none
 * @param wrongInputs on how many inputs the network is to be wrong; 0 for one that is right
 */
public record CorpusVariant(double width, double noise, int wrongInputs) {

  static final Keys<CorpusVariant> KEYS =
      new Keys<>(
          List.of(
              Key.of(
                  Parameter.real(
                          "width",
                          1,
                          1_000,
                          "the width as a multiple of what is requested or was found")
                      .withDefault(1),
                  variant -> Numbers.shortest(variant.width)),
              Key.of(
                  Parameter.real(
                          "noise",
                          0,
                          1,
                          "the largest random change of a weight or bias between layers, relative"
                              + " to the largest in its matrix")
                      .withDefault(0),
                  variant -> Numbers.shortest(variant.noise)),
              Key.of(
                  Parameter.integer(
                          "wrong_inputs",
                          0,
                          50_000,
                          "plant faults that make the network wrong on this number of inputs")
                      .withDefault(0),
                  CorpusVariant::wrongInputs)));

  /** A network as it is built. */
  public static final CorpusVariant NONE = of(KEYS.standard());

  static CorpusVariant of(Settings given) {
    return new CorpusVariant(
        given.real("width"), given.real("noise"), given.integer("wrong_inputs"));
  }

  /** Returns the variants that a section stands for: one for each combination of its values. */
  static List<CorpusVariant> read(Section section) {
    section.rejectUnknownKeys(KEYS.names());
    List<CorpusVariant> variants = new ArrayList<>();
    Sweep sweep = new Sweep(section.problems());
    for (Map<String, Sweep.Choice> given : sweep.combinations(inOrder(section))) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (Key<CorpusVariant> key : KEYS.all()) {
        Sweep.Choice choice = given.get(key.name());
        if (choice != null) {
          key.read(choice.node(), choice.path(), section.problems())
              .ifPresent(value -> values.put(key.name(), value));
        }
      }
      CorpusVariant variant = of(Settings.of(KEYS.parameters(), values));
      if (!variants.contains(variant)) {
        variants.add(variant);
      }
    }
    return variants;
  }

  /** The order of variants is that of the keys here, whatever it is in the file. */
  private static Section inOrder(Section section) {
    Node.Mapping mapping = section.mapping();
    List<Node.Entry> entries =
        KEYS.names().stream().flatMap(name -> mapping.find(name).stream()).toList();
    Node.Mapping ordered = new Node.Mapping(mapping.mark(), entries);
    return new Section(ordered, section.path(), section.problems());
  }

  /** Returns the keys that are read to variants, each with all its values. */
  static Map<String, Object> keys(List<CorpusVariant> variants) {
    Map<String, Object> keys = new LinkedHashMap<>();
    for (Key<CorpusVariant> key : KEYS.all()) {
      List<?> values = variants.stream().map(key.value()).distinct().toList();
      keys.put(key.name(), new ResolvedYaml.Flow(values));
    }
    return keys;
  }

  /** Says what {@link #read} accepts. */
  static Schema schema() {
    Schema schema = Schema.mapping();
    for (Key<CorpusVariant> key : KEYS.all()) {
      schema = schema.key(key.name(), key.described(Schema.sweep(key.schema())));
    }
    return schema;
  }

  /** Returns what differs from {@link #NONE}, fit for the name of a file; empty if nothing does. */
  public String suffix() {
    StringBuilder suffix = new StringBuilder();
    if (width != NONE.width) {
      suffix.append("-width").append(Numbers.shortest(width));
    }
    if (noise != NONE.noise) {
      suffix.append("-noise").append(Numbers.shortest(noise));
    }
    if (wrongInputs != NONE.wrongInputs) {
      suffix.append("-wrong").append(wrongInputs);
    }
    return suffix.isEmpty() ? "" : "." + suffix.substring(1);
  }
}
