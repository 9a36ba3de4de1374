package org.superpose.checks.campaign;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What an engine said of a network.
 *
 * @param verdict verified, falsified or unknown
 * @param method how it became known; {@code proof} for a proof by itself
 * @param inputs how many inputs were decided or drawn
 * @param wrongInputs how many of them are wrong
 * @param wrongOutputs how many outputs are wrong over all of them
 * @param margin the smallest distance of a score from its threshold
 * @param witness a wrong input
 * @param smallest whether the witness is said to be the smallest
 * @param reason why nothing is known
 */
public record Outcome(
    String verdict,
    String method,
    OptionalLong inputs,
    OptionalLong wrongInputs,
    OptionalLong wrongOutputs,
    OptionalDouble margin,
    Optional<Claim> witness,
    boolean smallest,
    String reason) {

  /**
   * A wrong input, by the engine's own account.
   *
   * @param active the active features, ascending
   * @param output a wrong output
   * @param expected whether it should be on
   * @param score its score; empty if not told
   * @param threshold its threshold; empty if not told
   */
  public record Claim(
      List<Integer> active,
      int output,
      boolean expected,
      Optional<BigDecimal> score,
      Optional<BigDecimal> threshold) {

    int[] features() {
      return active.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  static Outcome thrown(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return new Outcome(
        "exception",
        "none",
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        false,
        thrown + (trace.length == 0 ? "" : " at " + trace[0]));
  }

  boolean isVerified() {
    return verdict.equals("verified");
  }

  boolean isFalsified() {
    return verdict.equals("falsified");
  }

  boolean isUnknown() {
    return verdict.equals("unknown");
  }

  boolean isThrown() {
    return verdict.equals("exception");
  }

  boolean isSampled() {
    return method.equals("sampled");
  }
}
