package org.superpose.formats;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.superpose.core.network.Alphabet;
import org.superpose.core.task.Domain;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** Writes the JSON file of a network; the same network gives the same bytes on every system. */
final class DescriptionWriter {

  private static final DefaultPrettyPrinter LAYOUT =
      new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

  private final JsonGenerator json;

  private DescriptionWriter(JsonGenerator json) {
    this.json = json;
  }

  /**
   * Writes what goes beside the arrays of a network.
   *
   * @param problem the problem of the file
   * @param digests the digests of the written arrays
   */
  static void write(
      OutputStream out, NetworkFile file, ProblemDescription problem, Map<String, String> digests) {
    try (JsonGenerator json = JsonMapper.shared().writer().with(LAYOUT).createGenerator(out)) {
      new DescriptionWriter(json).write(file, problem, digests);
    }
  }

  /**
   * Writes a problem, and how the arrays of the network that computes it are to be understood.
   *
   * @param description of the arrays; what goes without saying is left out
   */
  static void write(OutputStream out, ProblemDescription problem, NetworkDescription description) {
    try (JsonGenerator json = JsonMapper.shared().writer().with(LAYOUT).createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberProperty("format", NetworkDescription.FORMAT);
      new DescriptionWriter(json).write(problem);
      if (!description.publicity().isEmpty()) {
        json.writeObjectPropertyStart("public");
        new TreeMap<>(description.publicity())
            .forEach((matrix, publicity) -> json.writePOJOProperty(matrix, publicity.text()));
        json.writeEndObject();
        writeAlphabetsOfChoices(json, description);
      }
      if (!description.model().equals(ModelDescription.STANDARD)) {
        ModelText.write(json, description.model());
      }
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  /** Among how many alternatives a choice was is not to be seen from the choices. */
  private static void writeAlphabetsOfChoices(JsonGenerator json, NetworkDescription description) {
    Map<String, Alphabet> choices = new TreeMap<>(description.alphabets());
    choices.keySet().removeIf(array -> !NetworkArrays.isChoice(array));
    if (!choices.isEmpty()) {
      json.writeObjectPropertyStart("alphabets");
      choices.forEach((array, alphabet) -> json.writeStringProperty(array, alphabet.toString()));
      json.writeEndObject();
    }
  }

  private void write(NetworkFile file, ProblemDescription problem, Map<String, String> digests) {
    json.writeStartObject();
    json.writeNumberProperty("format", NetworkDescription.FORMAT);
    write(problem);
    file.construction().ifPresent(id -> json.writeStringProperty("construction", id));
    json.writeObjectPropertyStart("options");
    file.options().forEach(json::writePOJOProperty);
    json.writeEndObject();
    file.seed().ifPresent(seed -> json.writeNumberProperty("seed", seed));
    json.writeObjectPropertyStart("public");
    json.writePOJOProperty(
        NetworkArrays.ENCODER, Publicity.of(file.network().encoderOrigin()).text());
    json.writePOJOProperty(
        NetworkArrays.READOUT, Publicity.of(file.network().readoutOrigin()).text());
    json.writeEndObject();
    json.writeObjectPropertyStart("alphabets");
    NetworkArrays.declared(file.network())
        .forEach((name, matrix) -> json.writeStringProperty(name, matrix.alphabet().toString()));
    json.writeEndObject();
    json.writeObjectPropertyStart("digests");
    digests.forEach(json::writeStringProperty);
    json.writeEndObject();
    file.certificate().ifPresent(certificate -> CertificateText.write(json, certificate));
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void write(ProblemDescription problem) {
    json.writeObjectPropertyStart("problem");
    json.writeStringProperty("task", problem.task());
    json.writeNumberProperty("features", problem.features());
    json.writeNumberProperty("outputs", problem.outputs());
    json.writeNumberProperty("sparsity", problem.sparsity());
    problem.pairs().ifPresent(this::writePairs);
    problem.gates().ifPresent(this::writeGates);
    problem.functions().ifPresent(this::writeFunctions);
    problem.blocks().ifPresent(this::writeBlocks);
    problem.permutation().ifPresent(this::writePermutation);
    json.writeEndObject();
  }

  private void writePairs(int[] ends) {
    json.writeArrayPropertyStart("pairs");
    for (int i = 0; i < ends.length; i += 2) {
      json.writeArray(ends, i, 2);
    }
    json.writeEndArray();
  }

  private void writeGates(int[][] gates) {
    json.writeArrayPropertyStart("gates");
    for (int[] inputs : gates) {
      json.writeArray(inputs, 0, inputs.length);
    }
    json.writeEndArray();
  }

  private void writeFunctions(List<String> functions) {
    if (functions.size() == 1) {
      json.writeStringProperty("functions", functions.getFirst());
      return;
    }
    json.writeArrayPropertyStart("functions");
    functions.forEach(json::writeString);
    json.writeEndArray();
  }

  private void writeBlocks(Domain.Blocks blocks) {
    json.writeObjectPropertyStart("blocks");
    json.writeNumberProperty("features", blocks.size());
    json.writeNumberProperty("active", blocks.active());
    json.writeEndObject();
  }

  private void writePermutation(int[] permutation) {
    json.writeName("permutation");
    json.writeArray(permutation, 0, permutation.length);
  }
}
