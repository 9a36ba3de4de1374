package org.superpose.core.circuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.superpose.core.task.Domain;

/**
 * How many signals of each stage can be active at once: what decides how wide a layer in
 * superposition must be that computes the stage.
 *
 * <p>A circuit falls into components that share no gate. Of a component with at most 2^20 inputs
 * all are tried, 64 at once; of a larger one a signal can only be active if a feature of its cone
 * is, which bounds the number by the features that reach most. The numbers of components are then
 * put together: a feature that is active in one is not in another.
 *
 * @param largest {@code [stages + 1]}: of the features, then of each stage
 * @param exact whether some input reaches each number; otherwise no input exceeds it
 */
public record ActiveCounts(List<Integer> largest, boolean exact) {

  private static final long MOST_WORK = 1L << 30; // sums of components

  /** Copies the list. */
  public ActiveCounts {
    largest = List.copyOf(largest);
  }

  /** Returns the largest number of any stage, the features left out; 0 if there is none. */
  public int largestOfStages() {
    return largest.stream().skip(1).mapToInt(Integer::intValue).max().orElse(0);
  }

  /**
   * Returns the numbers for the inputs of a domain.
   *
   * @throws IllegalArgumentException if it is none of the circuit's features
   */
  public static ActiveCounts on(Stages stages, Domain domain) {
    return switch (domain) {
      case Domain.AtMost(int sparsity) -> atMost(stages, sparsity);
      case Domain.Blocks(int size, int active) ->
          inBlocks(stages, stages.circuit().features() / size, active);
    };
  }

  /**
   * Returns the numbers for inputs with at most so many active features.
   *
   * @param sparsity at least 1; more than there are features counts as all of them
   */
  public static ActiveCounts atMost(Stages stages, int sparsity) {
    return new Collection(stages).atMost(Math.min(sparsity, stages.circuit().features()));
  }

  /**
   * Returns the numbers for inputs whose active features lie in few blocks.
   *
   * @param blocks of equally many features, in their order
   * @param active how many blocks can have active features, at least 1
   * @throws IllegalArgumentException if the features are not a multiple of the blocks
   */
  public static ActiveCounts inBlocks(Stages stages, int blocks, int active) {
    int features = stages.circuit().features();
    if (blocks < 1 || features % blocks != 0) {
      throw new IllegalArgumentException(
          "%s features are not %s blocks of the same size".formatted(features, blocks));
    }
    return new Collection(stages).inBlocks(features / blocks, active);
  }

  /** Puts the components together. */
  private static final class Collection {

    private final Circuit circuit;
    private final Stages stages;
    private final List<Component> components;
    private final long[] values;
    private final int[] widths; // [stages + 1]

    Collection(Stages stages) {
      this.stages = stages;
      circuit = stages.circuit();
      components = Component.of(circuit);
      values = new long[circuit.features() + circuit.nodes()];
      widths =
          IntStream.concat(
                  IntStream.of(circuit.features()), stages.stages().stream().mapToInt(Stage::size))
              .toArray();
    }

    ActiveCounts atMost(int sparsity) {
      List<ComponentCounts.Found> found = counts(sparsity);
      long sizes = found.stream().mapToLong(each -> each.largest().length).sum();
      boolean all = sizes - found.size() <= sparsity;
      boolean exact = found.stream().allMatch(ComponentCounts.Found::exact);
      if (!all && sizes * sparsity * widths.length > MOST_WORK) {
        return new ActiveCounts(reached(feature -> feature, sparsity), false);
      }
      List<Integer> largest = new ArrayList<>();
      for (int stage = 0; stage < widths.length; stage++) {
        largest.add(all ? sum(found, stage) : best(found, stage, sparsity));
      }
      return new ActiveCounts(largest, exact);
    }

    private static int sum(List<ComponentCounts.Found> found, int stage) {
      return found.stream()
          .mapToInt(each -> each.largest()[each.largest().length - 1][stage])
          .sum();
    }

    /** Shares the active features out among the components. */
    private static int best(List<ComponentCounts.Found> found, int stage, int sparsity) {
      int[] best = new int[sparsity + 1];
      for (ComponentCounts.Found each : found) {
        for (int active = sparsity; active > 0; active--) {
          for (int own = 1; own < Math.min(active + 1, each.largest().length); own++) {
            best[active] = Math.max(best[active], best[active - own] + each.largest()[own][stage]);
          }
        }
      }
      return best[sparsity];
    }

    ActiveCounts inBlocks(int size, int active) {
      boolean apart =
          components.stream()
              .map(Component::features)
              .allMatch(features -> features[0] / size == features[features.length - 1] / size);
      if (!apart) {
        return new ActiveCounts(reached(feature -> feature / size, active), false);
      }
      List<ComponentCounts.Found> found = counts(size);
      int[][] ofBlock = new int[widths.length][circuit.features() / size];
      for (int i = 0; i < found.size(); i++) {
        int block = components.get(i).features()[0] / size;
        int[] all = found.get(i).largest()[found.get(i).largest().length - 1];
        for (int stage = 0; stage < widths.length; stage++) {
          ofBlock[stage][block] += all[stage];
        }
      }
      List<Integer> largest =
          IntStream.range(0, widths.length)
              .mapToObj(stage -> sumOfLargest(ofBlock[stage], active, widths[stage]))
              .toList();
      return new ActiveCounts(largest, found.stream().allMatch(ComponentCounts.Found::exact));
    }

    private List<ComponentCounts.Found> counts(int sparsity) {
      int[] componentOf = new int[values.length]; // [signals]
      for (int i = 0; i < components.size(); i++) {
        for (int feature : components.get(i).features()) {
          componentOf[feature] = i;
        }
        for (int node : components.get(i).nodes()) {
          componentOf[circuit.signal(node)] = i;
        }
      }
      int[][][] signals = new int[components.size()][widths.length][];
      for (int stage = 0; stage < widths.length; stage++) {
        List<List<Integer>> split = new ArrayList<>();
        components.forEach(_ -> split.add(new ArrayList<>()));
        for (int i = 0; i < widths[stage]; i++) {
          split.get(componentOf[signal(stage, i)]).add(signal(stage, i));
        }
        for (int i = 0; i < signals.length; i++) {
          signals[i][stage] = split.get(i).stream().mapToInt(Integer::intValue).toArray();
        }
      }
      return IntStream.range(0, signals.length)
          .mapToObj(
              i -> ComponentCounts.of(circuit, components.get(i), signals[i], sparsity, values))
          .toList();
    }

    private int signal(int stage, int position) {
      return stage == 0 ? position : stages.stages().get(stage - 1).signal(position);
    }

    /** Bounds by what sets of features reach, so many of which can be active. */
    private List<Integer> reached(java.util.function.IntUnaryOperator setOf, int active) {
      int sets = 1 + setOf.applyAsInt(circuit.features() - 1);
      int[] nodes = IntStream.range(0, circuit.nodes()).toArray();
      int[][] reached = new int[widths.length][sets];
      for (int from = 0; from < sets; from += 64) {
        for (int feature = 0; feature < circuit.features(); feature++) {
          int set = setOf.applyAsInt(feature) - from;
          values[feature] = set >= 0 && set < 64 ? 1L << set : 0;
        }
        Lanes.reach(circuit, nodes, values);
        for (int stage = 0; stage < widths.length; stage++) {
          for (int i = 0; i < widths[stage]; i++) {
            for (long rest = values[signal(stage, i)]; rest != 0; rest &= rest - 1) {
              reached[stage][from + Long.numberOfTrailingZeros(rest)]++;
            }
          }
        }
      }
      return IntStream.range(0, widths.length)
          .mapToObj(stage -> sumOfLargest(reached[stage], active, widths[stage]))
          .toList();
    }

    private static int sumOfLargest(int[] counts, int most, int width) {
      int[] sorted = counts.clone();
      Arrays.sort(sorted);
      long sum = 0;
      for (int i = sorted.length - 1; i >= Math.max(0, sorted.length - most); i--) {
        sum += sorted[i];
      }
      return (int) Math.min(sum, width);
    }
  }
}
