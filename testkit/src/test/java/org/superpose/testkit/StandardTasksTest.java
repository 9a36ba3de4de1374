package org.superpose.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.superpose.core.task.Task;

/** The standard tasks, held to the contract of tasks. */
class StandardTasksTest {

  private static Task installed(String id) {
    return ServiceLoader.load(Task.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(task -> task.describe().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  abstract static class FeatureTaskContract extends TaskContract {
    @Override
    protected List<Map<String, ?>> samples() {
      return List.of(
          Map.of("features", 1, "sparsity", 1),
          Map.of("features", 4, "sparsity", 1),
          Map.of("features", 6, "sparsity", 3),
          Map.of("features", 500, "sparsity", 8));
    }

    @Override
    protected List<Map<String, ?>> contradictions() {
      return List.of(
          Map.of("features", 4, "sparsity", 5), Map.of("features", 4, "outputs", 3, "sparsity", 1));
    }
  }

  abstract static class PairwiseTaskContract extends TaskContract {
    /** Returns the least sparsity at which different pairs are different functions. */
    int leastSparsity() {
      return 1;
    }

    @Override
    protected List<Map<String, ?>> samples() {
      return List.of(
          Map.of("features", 4, "outputs", 2, "sparsity", leastSparsity()),
          Map.of("features", 2, "outputs", 1, "sparsity", 2),
          Map.of("features", 6, "outputs", 3, "sparsity", 2),
          Map.of("features", 6, "outputs", 15, "sparsity", 4),
          Map.of("features", 100, "sparsity", 2, "graph", "regular"),
          Map.of("features", 100, "sparsity", 3, "graph", "power-law"),
          Map.of("features", 100, "sparsity", 2, "graph", "star"),
          Map.of("features", 100, "sparsity", 2, "graph", "bipartite"),
          Map.of("features", 20, "sparsity", 2, "graph", "complete"));
    }

    @Override
    protected List<Map<String, ?>> contradictions() {
      return List.of(
          Map.of("features", 4, "sparsity", 5), Map.of("features", 4, "outputs", 7, "sparsity", 2));
    }
  }

  @Nested
  class Representation extends FeatureTaskContract {
    @Override
    protected Task task() {
      return installed("representation");
    }
  }

  @Nested
  class Permutation extends FeatureTaskContract {
    @Override
    protected Task task() {
      return installed("permutation");
    }
  }

  @Nested
  class PairwiseAnd extends PairwiseTaskContract {
    @Override
    protected Task task() {
      return installed("pairwise-and");
    }

    @Override
    int leastSparsity() {
      return 2;
    }
  }

  @Nested
  class PairwiseOr extends PairwiseTaskContract {
    @Override
    protected Task task() {
      return installed("pairwise-or");
    }
  }

  @Nested
  class PairwiseXor extends PairwiseTaskContract {
    @Override
    protected Task task() {
      return installed("pairwise-xor");
    }
  }

  @Nested
  class PairwiseAndNot extends PairwiseTaskContract {
    @Override
    protected Task task() {
      return installed("pairwise-and-not");
    }

    @Override
    int leastSparsity() {
      return 2;
    }
  }

  @Nested
  class PairwiseLogic extends PairwiseTaskContract {
    @Override
    protected Task task() {
      return installed("pairwise-logic");
    }

    @Override
    int leastSparsity() {
      return 2;
    }

    @Override
    protected List<Map<String, ?>> samples() {
      return Stream.concat(
              super.samples().stream(),
              Stream.of("all", "nand", "nor", "xnor")
                  .map(functions -> Map.of("features", 6, "sparsity", 3, "functions", functions)))
          .toList();
    }
  }

  @Nested
  class TruthTables extends TaskContract {
    @Override
    protected Task task() {
      return installed("truth-tables");
    }

    @Override
    protected List<Map<String, ?>> samples() {
      return List.of(
          Map.of("features", 4, "outputs", 4),
          Map.of("features", 5, "outputs", 3, "sparsity", 4, "on-by-default", true),
          Map.of("features", 7, "arity", 6, "outputs", 2),
          Map.of("features", 6, "arity", 2, "on-by-default", true),
          Map.of("features", 100, "arity", 5));
    }

    @Override
    protected List<Map<String, ?>> contradictions() {
      return List.of(
          Map.of("features", 4, "outputs", 5),
          Map.of("features", 4, "arity", 5),
          Map.of("features", 9, "sparsity", 10),
          Map.of("features", 9, "sparsity", 2));
    }
  }

  @Nested
  class KWayAnd extends TaskContract {
    @Override
    protected Task task() {
      return installed("k-way-and");
    }

    @Override
    protected List<Map<String, ?>> samples() {
      return List.of(
          Map.of("features", 4, "outputs", 4),
          Map.of("features", 5, "outputs", 3, "sparsity", 4),
          Map.of("features", 8, "arity", 4, "outputs", 2),
          Map.of("features", 6, "arity", 2),
          Map.of("features", 100, "arity", 5));
    }

    @Override
    protected List<Map<String, ?>> contradictions() {
      return List.of(
          Map.of("features", 4, "outputs", 5),
          Map.of("features", 4, "arity", 5),
          Map.of("features", 9, "sparsity", 10),
          Map.of("features", 9, "sparsity", 2));
    }
  }

  @Nested
  class LayeredAnd extends TaskContract {
    @Override
    protected Task task() {
      return installed("layered-and");
    }

    @Override
    protected List<Map<String, ?>> samples() {
      return List.of(
          Map.of("features", 3, "stages", 1),
          Map.of("features", 4, "stages", 2),
          Map.of("features", 6, "stages", 4),
          Map.of("features", 7, "stages", 2, "sparsity", 5),
          Map.of("features", 100, "stages", 8, "sparsity", 10));
    }

    @Override
    protected List<Map<String, ?>> contradictions() {
      return List.of(
          Map.of("features", 5),
          Map.of("features", 9, "outputs", 8),
          Map.of("features", 9, "sparsity", 4));
    }
  }

  @Test
  void areTen() {
    assertThat(ServiceLoader.load(Task.class).stream()).hasSize(10);
  }
}
