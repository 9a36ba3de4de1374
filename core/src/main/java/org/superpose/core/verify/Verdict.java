package org.superpose.core.verify;

/** What is known about a network's being right. Sampling alone never yields {@link Verified}. */
public sealed interface Verdict {

  /** Right by the criterion: proved, by looking at every input or by a bound over all of them. */
  record Verified() implements Verdict {}

  /**
   * Wrong by the criterion, and here is an input that shows it.
   *
   * @param witness a wrong input: of those known, the first with the fewest active features
   */
  record Falsified(Witness witness) implements Verdict {}

  /**
   * Neither proved nor refuted.
   *
   * @param reason why, in one sentence
   */
  record Unknown(String reason) implements Verdict {}

  /** Returns the one word that results show: verified, falsified or unknown. */
  default String label() {
    return switch (this) {
      case Verified _ -> "verified";
      case Falsified _ -> "falsified";
      case Unknown _ -> "unknown";
    };
  }
}
