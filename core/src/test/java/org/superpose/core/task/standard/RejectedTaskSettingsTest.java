package org.superpose.core.task.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.superpose.core.settings.EdgeList;
import org.superpose.core.settings.InvalidSettingException;

/** Impossible combinations are rejected by the shape already, before anything is drawn. */
class RejectedTaskSettingsTest {

  private static final EdgeList EDGES =
      EdgeList.of(List.of(new int[] {4, 1}, new int[] {0, 3}, new int[] {1, 0}));

  @SuppressWarnings("unused") // named by the parameterized test
  private static final List<Arguments> CASES =
      List.of(
          rejected(
              "representation",
              Map.of("features", 9, "outputs", 8),
              "outputs",
              "is 8, but representation has as many outputs as features, here 9"),
          rejected(
              "permutation",
              Map.of("features", 9, "outputs", 10),
              "outputs",
              "is 10, but permutation has as many outputs as features, here 9"),
          rejected(
              "permutation",
              Map.of("features", 9, "sparsity", 10),
              "sparsity",
              "is 10, but there are only 9 features"),
          rejected(
              "representation",
              Map.of("features", 9, "graph", "star"),
              "graph",
              "is unknown; known: features, outputs, sparsity"),
          rejected(
              "permutation",
              Map.of("features", 0),
              "features",
              "'0' is not allowed; allowed: a whole number from 1 to 10000000"),
          rejected(
              "pairwise-and",
              Map.of("features", 1),
              "features",
              "'1' is not allowed; allowed: a whole number from 2 to 10000000"),
          rejected(
              "pairwise-and",
              Map.of(),
              "features",
              "is missing; give a whole number from 2 to 10000000"),
          rejected(
              "pairwise-and",
              Map.of("features", 9, "sparsity", 1),
              "sparsity",
              "is 1, but no pair is ever on with fewer than 2 active features; give at least 2"),
          rejected(
              "pairwise-and-not",
              Map.of("features", 9, "sparsity", 1),
              "sparsity",
              "is 1, but no second feature of a pair ever matters with fewer than 2 active"
                  + " features; give at least 2"),
          rejected(
              "k-way-and",
              Map.of("features", 9, "sparsity", 2),
              "sparsity",
              "is 2, but no output is ever on with fewer than 3 active features; give at least 3"),
          rejected(
              "k-way-and",
              Map.of("features", 4, "arity", 5),
              "arity",
              "is 5, but there are only 4 features"),
          rejected(
              "k-way-and",
              Map.of("features", 4, "outputs", 5),
              "outputs",
              "is 5, but 4 features have only 4 different sets of 3"),
          rejected(
              "layered-and",
              Map.of("features", 5),
              "stages",
              "is 4, but 5 features have different outputs in at most 3 stages"),
          rejected(
              "layered-and",
              Map.of("features", 9, "outputs", 8),
              "outputs",
              "is 8, but layered-and has as many outputs as features, here 9"),
          rejected(
              "layered-and",
              Map.of("features", 9, "sparsity", 4),
              "sparsity",
              "is 4, but no output is ever on with fewer than 5 active features; give at least 5"),
          rejected(
              "pairwise-xor",
              Map.of("features", 9, "sparsity", 10),
              "sparsity",
              "is 10, but there are only 9 features"),
          rejected(
              "pairwise-and",
              Map.of("features", 9, "outputs", 37),
              "outputs",
              "is 37, but a uniform graph on 9 features has at most 36 different pairs"),
          rejected(
              "pairwise-and",
              Map.of("features", 2),
              "outputs",
              "is 2, but a uniform graph on 2 features has exactly 1 different pair"),
          rejected(
              "pairwise-or",
              Map.of("features", 9, "outputs", 9, "graph", "star"),
              "outputs",
              "is 9, but a star graph on 9 features has at most 8 different pairs"),
          rejected(
              "pairwise-or",
              Map.of("features", 9, "outputs", "all-pairs", "graph", "bipartite"),
              "outputs",
              "is 36, but a bipartite graph on 9 features has at most 18 different pairs"),
          rejected(
              "pairwise-or",
              Map.of("features", 9, "outputs", 35, "graph", "complete"),
              "outputs",
              "is 35, but a complete graph on 9 features has exactly 36 different pairs"),
          rejected(
              "pairwise-or",
              Map.of("features", 9, "outputs", "features", "graph", EDGES),
              "outputs",
              "is 9, but the given graph has exactly 3 different pairs"),
          rejected(
              "pairwise-or",
              Map.of("features", 4, "graph", EDGES),
              "graph",
              "pairs feature 4, but the 4 features are 0 to 3"),
          rejected(
              "pairwise-or",
              Map.of("features", 9, "hubs", 9, "graph", "bipartite"),
              "hubs",
              "is 9, but of 9 features at most 8 can be hubs"),
          rejected(
              "pairwise-or",
              Map.of("features", 10_000_000, "outputs", "all-pairs"),
              "outputs",
              "is 49999995000000; at most 10000000 are allowed"),
          rejected(
              "pairwise-or",
              Map.of("features", 10_000_000, "graph", "complete"),
              "outputs",
              "is 49999995000000; at most 10000000 are allowed"),
          rejected(
              "pairwise-or",
              Map.of("features", 9, "exponent", 1.9, "graph", "power-law"),
              "exponent",
              "'1.9' is not allowed; allowed: a number from 2 to 10"),
          rejected(
              "pairwise-or",
              Map.of("features", 9, "graph", "wheel"),
              "graph",
              "'wheel' is not allowed; allowed: one of uniform, regular, power-law, star,"
                  + " bipartite, complete or {file: PAIRS.csv}"));

  private static Arguments rejected(
      String task, Map<String, ?> values, String parameter, String message) {
    return Arguments.of(task, values, parameter, message);
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void namesTheSettingAndWhatIsAllowed(
      String task, Map<String, ?> values, String parameter, String message) {
    assertThatThrownBy(() -> StandardTasksTest.shape(task, values))
        .isInstanceOfSatisfying(
            InvalidSettingException.class, e -> assertThat(e.parameter()).isEqualTo(parameter))
        .hasMessage(message);
  }
}
