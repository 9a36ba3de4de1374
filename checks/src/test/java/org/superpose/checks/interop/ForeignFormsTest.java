package org.superpose.checks.interop;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Network;
import org.superpose.formats.NetworkFileException;

/**
 * Networks as exporters write them. The oracle is ONNX Runtime without optimization: on every input
 * it must switch on the outputs that the network does which was read from the same file.
 */
class ForeignFormsTest {

  /** Where weights are rounded, scores so near their threshold may fall on either side. */
  private static final double TIE = 1e-9;

  @TempDir Path directory;

  static Stream<Arguments> forms() {
    return ForeignForms.all().stream().map(form -> Arguments.of(form.name(), form));
  }

  @Test
  void thereAreMoreThanFortyNineForms() {
    List<ForeignForms.Form> forms = ForeignForms.all();

    assertThat(forms).extracting(ForeignForms.Form::name).doesNotHaveDuplicates();
    assertThat(forms).hasSizeGreaterThan(49);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void aFormIsReadAsOnnxRuntimeRunsIt(String name, ForeignForms.Form form)
      throws IOException, OrtException {
    Random random = new Random(name.hashCode());
    assertAgree(form, SmallNetwork.ands());
    for (int repeat = 0; repeat < 4; repeat++) {
      assertAgree(form, SmallNetwork.random(random, 6, 3 + repeat, 2 + repeat));
    }
    assertAgree(form, SmallNetwork.random(random, 12, 7, 5));
  }

  static Stream<Arguments> refused() {
    return RefusedForms.all().stream()
        .map(form -> Arguments.of(form.name(), form.complaint(), form.bytes()));
  }

  /** What changes the function is refused by the name of the operation, in one line. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void whatIsNoNetworkIsRefusedByName(String name, String complaint, byte[] bytes)
      throws IOException {
    Path file = directory.resolve("net.onnx");
    Files.write(file, bytes);
    describe(SmallNetwork.ands());

    Exports.Run run = Exports.superpose("verify", file);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines().filter(line -> line.contains("net.onnx: ")))
        .singleElement()
        .asString()
        .contains(complaint);
  }

  /** Whatever a damaged file says, it is read or refused, and nothing else happens. */
  @Test
  void damagedFormsAreReadOrRefused() throws IOException {
    Random random = new Random(1);
    describe(SmallNetwork.ands());
    Path file = directory.resolve("net.onnx");
    int refused = 0;
    for (ForeignForms.Form form : ForeignForms.all()) {
      byte[] whole = form.bytes(SmallNetwork.ands());
      for (int damage = 0; damage < 40; damage++) {
        byte[] damaged = whole.clone();
        for (int change = 0; change <= damage / 10; change++) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        Files.write(file, damaged);
        try {
          Exports.read(file);
        } catch (NetworkFileException e) {
          refused++;
        }
      }
    }
    assertThat(refused).isGreaterThan(1000);
  }

  @Test
  void aRightNetworkIsVerifiedInTheFormsThatKeepIt() throws IOException {
    for (ForeignForms.Form form : ForeignForms.all()) {
      Files.write(directory.resolve(form.name() + ".onnx"), form.bytes(SmallNetwork.ands()));
      describe(SmallNetwork.ands(), form.name());
    }
    Exports.Run run = Exports.superpose("verify", directory);
    assertThat(run.code()).as(run.err()).isZero();
    long verified = run.out().lines().filter(line -> line.contains(" verified ")).count();
    // The others are other functions: a mean is subtracted, two inputs are zeroed, or the like.
    assertThat(verified).as(run.out()).isGreaterThanOrEqualTo(42);
  }

  private void assertAgree(ForeignForms.Form form, SmallNetwork small)
      throws IOException, OrtException {
    Path file = directory.resolve("net.onnx");
    Files.write(file, form.bytes(small));
    describe(small);
    Network network = Exports.read(file).network();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
      try (OrtSession session = environment.createSession(file.toString(), options)) {
        for (int input : inputs(small.inputs())) {
          assertAgree(form, network, session, environment, input);
        }
      }
    }
  }

  private void describe(SmallNetwork small) throws IOException {
    describe(small, "net");
  }

  private void describe(SmallNetwork small, String name) throws IOException {
    Files.writeString(
        directory.resolve(name + ".json"),
        """
        {"problem": {"task": "pairwise-and", "features": %s, "outputs": %s, "sparsity": 2,
          "pairs": %s}}
        """
            .formatted(small.inputs(), small.outputs(), pairs(small.outputs())));
  }

  /** Returns all inputs of a few features, or a thousand of many, as bits. */
  private static int[] inputs(int features) {
    return features < 10
        ? IntStream.range(0, 1 << features).toArray()
        : new Random(features).ints(1000, 0, 1 << features).toArray();
  }

  private static String pairs(int outputs) {
    return List.of("[0, 1]", "[2, 3]", "[0, 2]", "[1, 3]", "[4, 5]").subList(0, outputs).toString();
  }

  private static void assertAgree(
      ForeignForms.Form form,
      Network network,
      OrtSession session,
      OrtEnvironment environment,
      int input)
      throws OrtException {
    int features = network.features();
    int[] active = IntStream.range(0, features).filter(i -> (input >> i & 1) == 1).toArray();
    boolean[] expected = run(form, session, environment, features, active, network.outputs());
    ForwardPass pass = ForwardPass.of(network, active);
    for (int output = 0; output < network.outputs(); output++) {
      double over = pass.score(output).doubleValue() - network.thresholds().get(output, 0);
      boolean isTie = form.rounds() && Math.abs(over) < TIE;
      assertThat(isTie ? expected[output] : pass.isOn(output))
          .as("%s, input %s, output %s, over %s", form.name(), input, output, over)
          .isEqualTo(expected[output]);
    }
  }

  private static boolean[] run(
      ForeignForms.Form form,
      OrtSession session,
      OrtEnvironment environment,
      int features,
      int[] active,
      int outputs)
      throws OrtException {
    double[] x = new double[features * form.copies()];
    for (int copy = 0; copy < form.copies(); copy++) {
      for (int feature : active) {
        x[copy * features + feature] = 1;
      }
    }
    long[] shape = form.shape(new SmallNetwork(features, 0, 0, x, x, x, x));
    try (OnnxTensor tensor = tensor(environment, x, shape, form.inDouble());
        OrtSession.Result result = session.run(Map.of("x", tensor))) {
      OnnxTensor last = (OnnxTensor) result.get((int) session.getNumOutputs() - 1);
      List<Boolean> on = new ArrayList<>();
      flatten(last.getValue(), form.threshold(), on);
      boolean[] first = new boolean[outputs];
      for (int output = 0; output < outputs; output++) {
        first[output] = on.get(output);
      }
      return first;
    }
  }

  private static OnnxTensor tensor(
      OrtEnvironment environment, double[] x, long[] shape, boolean inDouble) throws OrtException {
    if (inDouble) {
      return OnnxTensor.createTensor(environment, DoubleBuffer.wrap(x), shape);
    }
    float[] singles = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      singles[i] = (float) x[i];
    }
    return OnnxTensor.createTensor(environment, FloatBuffer.wrap(singles), shape);
  }

  private static void flatten(Object value, double threshold, List<Boolean> on) {
    switch (value) {
      case boolean[] numbers -> {
        for (boolean number : numbers) {
          on.add(number);
        }
      }
      case double[] numbers -> Arrays.stream(numbers).forEach(each -> on.add(each > threshold));
      case float[] numbers -> {
        for (float number : numbers) {
          on.add(number > threshold);
        }
      }
      case Object[] rows -> Arrays.stream(rows).forEach(row -> flatten(row, threshold, on));
      default -> throw new IllegalStateException(value.toString());
    }
  }
}
