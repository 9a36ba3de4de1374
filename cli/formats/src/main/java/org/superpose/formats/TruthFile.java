package org.superpose.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.superpose.core.circuit.StageDesign;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;
import org.superpose.core.truth.Fault;
import org.superpose.core.truth.GroundTruth;
import org.superpose.core.truth.PlantedFaults;
import org.superpose.core.truth.SparseVector;
import org.superpose.core.verify.ScoreRange;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes {@code NAME.truth.json}: what a network is known to hold where. The format is in
 * docs/ground-truth.md. Equal networks give equal bytes; each feature and each output is a line.
 */
public final class TruthFile {

  /** The ending of the names of such files, with its dot. */
  public static final String ENDING = ".truth.json";

  private static final int FORMAT = 1;

  private final JsonGenerator json;
  private final NetworkFile file;
  private final Truth truth;

  private TruthFile(JsonGenerator json, NetworkFile file, Truth truth) {
    this.json = json;
    this.file = file;
    this.truth = truth;
  }

  /**
   * Writes the truth of a network beside it.
   *
   * @return where it is
   * @throws IOException if it cannot be written
   */
  public static Path write(Path directory, NetworkFile file, Truth truth) throws IOException {
    Path path = directory.resolve(file.name() + ENDING);
    AtomicFile.write(path, out -> write(out, file, truth));
    return path;
  }

  private static void write(OutputStream out, NetworkFile file, Truth truth) {
    try (JsonGenerator json = JsonMapper.shared().createGenerator(out)) {
      new TruthFile(json, file, truth).write();
    }
  }

  private void write() {
    json.writeStartObject();
    json.writeNumberProperty("format", FORMAT);
    json.writeStringProperty("network", file.name());
    json.writeStringProperty("verdict", truth.verification().verdict().label());
    write("margin", truth.verification().margin());
    truth
        .verification()
        .wrongInputs()
        .ifPresent(wrong -> json.writeNumberProperty("wrong_inputs", wrong));
    truth.proof().ifPresent(name -> json.writeStringProperty("proof", name));
    json.writeArrayPropertyStart("widths");
    for (int layer = 0; layer <= truth.truth().layers(); layer++) {
      json.writeNumber(truth.truth().width(layer));
    }
    json.writeEndArray();
    writeFeatures();
    writeOutputs();
    if (!truth.stages().isEmpty()) {
      json.writeArrayPropertyStart("stages");
      truth.stages().forEach(this::write);
      json.writeEndArray();
    }
    truth.planted().ifPresent(this::write);
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void writeFeatures() {
    json.writeArrayPropertyStart("features");
    for (int feature = 0; feature < file.problem().features(); feature++) {
      json.writeRaw('\n');
      json.writeStartObject();
      write(truth.truth().feature(feature), "neurons", "values");
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeOutputs() {
    json.writeArrayPropertyStart("outputs");
    for (int output = 0; output < file.problem().outputs(); output++) {
      json.writeRaw('\n');
      write(output);
    }
    json.writeEndArray();
  }

  private void write(int output) {
    Problem problem = file.problem();
    Network network = file.network();
    json.writeStartObject();
    json.writeStringProperty("function", FunctionText.of(problem.function(output)));
    write("inputs", problem.inputs(output));
    json.writeArrayPropertyStart("layers");
    for (int layer = 1; layer <= truth.truth().layers(); layer++) {
      write(layer, output);
    }
    json.writeEndArray();
    json.writeObjectPropertyStart("readout");
    write(truth.truth().readout(output), "neurons", "weights");
    json.writeEndObject();
    json.writeName("threshold");
    write(network.thresholds().get(output, 0));
    if (truth.ranges().isPresent()) {
      ScoreRange range = truth.ranges().get().get(output);
      write("largest_off", range.largestOff());
      write("smallest_on", range.smallestOn());
    }
    json.writeEndObject();
  }

  private void write(int layer, int output) {
    GroundTruth.Component component = truth.truth().component(layer, output);
    json.writeStartObject();
    write(truth.truth().direction(layer, output), "neurons", "write");
    if (!component.read().isZero()) {
      json.writeObjectPropertyStart("read");
      write(component.read(), "neurons", "values");
      json.writeEndObject();
      json.writeName("explained");
      write(component.explained());
    }
    json.writeEndObject();
  }

  private void write(StageDesign stage) {
    json.writeRaw('\n');
    json.writeStartObject();
    json.writeNumberProperty("layer", stage.layer());
    json.writeName("one");
    write(stage.one());
    json.writeArrayPropertyStart("terms");
    for (int term = 0; term < stage.terms().size(); term++) {
      StageDesign.Term of = stage.terms().get(term);
      json.writeStartObject();
      json.writeNumberProperty("signal", of.signal());
      json.writeStringProperty("gate", FunctionText.of(of.gate()));
      json.writeNumberProperty("left", of.left());
      json.writeNumberProperty("right", of.right());
      write("neurons", stage.neuronsOf(term));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(PlantedFaults planted) {
    json.writeRaw('\n');
    json.writeObjectPropertyStart("planted");
    json.writeArrayPropertyStart("faults");
    planted.faults().forEach(this::write);
    json.writeEndArray();
    json.writeArrayPropertyStart("wrong_inputs");
    for (List<Integer> input : planted.wrongInputs()) {
      int[] active = input.stream().mapToInt(Integer::intValue).toArray();
      json.writeArray(active, 0, active.length);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Fault fault) {
    json.writeStartObject();
    String kind = fault.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    json.writeStringProperty("kind", kind);
    json.writeNumberProperty("output", fault.output());
    fault.neuron().ifPresent(neuron -> json.writeNumberProperty("neuron", neuron));
    json.writeName("before");
    write(fault.before());
    json.writeName("after");
    write(fault.after());
    json.writeNumberProperty("wrong_inputs", fault.wrongInputs());
    json.writeEndObject();
  }

  private void write(SparseVector vector, String indices, String values) {
    write(indices, vector.indices());
    json.writeArrayPropertyStart(values);
    Arrays.stream(vector.values()).forEach(this::write);
    json.writeEndArray();
  }

  private void write(String name, int[] numbers) {
    json.writeName(name);
    json.writeArray(numbers, 0, numbers.length);
  }

  private void write(String name, OptionalDouble number) {
    if (number.isPresent()) {
      json.writeName(name);
      write(number.getAsDouble());
    }
  }

  /** Writes whole numbers without a fraction. */
  private void write(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1L << 53) {
      json.writeNumber((long) number);
    } else {
      json.writeNumber(number);
    }
  }
}
