package org.superpose.checks.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.formats.Certificate;
import org.superpose.formats.NetworkFile;

/**
 * The oracle is ONNX Runtime: it runs the exported networks and must agree with exact arithmetic.
 */
class ExportedNetworksTest {

  private static final int SCORED_INPUTS = 10;

  @TempDir static Path directory;
  private static List<Path> files;

  @BeforeAll
  static void build() throws IOException {
    files = Exports.buildAll(directory);
  }

  private static List<Path> files(String ending) {
    return files.stream().filter(file -> file.toString().endsWith(ending)).toList();
  }

  /** What ONNX Runtime gives for a batch. */
  private record Outputs(double[][] scores, boolean[][] on) {}

  @Test
  void everyExportedConstructionRunsAsTheEngineSays() throws IOException, OrtException {
    Set<String> met = new TreeSet<>();
    for (Path file : files(".onnx")) {
      NetworkFile network = Exports.read(file);
      met.add(network.construction().orElseThrow());
      int[][] inputs = Exports.allInputs(network.problem());
      Outputs outputs = run(file, inputs, network.network().features());
      assertScoresAgree(file, network, inputs, outputs);
      assertVerdictAgrees(file, network, inputs, outputs);
    }

    assertThat(met).containsExactlyElementsOf(Exports.constructions());
  }

  /** All matrices that count, packed into the bits that they are said to cost, come back. */
  @Test
  void parameterBitsSufficeToStoreTheParameters() throws IOException {
    int compared = 0;
    for (Path file : files(".npz")) {
      Network network = Exports.read(file).network();
      boolean deviates =
          network.encoderOrigin() instanceof Origin.PublicExceptRows
              || network.readoutOrigin() instanceof Origin.PublicExceptRows;
      if (!deviates) {
        long packed = counted(network).stream().mapToLong(PackedMatrix::roundTrip).sum();
        long chosen = choices(network).stream().mapToLong(PackedMatrix::roundTripOfEntries).sum();
        double stated = Accounting.of(network).parameterBits();
        // Each matrix takes whole bits.
        assertThat((double) packed + chosen)
            .as("%s", file)
            .isBetween(stated - 1e-6, stated + counted(network).size() + 1);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(10);
  }

  private static List<Matrix> counted(Network network) {
    List<Matrix> counted = new ArrayList<>();
    network.layers().forEach(layer -> counted.addAll(List.of(layer.weights(), layer.bias())));
    if (network.encoderOrigin() instanceof Origin.Program) {
      counted.add(network.encoder());
    }
    if (network.readoutOrigin() instanceof Origin.Program) {
      counted.addAll(List.of(network.readout(), network.thresholds()));
    }
    return counted;
  }

  /** Returns which alternatives the rows of the readout are: of how many is public. */
  private static List<Matrix> choices(Network network) {
    return network.readoutOrigin() instanceof Origin.Choice choice
        ? List.of(choice.chosen())
        : List.of();
  }

  /** Same verdict, method, counts, margin and witness, and the certificate is confirmed. */
  @Test
  void everyFormatGetsTheSameJudgement() {
    Exports.Run run = Exports.superpose("verify", directory);

    assertThat(run.code()).as(run.err()).isZero();
    Map<String, Long> judgements =
        run.out()
            .lines()
            .filter(line -> line.contains(".s1."))
            .map(line -> line.replaceAll("\\.(npz|onnx|safetensors)", "").replaceAll(" +", " "))
            .collect(Collectors.groupingBy(line -> line, TreeMap::new, Collectors.counting()));
    assertThat(judgements).hasSizeGreaterThanOrEqualTo(files.size() / 3);
    assertThat(judgements.values()).containsOnly(3L);
    assertThat(run.out()).contains("falsified", "verified").doesNotContain("its certificate");
  }

  private static void assertScoresAgree(
      Path file, NetworkFile network, int[][] inputs, Outputs outputs) {
    double rounding = network.network().isIntegral() ? 0 : 1e-9;
    for (int k = 0; k < SCORED_INPUTS; k++) {
      int i = (int) ((long) k * (inputs.length - 1) / (SCORED_INPUTS - 1));
      ForwardPass pass = ForwardPass.of(network.network(), inputs[i]);
      for (int output = 0; output < network.network().outputs(); output++) {
        double score = pass.score(output).doubleValue();
        assertThat(outputs.scores[i][output])
            .as("%s, input %d, output %d", file, i, output)
            .isCloseTo(score, within(rounding * (1 + Math.abs(score))));
      }
    }
  }

  /** ONNX Runtime runs every sparse input; the certificate says how many go wrong. */
  private static void assertVerdictAgrees(
      Path file, NetworkFile network, int[][] inputs, Outputs outputs) {
    long wrong = 0;
    double margin = Double.POSITIVE_INFINITY;
    for (int i = 0; i < inputs.length; i++) {
      boolean right = true;
      for (int output = 0; output < network.problem().outputs(); output++) {
        boolean expected = network.problem().isOn(output, inputs[i]);
        double over = outputs.scores[i][output] - network.network().thresholds().get(output, 0);
        right &= outputs.on[i][output] == expected;
        margin = Math.min(margin, expected ? over : -over);
      }
      wrong += right ? 0 : 1;
    }
    Certificate certificate = network.certificate().orElseThrow();
    assertThat(certificate.inputsChecked()).as("%s", file).hasValue(inputs.length);
    boolean exact = network.network().isIntegral();
    assertThat(certificate.wrongInputs().orElseThrow())
        .as("%s", file)
        .isCloseTo(wrong, within(exact ? 0 : inputs.length / 1000L));
    // Thresholds need not be whole, so that the difference above is rounded in any case.
    assertThat(certificate.margin().orElseThrow())
        .as("%s", file)
        .isCloseTo(margin, within(exact ? 1e-9 : 1e-5));
  }

  private static Outputs run(Path file, int[][] inputs, int features) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file.toString())) {
      TensorInfo info = (TensorInfo) session.getInputInfo().get("x").getInfo();
      boolean single = info.type == OnnxJavaType.FLOAT;
      try (OnnxTensor x =
              single
                  ? OnnxTensor.createTensor(environment, singles(inputs, features))
                  : OnnxTensor.createTensor(environment, doubles(inputs, features));
          OrtSession.Result result = session.run(Map.of("x", x))) {
        Object scores = result.get("scores").orElseThrow().getValue();
        return new Outputs(
            single ? widened((float[][]) scores) : (double[][]) scores,
            (boolean[][]) result.get("y").orElseThrow().getValue());
      }
    }
  }

  private static double[][] doubles(int[][] inputs, int features) {
    double[][] x = new double[inputs.length][features];
    for (int i = 0; i < inputs.length; i++) {
      for (int feature : inputs[i]) {
        x[i][feature] = 1;
      }
    }
    return x;
  }

  private static float[][] singles(int[][] inputs, int features) {
    float[][] x = new float[inputs.length][features];
    for (int i = 0; i < inputs.length; i++) {
      for (int feature : inputs[i]) {
        x[i][feature] = 1;
      }
    }
    return x;
  }

  private static double[][] widened(float[][] scores) {
    double[][] wide = new double[scores.length][scores[0].length];
    for (int i = 0; i < wide.length; i++) {
      for (int output = 0; output < wide[i].length; output++) {
        wide[i][output] = scores[i][output];
      }
    }
    return wide;
  }
}
