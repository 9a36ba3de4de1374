package org.superpose.console.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.superpose.console.report.TextTable.Align;
import org.superpose.core.statistics.SignedRankTest;
import org.superpose.runner.diff.CellChange;
import org.superpose.runner.diff.DesignChange;
import org.superpose.runner.diff.Effect;
import org.superpose.runner.diff.Measure;
import org.superpose.runner.diff.ResultsDiff;
import org.superpose.runner.text.Numbers;
import org.superpose.runner.text.OneLine;

/**
 * What changed between two results as people read it: on a terminal, in a pull request, as a page.
 * All have the same sentences and the same rows.
 *
 * @param before the earlier results
 * @param after the later ones
 * @param diff what changed
 */
public record DiffReport(Side before, Side after, ResultsDiff diff) {

  private static final int SHOWN = 5;

  /** What hosts of pull requests show has a limit of length. */
  private static final int MOST_ROWS = 200;

  private static final List<String> COLUMNS =
      List.of("measure", "before", "after", "change", "seeds", "p", "significant");

  /**
   * One of the two results.
   *
   * @param directory where they are
   * @param version of superpose that made them
   */
  public record Side(Path directory, String version) {}

  /** Returns the changes, the worse ones first. */
  private List<DesignChange> ordered() {
    return diff.changes().stream().sorted(Comparator.comparing(DesignChange::effect)).toList();
  }

  private String title() {
    return diff.isWorse() ? "Something got worse" : "Nothing got worse";
  }

  private List<String> sentences(int shown) {
    List<String> sentences = new ArrayList<>();
    long worse = diff.cells(Effect.WORSE);
    long better = diff.cells(Effect.BETTER);
    long neutral = diff.cells(Effect.NEUTRAL);
    sentences.add(
        "%s: %s cells in both, %s worse, %s better, %s neutral, %s the same."
            .formatted(
                title(),
                diff.pairs().size(),
                worse,
                better,
                neutral,
                diff.pairs().size() - worse - better - neutral));
    if (!diff.came().isEmpty()) {
      sentences.add("Came: " + listed(diff.came(), shown));
    }
    if (!diff.went().isEmpty()) {
      sentences.add("Went: " + listed(diff.went(), shown));
    }
    if (diff.tests() > 0) {
      sentences.add(significance());
    }
    if (!before.version().equals(after.version())) {
      sentences.add(
          "Superpose %s ran the first, %s the second."
              .formatted(OneLine.of(before.version()), OneLine.of(after.version())));
    }
    return sentences;
  }

  private static String listed(List<String> names, int shown) {
    return "%s %s: %s%s."
        .formatted(
            names.size(),
            names.size() == 1 ? "cell" : "cells",
            names.stream().limit(shown).map(OneLine::of).collect(Collectors.joining(", ")),
            names.size() > shown ? ", ..." : "");
  }

  private String significance() {
    String test =
        "p: exact signed-rank test over seeds, two-sided; significant: up to %3$s, adjusted for %1$s %2$s (Holm)."
            .formatted(diff.tests(), diff.tests() == 1 ? "test" : "tests", ResultsDiff.LEVEL);
    int seeds = diff.mostSeeds();
    return seeds >= diff.seedsNeeded()
        ? test
        : test
            + " With %s %s nothing can be significant: the smallest possible p of one test is %s; %s seeds are needed."
                .formatted(
                    seeds,
                    seeds == 1 ? "seed" : "seeds",
                    Numbers.probability(OptionalDouble.of(SignedRankTest.smallest(seeds))),
                    diff.seedsNeeded());
  }

  private static List<String> entries(DesignChange change) {
    Effect effect = change.effect();
    long others = effect == Effect.WORSE ? change.count(Effect.BETTER) : 0;
    return List.of(
        change.measure().column().label(),
        value(change, false),
        value(change, true),
        relative(change),
        "%s of %s%s"
            .formatted(
                effect == Effect.NEUTRAL ? change.changes().size() : change.count(effect),
                change.pairs().size(),
                others > 0 ? ", " + others + " better" : ""),
        change.adjusted().isEmpty()
            ? "-"
            : Numbers.probability(OptionalDouble.of(change.test().pValue())),
        change.adjusted().isEmpty() ? "-" : change.isSignificant() ? "yes" : "no");
  }

  private static String value(DesignChange change, boolean later) {
    Measure measure = change.measure();
    if (measure.isOutcome()) {
      return "%s %s/%s".formatted(measure.best(), change.best(later), change.pairs().size());
    }
    OptionalDouble typical = change.typical(later);
    return measure == Measure.FAILURE_RATE || typical.isEmpty()
        ? Numbers.probability(typical)
        : Numbers.brief(typical.getAsDouble());
  }

  private static String relative(DesignChange change) {
    OptionalDouble old = change.typical(false);
    OptionalDouble now = change.typical(true);
    if (change.measure().isOutcome() || now.isEmpty() || old.orElse(0) == 0) {
      return "-";
    }
    double percent = 100 * (now.getAsDouble() / old.getAsDouble() - 1);
    return String.format(Locale.ROOT, Math.abs(percent) < 100 ? "%+.2f %%" : "%+,.0f %%", percent);
  }

  /**
   * Returns what a terminal shows.
   *
   * @param all whether to name every cell that came, went or changed
   */
  public String text(boolean all) {
    String head =
        "%s -> %s\n%s\n"
            .formatted(
                before.directory(),
                after.directory(),
                String.join("\n", sentences(all ? Integer.MAX_VALUE : SHOWN)));
    if (diff.changes().isEmpty()) {
      return head;
    }
    TextTable table = new TextTable();
    COLUMNS.forEach(name -> table.column(name, name.equals("measure") ? Align.LEFT : Align.RIGHT));
    String shown = "";
    for (DesignChange change : ordered()) {
      String section = change.effect().label() + ": " + OneLine.of(change.design());
      if (!section.equals(shown)) {
        table.section(section);
        shown = section;
      }
      table.row(entries(change));
      if (all) {
        change.changes().forEach(cell -> table.section("    " + cell(cell)));
      }
    }
    return head + "\n" + table.render();
  }

  private static String cell(CellChange change) {
    return "%s: %s -> %s, %s"
        .formatted(
            OneLine.of(change.after().cell().name()),
            shown(change.before().text(change.measure().column())),
            shown(change.after().text(change.measure().column())),
            change.effect().label());
  }

  private static String shown(String value) {
    return value.isEmpty() ? "-" : OneLine.of(value);
  }

  /** Returns a summary for a pull request, in Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder("### %s\n\n".formatted(title()));
    text.append("%s → %s\n\n".formatted(code(before.directory()), code(after.directory())));
    sentences(SHOWN).forEach(sentence -> text.append("- ").append(plain(sentence)).append('\n'));
    List<DesignChange> changes = ordered();
    if (!changes.isEmpty()) {
      text.append("\n| | design | ").append(String.join(" | ", COLUMNS)).append(" |\n|");
      text.append("---|".repeat(2 + COLUMNS.size())).append('\n');
      changes.stream().limit(MOST_ROWS).forEach(change -> text.append(markdownRow(change)));
    }
    if (changes.size() > MOST_ROWS) {
      text.append("\n%s more changes are not shown.\n".formatted(changes.size() - MOST_ROWS));
    }
    return text.toString();
  }

  private static String markdownRow(DesignChange change) {
    return "| %s | %s | %s |\n"
        .formatted(
            change.effect() == Effect.WORSE ? "**worse**" : change.effect().label(),
            code(change.design()),
            String.join(" | ", entries(change)));
  }

  /** Text that may hold anything, as code that ends neither itself nor the column. */
  private static String code(Object text) {
    return "`" + OneLine.of(text.toString()).replace("`", "'").replace("|", "\\|") + "`";
  }

  private static String plain(String sentence) {
    return sentence.replaceAll("([\\\\`*_<>|\\[\\]])", "\\\\$1");
  }

  /** Returns the same as a page that needs no other file. */
  public String page() {
    Map<String, Object> texts = new LinkedHashMap<>();
    texts.put("title", title());
    texts.put("before", before.directory());
    texts.put("after", after.directory());
    texts.put("version", after.version());
    texts.put("summary", sentences(SHOWN));
    texts.put(
        "rows",
        ordered().stream()
            .map(
                change -> {
                  List<String> row = new ArrayList<>();
                  row.add(change.effect().label());
                  row.add(change.design());
                  row.addAll(entries(change));
                  return row;
                })
            .toList());
    texts.put("came", diff.came());
    texts.put("went", diff.went());
    return WebPage.of("diff.html", texts, Map.of(), List.of());
  }

  /** Returns the same for programs: values as the results have them, nothing rounded. */
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("before", side(before));
    values.put("after", side(after));
    values.put("worse", diff.isWorse());
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put("in_both", diff.pairs().size());
    for (Effect effect : Effect.values()) {
      cells.put(effect.label(), diff.cells(effect));
    }
    values.put("cells", cells);
    values.put("came", diff.came());
    values.put("went", diff.went());
    values.put("significance_level", ResultsDiff.LEVEL);
    values.put("tests", diff.tests());
    values.put("seeds", diff.mostSeeds());
    values.put("seeds_needed", diff.seedsNeeded());
    values.put("changes", ordered().stream().map(DiffReport::values).toList());
    return values;
  }

  private static Map<String, Object> side(Side side) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("directory", side.directory().toString());
    values.put("superpose", side.version());
    return values;
  }

  private static Map<String, Object> values(DesignChange change) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("design", change.design());
    values.put("measure", change.measure().column().label());
    values.put("effect", change.effect().label());
    change
        .adjusted()
        .ifPresent(
            adjusted -> {
              values.put("p", change.test().pValue());
              values.put("p_adjusted", adjusted);
              values.put("significant", change.isSignificant());
            });
    values.put(
        "cells",
        change.changes().stream()
            .map(
                cell -> {
                  Map<String, Object> one = new LinkedHashMap<>();
                  one.put("cell", cell.after().cell().name());
                  one.put("before", cell.before().get(cell.measure().column()).orElse(null));
                  one.put("after", cell.after().get(cell.measure().column()).orElse(null));
                  one.put("effect", cell.effect().label());
                  return one;
                })
            .toList());
    return values;
  }
}
