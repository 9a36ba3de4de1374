package org.superpose.core.settings;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The user's own list of feature pairs, in the order of the outputs.
 *
 * <p>Immutable; pairs are zero-based, distinct, and have two different ends. A pair may be there
 * both ways round; what that means is the task's.
 */
public final class EdgeList {

  private final int[] endpoints; // [2 * pairs]: first and second end of each pair in turn
  private final String reversal; // the first pair that is there both ways, for messages, or empty

  private EdgeList(int[] endpoints, String reversal) {
    this.endpoints = endpoints;
    this.reversal = reversal;
  }

  /** A line of an edge list file that cannot be used; the message names the line. */
  public static final class MalformedEdgeListException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String complaint;

    MalformedEdgeListException(int line, String complaint) {
      super("line " + line + ": " + complaint);
      this.line = line;
      this.complaint = complaint;
    }

    /** Returns the line, from 1. */
    public int line() {
      return line;
    }

    /** Returns the message without the line. */
    public String complaint() {
      return complaint;
    }
  }

  /**
   * Reads comma-separated pairs, one a line. Blank lines and lines that start with {@code #} are
   * passed over, and so are a byte order mark and a heading: a first line without any digit, or
   * whose fields all begin with a letter.
   *
   * @param lines the lines of the file
   * @throws MalformedEdgeListException if a line is not two whole numbers, has a negative number,
   *     pairs a feature with itself or repeats an earlier pair, or if no pair is left; the message
   *     names the line
   */
  public static EdgeList parse(List<String> lines) {
    List<int[]> pairs = new ArrayList<>();
    Map<Long, Integer> lineOfPair = new HashMap<>();
    boolean headingAllowed = true;
    String reversal = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = withoutMark(lines.get(i), i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (headingAllowed && isHeading(line)) {
        headingAllowed = false;
        continue;
      }
      headingAllowed = false;
      int[] pair = parsePair(line, i + 1);
      Integer earlier = lineOfPair.putIfAbsent(key(pair[0], pair[1]), i + 1);
      if (earlier != null) {
        throw new MalformedEdgeListException(
            i + 1, "the pair " + pair[0] + "," + pair[1] + " is already on line " + earlier);
      }
      Integer reversed = lineOfPair.get(key(pair[1], pair[0]));
      if (reversed != null && reversal.isEmpty()) {
        reversal =
            "line %s: the pair %s,%s is already on line %s"
                .formatted(i + 1, pair[0], pair[1], reversed);
      }
      pairs.add(pair);
    }
    if (pairs.isEmpty()) {
      throw new MalformedEdgeListException(Math.max(1, lines.size()), "the file has no pairs");
    }
    return new EdgeList(pairs.stream().flatMapToInt(Arrays::stream).toArray(), reversal);
  }

  private static boolean isHeading(String line) {
    return line.chars().noneMatch(Character::isDigit)
        || Arrays.stream(line.split(",", -1))
            .map(field -> field.strip().replaceFirst("^[\"']", ""))
            .allMatch(field -> !field.isEmpty() && beginsLikeAName(field));
  }

  private static boolean beginsLikeAName(String field) {
    return Character.isLetter(field.codePointAt(0)) || field.startsWith("_");
  }

  /** Spreadsheets put a byte order mark at the beginning of a file. */
  private static String withoutMark(String line, int index) {
    return index == 0 && line.startsWith("\uFEFF") ? line.substring(1) : line;
  }

  /**
   * Makes an edge list of pairs.
   *
   * @param pairs each of length 2
   * @throws MalformedEdgeListException as {@link #parse}; the line is the pair's position from 1
   */
  public static EdgeList of(List<int[]> pairs) {
    return parse(
        pairs.stream()
            .map(pair -> Arrays.stream(pair).mapToObj(String::valueOf).collect(joining(",")))
            .toList());
  }

  private static int[] parsePair(String line, int number) {
    String[] fields = line.split(",", -1);
    if (fields.length != 2) {
      throw new MalformedEdgeListException(
          number, "'" + line + "' is not a pair; expected two feature indices like 3,17");
    }
    int first = parseFeature(fields[0].strip(), line, number);
    int second = parseFeature(fields[1].strip(), line, number);
    if (first == second) {
      throw new MalformedEdgeListException(
          number, "'" + line + "' pairs feature " + first + " with itself");
    }
    return new int[] {first, second};
  }

  private static int parseFeature(String field, String line, int number) {
    try {
      int feature = Integer.parseInt(field);
      if (feature >= 0) {
        return feature;
      }
    } catch (NumberFormatException e) {
      // Reported below, together with negative numbers.
    }
    throw new MalformedEdgeListException(
        number, "'" + field + "' in '" + line + "' is not a feature index: a whole number from 0");
  }

  private static long key(int a, int b) {
    return ((long) a << 32) | b;
  }

  /**
   * Says which pair is there both ways round, or returns empty if none is.
   *
   * @return for instance {@code "line 3: the pair 1,0 is already on line 1"}
   */
  public Optional<String> reversal() {
    return reversal.isEmpty() ? Optional.empty() : Optional.of(reversal);
  }

  /** Returns the number of pairs. */
  public int size() {
    return endpoints.length / 2;
  }

  /** Returns the first end of pair {@code index}, as the file gives it. */
  public int first(int index) {
    return endpoints[2 * index];
  }

  /** Returns the second end of pair {@code index}, as the file gives it. */
  public int second(int index) {
    return endpoints[2 * index + 1];
  }

  /** Returns the largest feature index of any pair. */
  public int largestFeature() {
    return Arrays.stream(endpoints).max().orElseThrow();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EdgeList list && Arrays.equals(endpoints, list.endpoints);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(endpoints);
  }

  @Override
  public String toString() {
    return size() + " pairs";
  }
}
