package org.superpose.constructions.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.superpose.testkit.NetworkAssertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.audit.NetworkDifferences;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.testkit.Sample;

class TrainedTest {

  private static final Seed SEED = new Seed(18);
  private static final Criterion EVERY_INPUT = new Criterion.EveryInput();

  private final List<String> remarks = Collections.synchronizedList(new ArrayList<>());

  @ParameterizedTest
  @CsvSource({
    "pairwise-and, 32, 2, 24",
    "pairwise-or, 16, 2, 24",
    "pairwise-xor, 12, 2, 40",
    "pairwise-and-not, 16, 2, 24",
    "permutation, 24, 2, 22",
    "representation, 24, 1, 16"
  })
  void findsRightNetworksForEveryGate(String task, int features, int sparsity, int neurons) {
    Problem problem = problem(task, Map.of("features", features, "sparsity", sparsity));
    Network network = build(new Trained(), problem, neurons, Map.of());
    assertThat(network).computes(problem).onEveryInput();
    assertThat(remarks).singleElement().asString().startsWith("training took ");
  }

  @Test
  void findsTheBitsOfAWeightThatItIsAllowed() {
    Problem problem = problem("pairwise-and", Map.of("features", 24));
    Network network = build(new Trained(), problem, 24, Map.of("weight-bits", 4));
    assertThat(network).computes(problem).onEveryInput();
    assertThat(network.layers().getFirst().weights().alphabet()).hasToString("integer[-7,7]");
    assertThat(network.encoderOrigin()).isEqualTo(new Origin.Public());
    assertThat(network.readoutOrigin()).isEqualTo(new Origin.Public());
  }

  @Test
  void countsWhatIsTrained() {
    Problem problem = problem("pairwise-and", Map.of("features", 16));
    Network shared = build(new Trained(), problem, 12, Map.of());
    Network own = build(new Trained(), problem, 12, Map.of("encoder", "free", "readout", "free"));
    assertThat(own).computes(problem).onEveryInput();
    assertThat(Accounting.of(shared).parameters()).isEqualTo(12 * 13);
    assertThat(Accounting.of(own).parameters()).isEqualTo(12 * 13 + 12 * 16 + 16 * 12 + 16);
  }

  @Test
  void learnsFromWhatAProofFindsWhereInputsAreTooMany() {
    Problem problem = problem("pairwise-and", Map.of("features", 24, "sparsity", 3));
    Network network = build(new Trained(), problem, 32, Map.of("training-inputs", 200));
    assertThat(network).computes(problem).onEveryInput();
  }

  @Test
  void givesUpWithItsBestNetworkAndAReason() {
    Problem problem = problem("pairwise-and", Map.of("features", 24));
    Network network = build(new Trained(), problem, 3, Map.of("steps", 300));
    assertThat(network.neurons()).isEqualTo(3);
    assertThat(remarks)
        .singleElement()
        .asString()
        .startsWith("training gave up after 300 steps: ")
        .contains(" of 301 training inputs were wrong, ");
  }

  @Test
  void aStudentHasATeacherThatIsNoNarrower() {
    Problem problem = problem("pairwise-and", Map.of("features", 32));
    Network network = build(new Distilled(), problem, 24, Map.of("teacher-neurons", 32));
    assertThat(network).computes(problem).onEveryInput();
    assertThat(network.neurons()).isEqualTo(24);
    assertThat(size(new Distilled(), problem, 20, Map.of("teacher-neurons", 19)))
        .isEqualTo(
            new Sizing.Unsupported(
                "a teacher of 19 neurons is narrower than a student of 20; raise teacher-neurons"));
  }

  @Test
  void saysIfTheTeacherWasWrong() {
    Problem problem = problem("pairwise-and", Map.of("features", 24));
    build(new Distilled(), problem, 3, Map.of("teacher-neurons", 4, "steps", 60));
    assertThat(remarks)
        .hasSize(2)
        .first()
        .asString()
        .startsWith("of the teacher: training gave up after 60 steps");
  }

  @Test
  void anyNumberOfThreadsGetsTheSameNetworks() throws Exception {
    Problem problem = problem("pairwise-and", Map.of("features", 16));
    Network alone = build(new Trained(), problem, 14, Map.of());
    Callable<Network> again =
        () -> new Trained().build(request(new Trained(), problem, 14, Map.of()));
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      for (Future<Network> other : pool.invokeAll(List.of(again, again, again, again))) {
        assertThat(NetworkDifferences.between(alone, other.get())).isEmpty();
      }
    }
  }

  @Test
  void quickOptionsOfTheAuditGiveTheSameFreeParts() {
    Problem problem = problem("permutation", Map.of("features", 12));
    Network network = build(new Trained(), problem, 12, Map.of());
    Settings quick = new Trained().auditOptions(settings(new Trained(), Map.of()));
    Network other = new Trained().build(new BuildRequest(problem, 12, quick, EVERY_INPUT, SEED));
    assertThat(other.encoder().sameEntries(network.encoder())).isTrue();
    assertThat(other.readout().sameEntries(network.readout())).isTrue();
    assertThat(other.thresholds().sameEntries(network.thresholds())).isTrue();
  }

  @Test
  void stopsWhenInterrupted() {
    Problem problem = problem("pairwise-and", Map.of("features", 16));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> build(new Trained(), problem, 14, Map.of()))
        .isInstanceOf(CancellationException.class)
        .hasMessage("training was interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "weight-bits, 0, a whole number from 1 to 12",
    "weight-bits, 13, a whole number from 1 to 12",
    "steps, 0, a whole number from 1 to 10000000",
    "patience, 0, a whole number from 1 to 10000000",
    "batch, 0, a whole number from 1 to 65536",
    "channel, 0, a whole number from 1 to 1024"
  })
  void refusesNumbersOutOfRange(String option, long value, String allowed) {
    assertThatThrownBy(() -> settings(new Trained(), Map.of(option, value)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("'%s' is not allowed; allowed: %s".formatted(value, allowed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"loss", "encoder", "readout"})
  void refusesUnknownWords(String option) {
    assertThatThrownBy(() -> settings(new Trained(), Map.of(option, "other")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("'other' is not allowed; allowed: one of ");
  }

  @Test
  void declinesWidthsThatCannotBeTrained() {
    Problem problem = problem("pairwise-and", Map.of("features", 16));
    assertThat(size(new Trained(), problem, 4_097, Map.of()))
        .isEqualTo(
            new Sizing.Unsupported("4097 neurons are more than the 4096 that can be trained"));
  }

  private Network build(
      Construction construction, Problem problem, int neurons, Map<String, ?> options) {
    return construction.build(request(construction, problem, neurons, options));
  }

  private BuildRequest request(
      Construction construction, Problem problem, int neurons, Map<String, ?> options) {
    return new BuildRequest(
        problem, neurons, settings(construction, options), EVERY_INPUT, SEED, remarks::add);
  }

  private static Sizing size(
      Construction construction, Problem problem, int neurons, Map<String, ?> options) {
    return construction.size(
        new SizeRequest(
            problem, OptionalInt.of(neurons), settings(construction, options), EVERY_INPUT));
  }

  private static Settings settings(Construction construction, Map<String, ?> options) {
    Map<String, Object> given = new HashMap<>();
    options.forEach(
        (name, value) -> given.put(name, value instanceof Integer i ? (Object) (long) i : value));
    return Settings.of(construction.describe().parameters(), given);
  }

  private static Problem problem(String task, Map<String, ?> sizes) {
    return Sample.ofTask(task, sizes).instances().apply(SEED);
  }
}
