package org.superpose.runner.run;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.superpose.core.random.Seed;

/**
 * One of several parts of a plan, to be run on one of several machines.
 *
 * <p>Cells are assigned in rounds, one to each shard, in an order that is drawn anew for each round
 * but is always the same for a plan of a given length: so no shard gets all the large sizes, which
 * come last in a plan, and none all the cells of one construction, which recur in it.
 *
 * @param index which part, from 1
 * @param count how many parts there are
 */
public record Shard(int index, int count) {

  /** The whole plan. */
  public static final Shard WHOLE = new Shard(1, 1);

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException unless {@code 1 <= index <= count}
   */
  public Shard {
    if (index < 1 || index > count) {
      throw new IllegalArgumentException(
          "shard %s of %s does not exist; shards are numbered from 1".formatted(index, count));
    }
  }

  /**
   * Reads for instance {@code 2/3}.
   *
   * @throws IllegalArgumentException if the text is something else
   */
  public static Shard parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a shard; allowed: one such as 2/3, the second of three");
    }
    return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** Returns whether this is the whole plan. */
  public boolean isWhole() {
    return count == 1;
  }

  /** Returns this part of a plan, in its order. */
  public List<PlannedCell> of(List<PlannedCell> plan) {
    List<PlannedCell> part = new ArrayList<>();
    int[] order = {}; // [count], the shards in the order of a round
    for (int i = 0; i < plan.size(); i++) {
      if (i % count == 0) {
        order = new Seed(count).derive("shards", i / count).stream().permutation(count);
      }
      if (order[i % count] == index - 1) {
        part.add(plan.get(i));
      }
    }
    return part;
  }

  @Override
  public String toString() {
    return index + "/" + count;
  }
}
