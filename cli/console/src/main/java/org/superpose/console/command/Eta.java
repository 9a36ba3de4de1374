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
 * which differ in their seed only, take alike. Of a kind of which none has ended it is known only
 * that it takes some time; it counts as long as the longest kind so far, and the guess is a least
 * one, since large sizes come last in a plan. Cells that come to no network take no time.
 */
final class Eta {

  private static final double LEAST_SHOWN = 0.5;

  private record Kind(TaskCase task, ConstructionCase construction) {}

  private static final class Group {
    private int left;
    private int ended;
    private double seconds; // of those that ended, together

    private double mean() {
      return seconds / ended;
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
        Group group = kinds.computeIfAbsent(kind, _ -> new Group());
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
    double longest =
        all.stream().filter(group -> group.ended > 0).mapToDouble(Group::mean).max().orElse(0);
    double work = 0;
    boolean least = false;
    for (Group group : all) {
      work += group.left * (group.ended == 0 ? longest : group.mean());
      least |= group.left > 0 && group.ended == 0;
    }
    double seconds = (work - spent(longest, nanoTime)) / mostRunning;
    return seconds < LEAST_SHOWN ? Optional.empty() : Optional.of(new TimeLeft(seconds, least));
  }

  /** Returns how much of the work the running cells have behind them; one that is late, all. */
  private double spent(double longest, long nanoTime) {
    double spent = 0;
    for (Map.Entry<String, Long> cell : running.entrySet()) {
      Group group = groups.get(cell.getKey());
      if (group != null) {
        double expected = group.ended == 0 ? longest : group.mean();
        spent += Math.min(expected, secondsSince(cell.getValue(), nanoTime));
      }
    }
    return spent;
  }

  private static double secondsSince(long start, long nanoTime) {
    return (nanoTime - start) / 1e9;
  }
}
