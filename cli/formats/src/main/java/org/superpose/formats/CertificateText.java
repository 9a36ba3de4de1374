package org.superpose.formats;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;

/** The object {@code certificate} in the JSON file of a network. */
final class CertificateText {

  static final String KEY = "certificate";

  private String verdict = "";
  private String criterion = "";
  private String method = "";
  private String engine = "";
  private String weights = "";
  private OptionalLong inputsChecked = OptionalLong.empty();
  private OptionalLong wrongInputs = OptionalLong.empty();
  private OptionalDouble margin = OptionalDouble.empty();
  private OptionalInt witnessOutput = OptionalInt.empty();
  private List<Integer> witnessInputs = List.of();
  private double parameterBits;

  private CertificateText() {}

  static void write(JsonGenerator json, Certificate certificate) {
    json.writeObjectPropertyStart(KEY);
    json.writeStringProperty("verdict", certificate.verdict());
    json.writeStringProperty("criterion", certificate.criterion());
    json.writeStringProperty("method", certificate.method());
    certificate.inputsChecked().ifPresent(n -> json.writeNumberProperty("inputs_checked", n));
    certificate.wrongInputs().ifPresent(n -> json.writeNumberProperty("wrong_inputs", n));
    certificate.margin().ifPresent(x -> json.writeNumberProperty("margin", x));
    certificate
        .witnessOutput()
        .ifPresent(output -> writeWitness(json, certificate.witnessInputs(), output));
    json.writeNumberProperty("parameter_bits", certificate.parameterBits());
    json.writeStringProperty("engine", certificate.engine());
    json.writeStringProperty("weights", certificate.weights());
    json.writeEndObject();
  }

  private static void writeWitness(JsonGenerator json, List<Integer> inputs, int output) {
    json.writeObjectPropertyStart("witness");
    json.writeName("active_inputs");
    int[] active = inputs.stream().mapToInt(Integer::intValue).toArray();
    json.writeArray(active, 0, active.length);
    json.writeNumberProperty("output", output);
    json.writeEndObject();
  }

  static Certificate read(JsonReader json, String key) throws IOException {
    return new CertificateText().readFields(json, key);
  }

  private Certificate readFields(JsonReader json, String key) throws IOException {
    Map<String, JsonReader.Field> fields = new LinkedHashMap<>();
    fields.put("verdict", name -> verdict = json.text(name));
    fields.put("criterion", name -> criterion = json.text(name));
    fields.put("method", name -> method = json.text(name));
    fields.put("inputs_checked", name -> inputsChecked = OptionalLong.of(json.wholeNumber(name)));
    fields.put("wrong_inputs", name -> wrongInputs = OptionalLong.of(json.wholeNumber(name)));
    fields.put("margin", name -> margin = OptionalDouble.of(json.number(name)));
    fields.put("witness", name -> readWitness(json, name));
    fields.put("parameter_bits", name -> parameterBits = json.number(name));
    fields.put("engine", name -> engine = json.text(name));
    fields.put("weights", name -> weights = json.text(name));
    json.object(key + ".", fields);
    return new Certificate(
        verdict,
        criterion,
        method,
        inputsChecked,
        wrongInputs,
        margin,
        witnessInputs,
        witnessOutput,
        parameterBits,
        engine,
        weights);
  }

  private void readWitness(JsonReader json, String key) throws IOException {
    Map<String, JsonReader.Field> fields = new LinkedHashMap<>();
    fields.put(
        "active_inputs",
        name -> witnessInputs = Arrays.stream(json.indices(name)).boxed().toList());
    fields.put("output", name -> witnessOutput = OptionalInt.of(json.index(name)));
    json.object(key + ".", fields);
  }
}
