package org.superpose.checks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schema and the reader, of which neither knows the other's code, agree on every file that
 * differs in one place from one with every kind of value: a value replaced by each of many others,
 * among them all limits in the schema and their neighbours, a key left out, a key added.
 *
 * <p>Agreeing means that the schema accepts what the reader accepts, and rejects a value or a key
 * of which the reader says that it is not allowed. Rules between several values, of which the
 * reader speaks in other words, are beyond a schema.
 */
class SchemaAgreesWithReaderTest {

  private static final String SMALL =
      """
      name: small
      tasks: [{id: permutation, features: 16}]
      constructions: [random-codes]
      """;

  /** Parts that replace or join those of the small file; each place in them is changed. */
  private static final List<String> PARTS =
      List.of(
          "name: another",
          "description: Two words.",
          "seeds: [1, 2]",
          "tasks: [{id: pairwise-and, features: [9, 16], outputs: 2, sparsity: 2, exponent: 3}]",
          "tasks: [{id: pairwise-and, features: 9, graph: [star, {file: pairs.csv}], hubs: 3}]",
          "tasks: [{id: pairwise-or, features: 9, graph: {label: a, pairs: [[0, 1], [2, 3]]}}]",
          "tasks: [{id: k-way-and, features: 16, outputs: maximal, arity: 3}]",
          "tasks: [{id: [permutation, representation], features: 16}]",
          "tasks: [{id: circuit, circuit: {file: half.bench, label: a}, sparsity: 1}]",
          "tasks: [{id: circuit-library, library: [random, {files: [half.bench]}], active: 1}]",
          "constructions: [random-codes, {id: one-neuron-per-output, superposed: true}]",
          "constructions: [{id: willshaw, neurons: [auto, 9], ones: 3, codes: random}]",
          "constructions: [{id: [gaussian-codes, linear-associator], neurons: minimal}]",
          "constructions: [{id: chained-channels, bits: 4, prune: 0.5, margin: 0.5}]",
          "bounds: [counting-bits, welch]",
          "criterion: {kind: random-input, failure: 0.1, confidence: 0.9}",
          "criterion: {kind: expected-wrong-outputs, limit: 2, confidence: 0.9}",
          "expect: [random-codes is verified]",
          "limits: {exhaustive_inputs: 9, samples_per_stratum: 9}",
          "limits: {memory: 1GiB, timeout: 9}",
          "search: {success: 0.6, confidence: 0.9, networks: 9, resolution: 0.1}");

  private static final List<String> VALUES =
      Stream.concat(
              Stream.of("null", "true", "0.25", "0.5", "1.5", "2.5", "100000000000000000000"),
              Stream.of(
                  "'', x, auto, minimal, maximal, real, features, all-pairs, star, half, random",
                  "all, none, available, 512MiB, 4GB, 90s, 1m, every-input, random-input, no",
                  "permutation, pairwise-and, random-codes, willshaw, welch, pairs.csv",
                  "random-codes is verified, random-codes has neurons <= 3, random-codes is"))
          .flatMap(text -> Stream.of(text.split(", ")))
          .toList();

  private static final List<String> STRUCTURES =
      List.of(
          "[]",
          "{}",
          "[1]",
          "[[1]]",
          "[[0, 1], [1, 2]]",
          "[1, 1]",
          "[auto, 5]",
          "[0.5, maximal]",
          "[willshaw]",
          "[welch, welch]",
          "{a: 1}",
          "{file: pairs.csv}",
          "{file: [pairs.csv, pairs.csv], label: [a, b]}",
          "{pairs: [[0, 1]]}",
          "{pairs: [[0, 1]], file: pairs.csv}",
          "{pairs: [[0, 1, 2]]}",
          "{pairs: []}",
          "{file: half.bench}",
          "{files: [half.bench, half.bench]}",
          "{folder: .}",
          "{blif: x, file: half.bench}",
          "{kind: every-input}",
          "{kind: [every-input]}",
          "{id: willshaw}",
          "{id: permutation, features: 9}");

  @TempDir private Path folder;

  /** A changed file and how it came about. */
  private record Changed(String how, JsonNode file) {}

  @Test
  void onEveryFileThatDiffersInOnePlace() throws IOException {
    Files.writeString(folder.resolve("pairs.csv"), "0,1\n1,2\n");
    Files.writeString(folder.resolve("half.bench"), "INPUT(a)\nOUTPUT(y)\ny = NOT(a)\n");
    Judges judges = new Judges(folder);
    List<JsonNode> probes = probes(judges.keywords());
    List<String> disagreements = new ArrayList<>();
    int accepted = 0;
    int rejected = 0;
    for (String part : PARTS) {
      for (Changed changed : changes(part, probes)) {
        List<String> reader = judges.readerComplaints(changed.file());
        boolean right = judges.schemaComplaints(changed.file()).isEmpty();
        if (right ? Judges.isOfAShape(reader) : reader.isEmpty()) {
          disagreements.add(changed.how() + ": schema " + right + ", reader " + reader);
        }
        accepted += reader.isEmpty() ? 1 : 0;
        rejected += Judges.isOfAShape(reader) ? 1 : 0;
      }
    }
    assertThat(disagreements).isEmpty();
    assertThat(accepted).isGreaterThan(250);
    assertThat(rejected).isGreaterThan(3_000);
  }

  /** Returns values of all kinds, and the limits in the schema with their neighbours. */
  private static List<JsonNode> probes(JsonNode schema) {
    List<JsonNode> probes = new ArrayList<>();
    limits(schema).forEach(limit -> probes.add(JsonNodeFactory.instance.numberNode(limit)));
    Stream.concat(VALUES.stream(), STRUCTURES.stream()).map(Judges::parse).forEach(probes::add);
    return probes;
  }

  private static Set<BigInteger> limits(JsonNode schema) {
    Set<BigInteger> limits = new TreeSet<>();
    for (String keyword : List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")) {
      for (JsonNode limit : schema.findValues(keyword)) {
        if (limit.isIntegralNumber()) {
          BigInteger number = limit.bigIntegerValue();
          limits.add(number.subtract(BigInteger.ONE));
          limits.add(number);
          limits.add(number.add(BigInteger.ONE));
        }
      }
    }
    return limits;
  }

  private static List<Changed> changes(String part, List<JsonNode> probes) {
    ObjectNode good = (ObjectNode) Judges.parse(SMALL);
    ObjectNode instead = (ObjectNode) Judges.parse(part);
    good.setAll(instead);
    List<Changed> changes = new ArrayList<>();
    changes.add(new Changed(part, good));
    changes.addAll(withUnknownKey(good, JsonPointer.empty()));
    for (JsonPointer place : places(instead, JsonPointer.empty())) {
      for (int i = changes.size() % 2; i < probes.size(); i += 2) { // all meet every kind of place
        JsonNode probe = probes.get(i);
        changes.add(new Changed(place + " = " + probe, replaced(good, place, probe)));
      }
      JsonNode without = good.deepCopy();
      if (without.at(place.head()) instanceof ObjectNode mapping) {
        mapping.remove(place.last().getMatchingProperty());
        changes.add(new Changed(place + " left out", without));
      }
      changes.addAll(withUnknownKey(good, place));
    }
    return changes;
  }

  private static List<Changed> withUnknownKey(JsonNode good, JsonPointer place) {
    JsonNode longer = good.deepCopy();
    if (longer.at(place) instanceof ObjectNode mapping) {
      mapping.put("unknown", 1);
      return List.of(new Changed(place + " with an unknown key", longer));
    }
    return List.of();
  }

  /** Returns where values are, the whole file not included. */
  private static List<JsonPointer> places(JsonNode node, JsonPointer at) {
    List<JsonPointer> places = new ArrayList<>();
    for (String key : node.propertyNames()) {
      places.add(at.appendProperty(key));
      places.addAll(places(node.get(key), at.appendProperty(key)));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      places.add(at.appendIndex(i));
      places.addAll(places(node.get(i), at.appendIndex(i)));
    }
    return places;
  }

  private static JsonNode replaced(JsonNode good, JsonPointer place, JsonNode value) {
    JsonNode changed = good.deepCopy();
    switch (changed.at(place.head())) {
      case ObjectNode mapping -> mapping.set(place.last().getMatchingProperty(), value);
      case ArrayNode list -> list.set(place.last().getMatchingIndex(), value);
      default -> throw new IllegalArgumentException("nothing to replace at " + place);
    }
    return changed;
  }
}
