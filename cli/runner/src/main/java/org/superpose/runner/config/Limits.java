package org.superpose.runner.config;

import java.time.Duration;
import java.util.OptionalLong;
import org.superpose.core.verify.VerificationRequest;

/**
 * How much work a comparison may spend on each cell.
 *
 * @param exhaustiveInputs at most so many inputs are evaluated one by one for a proof
 * @param samplesPerStratum inputs drawn from each stratum when no proof is possible
 * @param memory bytes that a network may take with its reduction, and a proof beside it, or empty
 *     for what the program has; a proof never takes more than half of that
 * @param timeout how long a cell may take, with all the networks that a search tries
 */
public record Limits(
    long exhaustiveInputs, int samplesPerStratum, OptionalLong memory, Duration timeout) {

  private static final Duration STANDARD_TIMEOUT = Duration.ofHours(1);

  /** Returns core's standard limits and all the memory that the program has. */
  public static Limits standard() {
    VerificationRequest.Limits core = VerificationRequest.Limits.standard();
    return new Limits(
        core.exhaustiveInputs(), core.samplesPerStratum(), OptionalLong.empty(), STANDARD_TIMEOUT);
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
