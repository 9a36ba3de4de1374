package org.superpose.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.superpose.core.netlist.Netlist;
import org.superpose.core.netlist.NetlistBuilder;
import org.superpose.core.netlist.NodeFunction.Cover;
import org.superpose.core.netlist.NodeFunction.Logic;
import org.superpose.core.settings.CircuitList;
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

  private static Netlist adder() {
    NetlistBuilder builder = new NetlistBuilder();
    List.of("a", "b", "carry-in").forEach(builder::input);
    builder.node("sum", Logic.XOR, List.of("a", "b", "carry-in"));
    builder.node(
        "carry", new Cover(3, List.of("11-", "1-1", "-11"), true), List.of("a", "b", "carry-in"));
    builder.node("none", Logic.NOR, List.of("a", "b", "carry-in"));
    List.of("sum", "carry", "none", "a").forEach(builder::output);
    return builder.build();
  }

  private static Netlist wide(int inputs) {
    NetlistBuilder builder = new NetlistBuilder();
    List<String> names = IntStream.range(0, inputs).mapToObj(i -> "x" + i).toList();
    names.forEach(builder::input);
    builder.node("all", Logic.AND, names);
    builder.output("all");
    return builder.build();
  }

  private static CircuitList circuits(Netlist... netlists) {
    return new CircuitList(List.of(netlists));
  }

  @Nested
  class OfCircuit extends TaskContract {
    @Override
    protected Task task() {
      return installed("circuit");
    }

    @Override
    protected List<Map<String, ?>> samples() {
      return List.of(
          Map.of("circuit", circuits(adder())),
          Map.of("circuit", circuits(adder()), "sparsity", 2),
          Map.of("circuit", circuits(wide(16)), "sparsity", 3));
    }

    @Override
    protected List<Map<String, ?>> contradictions() {
      return List.of(
          Map.of("circuit", circuits(adder()), "sparsity", 4),
          Map.of("circuit", circuits(adder(), adder())),
          Map.of("circuit", circuits(wide(17))));
    }
  }

  @Nested
  class CircuitLibrary extends TaskContract {
    @Override
    protected Task task() {
      return installed("circuit-library");
    }

    @Override
    protected List<Map<String, ?>> samples() {
      return List.of(
          Map.of(),
          Map.of("circuits", 3, "active", 2),
          Map.of("circuits", 20, "inputs", 6, "depth", 4, "gates", 5, "circuit-outputs", 3),
          Map.of("library", circuits(adder(), wide(2), adder())),
          Map.of("library", circuits(adder(), wide(5)), "circuits", 7, "active", 2));
    }

    @Override
    protected List<Map<String, ?>> contradictions() {
      return List.of(
          Map.of("circuits", 3, "active", 4),
          Map.of("circuits", 10_000_000),
          Map.of("gates", 9, "circuit-outputs", 4),
          Map.of("library", circuits(adder()), "inputs", 3),
          Map.of("library", circuits(adder(), wide(17))),
          Map.of("library", circuits(adder()), "active", 2));
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
  void areTwelve() {
    assertThat(ServiceLoader.load(Task.class).stream()).hasSize(12);
  }
}
