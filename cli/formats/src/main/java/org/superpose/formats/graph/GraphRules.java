package org.superpose.formats.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How the lines of a graph are understood.
 *
 * @param repeats what becomes of a pair that is there already, in the same direction
 * @param loops what becomes of a pair of a feature with itself
 * @param ids what the ends of pairs are; empty for {@link Ids#ZERO_BASED} if the first pair is of
 *     whole numbers, otherwise {@link Ids#NAMES}
 */
public record GraphRules(OnFault repeats, OnFault loops, Optional<Ids> ids) {

  /** Refuses what is doubtful. */
  public static final GraphRules STRICT =
      new GraphRules(OnFault.REFUSE, OnFault.REFUSE, Optional.empty());

  /**
   * Returns the rules that a file states by words; what it leaves out is refused, and told by the
   * first pair.
   */
  public static GraphRules of(
      Optional<String> repeats, Optional<String> loops, Optional<String> ids) {
    return new GraphRules(
        repeats.flatMap(OnFault::of).orElse(OnFault.REFUSE),
        loops.flatMap(OnFault::of).orElse(OnFault.REFUSE),
        ids.flatMap(Ids::of));
  }

  /** What becomes of a line that makes no pair of its own. */
  public enum OnFault {
    /** It is an error. */
    REFUSE("refuse"),
    /** It is left out, and counted. */
    DROP("drop");

    private final String word;

    OnFault(String word) {
      this.word = word;
    }

    /** Returns what files call it. */
    public String word() {
      return word;
    }

    /** Returns the one that a file calls so. */
    public static Optional<OnFault> of(String word) {
      return Arrays.stream(values()).filter(each -> each.word.equals(word)).findAny();
    }

    /** Returns all words. */
    public static List<String> words() {
      return Arrays.stream(values()).map(OnFault::word).toList();
    }
  }

  /** What the ends of pairs are. */
  public enum Ids {
    /** Features, counted from 0. */
    ZERO_BASED("zero-based"),
    /** Features, counted from 1. */
    ONE_BASED("one-based"),
    /** Names, also of digits; features in the order in which they appear. */
    NAMES("names"),
    /** Names; features in the order of the names, by value if all are whole numbers. */
    SORTED_NAMES("sorted-names");

    private final String word;

    Ids(String word) {
      this.word = word;
    }

    /** Returns what files call it. */
    public String word() {
      return word;
    }

    /** Returns the one that a file calls so. */
    public static Optional<Ids> of(String word) {
      return Arrays.stream(values()).filter(each -> each.word.equals(word)).findAny();
    }

    /** Returns all words. */
    public static List<String> words() {
      return Arrays.stream(values()).map(Ids::word).toList();
    }

    boolean areNames() {
      return this == NAMES || this == SORTED_NAMES;
    }
  }
}
