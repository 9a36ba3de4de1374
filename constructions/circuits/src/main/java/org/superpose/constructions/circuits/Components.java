package org.superpose.constructions.circuits;

import java.util.Arrays;
import java.util.List;
import org.superpose.core.circuit.Stage;

/** Which signals of a stage belong together: those whose features are connected by gates. */
final class Components {

  private final int[] parents; // [features]

  private Components(int features) {
    parents = new int[features];
    Arrays.setAll(parents, feature -> feature);
  }

  /**
   * Returns the component of every signal, before the first stage and behind each, {@code [stages +
   * 1][signals]}.
   */
  static int[][] of(int features, List<Stage> stages) {
    Components components = new Components(features);
    int[][] feature = new int[stages.size() + 1][]; // one of the features of each signal
    feature[0] = components.parents.clone();
    for (int number = 0; number < stages.size(); number++) {
      Stage stage = stages.get(number);
      int[] before = feature[number];
      feature[number + 1] = new int[stage.size()];
      for (int output = 0; output < stage.size(); output++) {
        components.join(before[stage.left(output)], before[stage.right(output)]);
        feature[number + 1][output] = before[stage.left(output)];
      }
    }
    for (int[] signals : feature) {
      Arrays.setAll(signals, signal -> components.root(signals[signal]));
    }
    return feature;
  }

  /** Returns the largest number of parts that a stage has of one component. */
  static int mostParts(int features, List<Stage> stages) {
    int[][] components = of(features, stages);
    int most = 0;
    for (int number = 0; number < stages.size(); number++) {
      int[] counts = new int[features];
      for (int owner : Parts.of(stages.get(number)).owners()) {
        most = Math.max(most, ++counts[components[number + 1][owner]]);
      }
    }
    return most;
  }

  private int root(int feature) {
    int root = feature;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  private void join(int one, int other) {
    parents[root(one)] = root(other);
  }
}
