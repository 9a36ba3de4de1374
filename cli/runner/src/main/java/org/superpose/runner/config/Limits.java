package org.superpose.runner.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.verify.VerificationRequest;

/**
 * How much work a comparison may spend on each cell.
 *
 * @param exhaustiveInputs the largest number of inputs that are evaluated one by one for a proof
 * @param samplesPerStratum inputs drawn from each stratum when no proof is possible
 * @param memory bytes that a network may take with its reduction, and a proof beside it, or empty
 *     for what the program has; a proof never takes more than half of that
 * @param timeout how long a cell may take, with all the networks that a search tries
 * @param inspection the effort that {@link org.superpose.core.inspect.Inspector} may spend on each
 *     network that is right; 0 for no inspection
 */
public record Limits(
    long exhaustiveInputs,
    int samplesPerStratum,
    OptionalLong memory,
    Duration timeout,
    long inspection) {

  private static final VerificationRequest.Limits CORE = VerificationRequest.Limits.standard();

  /** The memory that the program was started with, whatever that is. */
  private static final String AVAILABLE = "available";

  static final Keys<Limits> KEYS =
      new Keys<>(
          List.of(
              Key.of(
                      Parameter.integer(
                              "exhaustive_inputs",
                              0,
                              Long.MAX_VALUE,
                              "the largest number of inputs that are evaluated one by one for a"
                                  + " proof")
                          .withDefault(CORE.exhaustiveInputs()),
                      Limits::exhaustiveInputs)
                  .allowing(Unit.NONE, "a whole number from 0 to " + Long.MAX_VALUE),
              Key.of(
                  Parameter.integer(
                          "samples_per_stratum",
                          0,
                          Integer.MAX_VALUE,
                          "inputs drawn from each stratum when no proof is possible")
                      .withDefault(CORE.samplesPerStratum()),
                  Limits::samplesPerStratum),
              Key.of(
                      Parameter.integer(
                              "memory",
                              1,
                              Long.MAX_VALUE,
                              "what a network may take, and a proof beside it")
                          .orWord(AVAILABLE)
                          .withDefault(AVAILABLE),
                      Limits::memoryWord)
                  .allowing(
                      Unit.BYTES, "a size like 512MiB or 4GiB, a number of bytes, or " + AVAILABLE),
              Key.of( // at most longer than any computer runs, and still within nanoseconds
                      Parameter.real("timeout", 0.001, 1e9, "what a cell may take")
                          .withDefault(3_600),
                      Limits::seconds)
                  .allowing(
                      Unit.SECONDS,
                      "a time like 90s, 10min, 2h, or a number of seconds, of at least a"
                          + " thousandth"),
              Key.of(
                  Parameter.integer(
                          "inspection",
                          0,
                          Long.MAX_VALUE,
                          "about how many products may go into finding what each network bears,"
                              + " and how few bits it needs; 0: none")
                      .withDefault(0),
                  Limits::inspection)));

  /** Makes limits without inspection. */
  public Limits(
      long exhaustiveInputs, int samplesPerStratum, OptionalLong memory, Duration timeout) {
    this(exhaustiveInputs, samplesPerStratum, memory, timeout, 0);
  }

  static Limits of(Settings given) {
    BigDecimal seconds = BigDecimal.valueOf(given.real("timeout"));
    return new Limits(
        given.findWhole("exhaustive_inputs").orElseThrow(),
        given.integer("samples_per_stratum"),
        given.findWhole("memory"),
        Duration.ofMillis(seconds.movePointRight(3).longValue()),
        given.findWhole("inspection").orElseThrow());
  }

  private Object memoryWord() {
    return memory.isPresent() ? (Object) memory.getAsLong() : AVAILABLE;
  }

  private Number seconds() {
    return Numbers.shortest(timeout.toMillis() / 1e3);
  }

  /** Returns core's standard limits and all the memory that the program has. */
  public static Limits standard() {
    return of(KEYS.standard());
  }

  /** Returns the bytes that a network may take. */
  public long availableMemory() {
    return memory.orElse(Runtime.getRuntime().maxMemory());
  }

  /** Returns the limits of one verification that may use some threads. */
  public VerificationRequest.Limits forThreads(int threads) {
    VerificationRequest.Limits limits =
        new VerificationRequest.Limits(exhaustiveInputs, samplesPerStratum, threads);
    return limits.withMemory(Math.min(limits.memory(), memory.orElse(Long.MAX_VALUE)));
  }
}
