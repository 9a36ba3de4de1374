package org.superpose.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.InputStratum;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;
import org.superpose.core.task.TaskRequest;

/**
 * What the host relies on in every task. A plugin's test extends this class and gives settings, of
 * which small ones (a few thousand inputs) are enumerated in full.
 *
 * <p>The suite holds the information content to its meaning from both sides: no more functions may
 * turn up than it allows, and problems that differ must be different functions, since otherwise the
 * counting bound would claim too much.
 */
public abstract class TaskContract {

  private static final Seed SEED = new Seed(20_26).derive("task-contract");
  private static final int INSTANCES = 64;
  private static final int DRAWS = 200;
  private static final int MOST_INPUTS = 20_000;

  /** For subclasses, which JUnit makes. */
  protected TaskContract() {}

  /** Returns the task under test. */
  protected abstract Task task();

  /** Returns valid settings, defaults left out; at least one with few features. */
  protected abstract List<Map<String, ?>> samples();

  /** Returns settings that are each allowed but contradict each other. */
  protected abstract List<Map<String, ?>> contradictions();

  /** All that the contract asks, a test for each check and sample. */
  @TestFactory
  public final Stream<DynamicTest> contract() {
    return Stream.of(
            Checks.one("describesItself", this::describesItself),
            each("sameRequestGivesSameProblem", samples(), this::sameRequestGivesSameProblem),
            each("shapeIsThatOfTheProblem", samples(), this::shapeIsThatOfTheProblem),
            each("outputsAreWhatTheShapeSays", samples(), this::outputsAreWhatTheShapeSays),
            each("oracleIsConsistent", samples(), this::oracleIsConsistent),
            each("strataDrawSparseInputs", samples(), this::strataDrawSparseInputs),
            each("informationIsConsistent", samples(), this::informationIsConsistent),
            each("informationCountsFunctions", samples(), this::informationCountsFunctions),
            each("refusesContradictions", contradictions(), this::refusesContradictions))
        .flatMap(checks -> checks);
  }

  /** The description is valid and stable. */
  private void describesItself() {
    assertThat(task().describe()).isEqualTo(task().describe());
    assertThat(samples()).as("samples").isNotEmpty();
  }

  /** The same request gives the same problem. */
  private void sameRequestGivesSameProblem(Settings settings) {
    List<List<Object>> first = gates(problem(settings, 1));
    problem(settings, 2);
    assertThat(gates(problem(settings, 1))).isEqualTo(first);
  }

  /** The shape that plans and bounds see is that of the problem. */
  private void shapeIsThatOfTheProblem(Settings settings) {
    ProblemShape shape = task().shape(settings);
    assertThat(problem(settings, 1).shape()).isEqualTo(shape);
    assertThat(shape.task()).isEqualTo(task().describe().id());
  }

  /** What the shape says of all outputs of the family is true of those that are drawn. */
  private void outputsAreWhatTheShapeSays(Settings settings) {
    ProblemShape shape = task().shape(settings);
    for (int i = 0; i < INSTANCES && shape.gates().isPresent(); i++) {
      assertThat(untold(problem(settings, i)).gates())
          .as("outputs of instance %s", i)
          .isEqualTo(shape.gates());
    }
  }

  /** Returns the same problem, of which nothing is said, so that its outputs are compared. */
  private static Problem untold(Problem problem) {
    int[][] inputs = new int[problem.outputs()][];
    Arrays.setAll(inputs, problem::inputs);
    return new Problem(problem.shape().withoutGates(), problem.functions(), inputs);
  }

  /**
   * An output is among the active ones exactly when it is on; without active inputs those are that
   * are on by default.
   */
  private void oracleIsConsistent(Settings settings) {
    Problem problem = problem(settings, 1);
    for (int[] input : SparseInputs.first(problem, MOST_INPUTS)) {
      int[] on =
          IntStream.range(0, problem.outputs())
              .filter(output -> problem.isOn(output, input))
              .toArray();
      assertThat(problem.activeOutputs(input))
          .as("active outputs of %s", Arrays.toString(input))
          .isEqualTo(on);
    }
    assertThat(problem.activeOutputs(new int[0])).isEqualTo(problem.onByDefault());
  }

  /** Every stratum draws valid inputs, the same ones from the same seed. */
  private void strataDrawSparseInputs(Settings settings) {
    Problem problem = problem(settings, 1);
    assertThat(problem.strata().stream().map(InputStratum::name))
        .as("names of strata")
        .isNotEmpty()
        .doesNotHaveDuplicates();
    for (InputStratum stratum : problem.strata()) {
      RandomStream random = SEED.derive(stratum.name()).stream();
      RandomStream again = SEED.derive(stratum.name()).stream();
      for (int draw = 0; draw < DRAWS; draw++) {
        int[] input = stratum.sample(random);
        checkInput(stratum, input, problem);
        assertThat(stratum.sample(again)).isEqualTo(input);
      }
    }
  }

  private static void checkInput(InputStratum stratum, int[] input, Problem problem) {
    assertThat(input)
        .as("an input of stratum %s", stratum.name())
        .isSorted()
        .doesNotHaveDuplicates()
        .hasSizeLessThanOrEqualTo(problem.sparsity())
        .satisfies(active -> assertThat(problem.domain().contains(active)).isTrue());
    assertThat(Arrays.stream(input))
        .as("features of an input of stratum %s", stratum.name())
        .allMatch(feature -> feature >= 0 && feature < problem.features());
  }

  /** Information is not negative, and naming every output's function would carry all of it. */
  private void informationIsConsistent(Settings settings) {
    ProblemShape shape = task().shape(settings);
    assertThat(shape.informationBits())
        .isBetween(0.0, shape.outputs() * shape.bitsPerOutput() * (1 + 1e-12));
  }

  /**
   * Functions that turn up are no more than the information content allows, unless it is not known;
   * if it is not zero, then problems with other gates are other functions.
   */
  private void informationCountsFunctions(Settings settings) {
    if (task().shape(settings).uncounted().isPresent()) {
      assertThat(task().shape(settings).informationBits()).isZero();
      return;
    }
    Set<Object> problems = new HashSet<>();
    Set<Object> functions = new HashSet<>();
    for (int i = 0; i < INSTANCES; i++) {
      Problem problem = problem(settings, i);
      if (SparseInputs.count(problem) > MOST_INPUTS) {
        return;
      }
      problems.add(gates(problem));
      functions.add(SparseInputs.truthTable(problem));
    }
    double bits = task().shape(settings).informationBits();
    assertThat(Math.log(functions.size()) / Math.log(2))
        .as("log2 of the functions that turned up")
        .isLessThanOrEqualTo(bits + 1e-9);
    if (bits > 0) {
      assertThat(functions).as("functions of different problems").hasSameSizeAs(problems);
    }
  }

  /** Settings that contradict each other are refused, by the shape and by the problem alike. */
  private void refusesContradictions(Settings settings) {
    assertThatThrownBy(() -> task().shape(settings)).isInstanceOf(InvalidSettingException.class);
    assertThatThrownBy(() -> problem(settings, 1)).isInstanceOf(InvalidSettingException.class);
  }

  private Stream<DynamicTest> each(
      String name, List<Map<String, ?>> samples, Consumer<Settings> check) {
    return Checks.each(
        name,
        samples,
        Map::toString,
        sample -> check.accept(Settings.of(task().describe().parameters(), sample)));
  }

  private Problem problem(Settings settings, int instance) {
    return task().problem(new TaskRequest(settings, SEED.derive("instance", instance)));
  }

  /** Inputs in order where the gate tells the first from the others, otherwise sorted. */
  private static List<List<Object>> gates(Problem problem) {
    return IntStream.range(0, problem.outputs())
        .mapToObj(
            output -> {
              IntStream inputs = Arrays.stream(problem.inputs(output));
              boolean ordered = problem.function(output).dependsOnOrder();
              return Stream.<Object>concat(
                      Stream.of(problem.function(output)),
                      (ordered ? inputs : inputs.sorted()).boxed())
                  .toList();
            })
        .toList();
  }
}
