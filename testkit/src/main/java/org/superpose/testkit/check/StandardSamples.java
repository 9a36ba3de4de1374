package org.superpose.testkit.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.superpose.core.task.Criterion;
import org.superpose.testkit.Sample;

/** Small problems of all standard tasks, for plugins that bring no samples of their own. */
final class StandardSamples {

  /** The sizes of a task; it takes those that it has settings for. */
  static final Map<String, Object> SIZES = Map.of("features", 24, "outputs", 24);

  /** The criteria that plugins have to know. */
  static final List<Criterion> CRITERIA =
      List.of(
          new Criterion.EveryInput(),
          new Criterion.RandomInput(0.01, 0.99),
          new Criterion.ExpectedWrongOutputs(0.1, 0.99));

  private static final int REQUESTED_NEURONS = 40;

  private StandardSamples() {}

  static List<Sample> all() {
    List<Sample> samples = new ArrayList<>();
    for (Sample sample : problems()) {
      CRITERIA.forEach(criterion -> samples.add(sample.withCriterion(criterion)));
      samples.add(sample.withNeurons(REQUESTED_NEURONS));
    }
    return samples;
  }

  /** Returns samples of the standard tasks, of automatic width, to be right on every input. */
  static List<Sample> problems() {
    Map<String, Object> square = Map.of("features", 24, "sparsity", 2);
    Map<String, Object> pairs = Map.of("features", 24, "outputs", 24, "sparsity", 2);
    return List.of(
        Sample.ofTask("representation", square),
        Sample.ofTask("permutation", square),
        Sample.ofTask("pairwise-and", pairs),
        Sample.ofTask(
            "pairwise-and", Map.of("features", 24, "outputs", 16, "sparsity", 2, "graph", "star")),
        Sample.ofTask("pairwise-or", pairs),
        Sample.ofTask("pairwise-xor", pairs));
  }
}
