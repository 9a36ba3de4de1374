package org.superpose.runner.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code limits}. */
final class LimitsReader {

  static final String EXHAUSTIVE_INPUTS = "exhaustive_inputs";
  static final String SAMPLES_PER_STRATUM = "samples_per_stratum";
  static final String MEMORY = "memory";
  static final String TIMEOUT = "timeout";

  /** Longer than any computer runs, and still within a number of nanoseconds. */
  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1_000_000_000);

  private static final double LEAST_SECONDS = 0.001;

  /** The memory that the program was started with, whatever that is. */
  static final String AVAILABLE = "available";

  private static final String MEMORY_ALLOWED =
      "a size like 512MiB or 4GiB, a number of bytes, or " + AVAILABLE;
  private static final String TIMEOUT_ALLOWED =
      "a time like 90s, 10min, 2h, or a number of seconds, of at least a thousandth";
  private static final Pattern TIME = Pattern.compile("(\\d{1,10}(?:\\.\\d{1,9})?) ?(s|min|h|d)?");
  private static final Map<String, Integer> SECONDS_IN =
      Map.of("s", 1, "min", 60, "h", 3_600, "d", 86_400);
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?) ?([KMGT]iB|B)");
  private static final Map<String, Integer> SHIFT =
      Map.of("B", 0, "KIB", 10, "MIB", 20, "GIB", 30, "TIB", 40);

  private static final List<String> KEYS = schema().keys();

  private LimitsReader() {}

  static Limits read(Section root, String key) {
    Limits standard = Limits.standard();
    Optional<Section> written = root.section(key, "a mapping of " + String.join(", ", KEYS));
    if (written.isEmpty()) {
      return standard;
    }
    Section limits = written.get();
    limits.rejectUnknownKeys(KEYS);
    return new Limits(
        limits.whole(EXHAUSTIVE_INPUTS, 0, Long.MAX_VALUE).orElse(standard.exhaustiveInputs()),
        (int)
            limits
                .whole(SAMPLES_PER_STRATUM, 0, Integer.MAX_VALUE)
                .orElse(standard.samplesPerStratum()),
        memory(limits),
        timeout(limits).orElse(standard.timeout()));
  }

  private static Optional<Duration> timeout(Section limits) {
    Optional<Node> node = limits.find(TIMEOUT);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    Optional<Duration> time =
        node.get() instanceof Node.Scalar(_, Object value)
            ? duration(value.toString())
            : Optional.empty();
    if (time.isEmpty()) {
      limits.reject(node.get(), limits.pathOf(TIMEOUT), TIMEOUT_ALLOWED);
    }
    return time;
  }

  private static Optional<Duration> duration(String text) {
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String unit = matcher.group(2) == null ? "s" : matcher.group(2);
    BigDecimal seconds =
        new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(SECONDS_IN.get(unit)));
    return Optional.of(Duration.ofMillis(seconds.movePointRight(3).longValue()))
        .filter(time -> time.isPositive() && seconds.compareTo(MOST_SECONDS) <= 0);
  }

  /** Says what {@link #read} accepts. */
  static Schema schema() {
    Limits standard = Limits.standard();
    return Schema.mapping()
        .key(
            EXHAUSTIVE_INPUTS,
            Schema.whole(0, Long.MAX_VALUE)
                .described("at most so many inputs are evaluated one by one for a proof")
                .withDefault(standard.exhaustiveInputs()))
        .key(
            SAMPLES_PER_STRATUM,
            Schema.whole(0, Integer.MAX_VALUE)
                .described("inputs drawn from each stratum when no proof is possible")
                .withDefault(standard.samplesPerStratum()))
        .key(
            MEMORY,
            Schema.anyOf(
                    Schema.whole(1, Long.MAX_VALUE),
                    Schema.matching(AVAILABLE + "|" + SIZE.pattern(), MEMORY_ALLOWED))
                .described("what a network may take, and a proof beside it: " + MEMORY_ALLOWED)
                .withDefault(AVAILABLE))
        .key(
            TIMEOUT,
            Schema.anyOf(
                    Schema.range("number", LEAST_SECONDS, MOST_SECONDS.doubleValue()),
                    Schema.matching(TIME.pattern(), TIMEOUT_ALLOWED))
                .described("what a cell may take: " + TIMEOUT_ALLOWED)
                .withDefault(standard.timeout().toSeconds()));
  }

  private static OptionalLong memory(Section limits) {
    Optional<Node> node = limits.find(MEMORY);
    if (node.isEmpty()
        || (node.get() instanceof Node.Scalar(_, Object word) && word.equals(AVAILABLE))) {
      return OptionalLong.empty();
    }
    long bytes =
        switch (node.get()) {
          case Node.Scalar(_, Long number) -> number;
          case Node.Scalar(_, String text) -> bytes(text);
          default -> 0;
        };
    if (bytes <= 0) {
      limits.reject(node.get(), limits.pathOf(MEMORY), MEMORY_ALLOWED);
      return OptionalLong.empty();
    }
    return OptionalLong.of(bytes);
  }

  private static long bytes(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      return 0;
    }
    int shift = SHIFT.get(matcher.group(2).toUpperCase(Locale.ROOT));
    return (long) (Double.parseDouble(matcher.group(1)) * (1L << shift));
  }
}
