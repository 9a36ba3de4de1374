package org.superpose.console.report;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.superpose.console.report.TextTable.Align;
import org.superpose.core.truth.Recovery;
import org.superpose.runner.text.Numbers;

/** Shows how much of the truth of a network was found, beside what chance finds. */
public final class RecoveryText {

  /** What is shown of a recovery, in order. */
  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private enum Figure {
    MEAN_MATCHED("mean cosine, matched", Recovery::meanMatched),
    MEAN_MAXIMUM("mean maximum cosine", Recovery::meanMaximum),
    SHARE_ABOVE("share above 0.9, matched", Recovery::shareAbove),
    COVERAGE("coverage of outputs", Recovery::coverage);

    private final String meaning;
    private final ToDoubleFunction<Recovery> value;

    Figure(String meaning, ToDoubleFunction<Recovery> value) {
      this.meaning = meaning;
      this.value = value;
    }
  }

  private RecoveryText() {}

  /**
   * What was scored.
   *
   * @param what directions or components
   * @param layer the layer
   * @param recovery what was found
   * @param chance what each draw of random ones finds, at least one
   */
  public record Scored(String what, int layer, Recovery recovery, List<Recovery> chance) {

    /** Copies the draws. */
    public Scored {
      chance = List.copyOf(chance);
    }
  }

  /**
   * Returns a table for each.
   *
   * @param name of the network
   * @param seed of the random directions
   */
  public static String render(String name, int draws, long seed, List<Scored> scored) {
    StringBuilder text = new StringBuilder();
    for (Scored each : scored) {
      Recovery recovery = each.recovery();
      text.append(
          "%s: %s of layer %s, %s known (of %s), %s found\n"
              .formatted(
                  name,
                  each.what(),
                  each.layer(),
                  Numbers.count(recovery.known()),
                  each.layer() == 0 ? "features" : "outputs",
                  Numbers.count(recovery.found())));
      TextTable table =
          new TextTable()
              .column("", Align.LEFT)
              .column("found", Align.RIGHT)
              .column("chance", Align.RIGHT)
              .column("lowest and highest by chance", Align.RIGHT);
      for (Figure figure : Figure.values()) {
        DoubleSummaryStatistics chance = chance(each, figure);
        table.row(
            List.of(
                figure.meaning,
                shown(figure.value.applyAsDouble(recovery)),
                shown(chance.getAverage()),
                shown(chance.getMin()) + " to " + shown(chance.getMax())));
      }
      text.append(table.render());
    }
    return text.append(
            "chance: as many random directions of the same width, drawn %s times, seed %s\n"
                .formatted(draws, seed))
        .toString();
  }

  private static DoubleSummaryStatistics chance(Scored scored, Figure figure) {
    return scored.chance().stream().mapToDouble(figure.value).summaryStatistics();
  }

  private static String shown(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  /** Returns the same for programs. */
  public static Map<String, Object> map(String name, int draws, long seed, List<Scored> scored) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("network", name);
    map.put("draws", draws);
    map.put("seed", seed);
    List<Map<String, Object>> scores = new ArrayList<>();
    for (Scored each : scored) {
      Map<String, Object> score = new LinkedHashMap<>();
      score.put("what", each.what());
      score.put("layer", each.layer());
      score.put("known", each.recovery().known());
      score.put("found", each.recovery().found());
      for (Figure figure : Figure.values()) {
        DoubleSummaryStatistics chance = chance(each, figure);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("found", figure.value.applyAsDouble(each.recovery()));
        values.put("chance", chance.getAverage());
        values.put("chance_lowest", chance.getMin());
        values.put("chance_highest", chance.getMax());
        score.put(figure.name().toLowerCase(Locale.ROOT), values);
      }
      scores.add(score);
    }
    map.put("scores", scores);
    return map;
  }
}
