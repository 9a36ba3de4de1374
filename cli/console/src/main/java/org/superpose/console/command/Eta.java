package org.superpose.console.command;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.superpose.runner.config.ConstructionCase;
import org.superpose.runner.config.TaskCase;
import org.superpose.runner.run.PlannedCell;

/**
 * Guesses from the cells that ended how long the others take: those of equal task and construction,
 * which differ in their seed only, take alike; of a kind of which none has ended, {@link
 * DurationLaw} says what other sizes suggest, and it takes at least as long as a cell of it that
 * runs. Where not even the construction has been seen, the guess is a least one. Cells that come to
 * no network take no time.
 */
final class Eta {

  private static final double LEAST_SHOWN = 0.5;

  private record Kind(TaskCase task, ConstructionCase construction) {}

  private static final class Group {
    private final String construction;
    private final String task;
    private final double size;
    private int left;
    private int ended;
    private double seconds; // of those that ended, together
    private double running; // for how long, the one that began first

    private Group(Kind kind) {
      construction = kind.construction.plugin().id() + " " + kind.construction.options();
      task = kind.task.plugin().id() + " " + kind.task.graphLabel();
      size = Math.max(1, Math.max(kind.task.shape().features(), kind.task.shape().outputs()));
    }

    private double mean() {
      return seconds / ended;
    }

    private DurationLaw.Known known() {
      return new DurationLaw.Known(construction, task, size, mean());
    }
  }

  private final Map<String, Group> groups = new HashMap<>(); // by the name of the cell
  private final List<Group> all;
  private final Map<String, Long> running = new HashMap<>(); // since when, in nanoseconds
  private final Set<String> over = new HashSet<>(); // cells that ended
  private int mostRunning;
  private int ended;

  Eta(List<PlannedCell> cells) {
    Map<Kind, Group> kinds = new LinkedHashMap<>();
    for (PlannedCell cell : cells) {
      if (cell.isPossible()) {
        Kind kind = new Kind(cell.cell().task(), cell.cell().construction());
        Group group = kinds.computeIfAbsent(kind, Group::new);
        group.left++;
        groups.put(cell.cell().name(), group);
      }
    }
    all = List.copyOf(kinds.values());
  }

  /**
   * Is told that a cell starts, perhaps not for the first time, or so late that it has ended: what
   * a cluster tells of starts takes another way than the rows.
   */
  void started(PlannedCell cell, long nanoTime) {
    if (over.contains(cell.cell().name())) {
      return;
    }
    running.put(cell.cell().name(), nanoTime);
    mostRunning = Math.max(mostRunning, running.size());
  }

  /** Is told that a cell ends; the duration of one whose start was not reported is not known. */
  void finished(PlannedCell cell, long nanoTime) {
    over.add(cell.cell().name());
    Long start = running.remove(cell.cell().name());
    Group group = groups.get(cell.cell().name());
    if (group != null) {
      group.left--;
    }
    if (group != null && start != null) {
      group.ended++;
      group.seconds += secondsSince(start, nanoTime);
      ended++;
    }
  }

  /** Returns how many cells run. */
  int running() {
    return running.size();
  }

  /** Guesses the time left, once as many cells ended as run side by side: fewer mislead. */
  Optional<TimeLeft> left(long nanoTime) {
    if (ended == 0 || ended < mostRunning) {
      return Optional.empty();
    }
    DurationLaw law = new DurationLaw();
    all.stream().filter(group -> group.ended > 0).map(Group::known).forEach(law::add);
    all.forEach(group -> group.running = 0);
    double work = 0;
    for (Map.Entry<String, Long> cell : running.entrySet()) {
      Group group = groups.get(cell.getKey());
      if (group != null) {
        double since = secondsSince(cell.getValue(), nanoTime);
        group.running = Math.max(group.running, since);
        work -= since;
      }
    }
    double longest = 0; // of the cells that are left
    boolean least = false;
    for (Group group : all) {
      if (group.left > 0) {
        Optional<Double> guess = expected(group, law);
        double each = Math.max(group.running, guess.or(() -> law.ofAny(group.size)).orElse(0.0));
        work += group.left * each;
        longest = Math.max(longest, each - group.running);
        least |= guess.isEmpty();
      }
    }
    double seconds = Math.max(longest, work / mostRunning);
    return seconds < LEAST_SHOWN ? Optional.empty() : Optional.of(new TimeLeft(seconds, least));
  }

  private static Optional<Double> expected(Group group, DurationLaw law) {
    return group.ended > 0
        ? Optional.of(group.mean())
        : law.ofConstruction(group.construction, group.task, group.size);
  }

  private static double secondsSince(long start, long nanoTime) {
    return (nanoTime - start) / 1e9;
  }
}
