package org.superpose.runner.result;

import java.util.Locale;
import org.superpose.core.verify.Verdict;

/** What is known of a network, as one word. */
public enum VerdictLabel {
  /** Proved right on every allowed input. */
  VERIFIED,
  /** Proved wrong by a witness. */
  FALSIFIED,
  /** Neither. */
  UNKNOWN;

  /** Returns the label of a verdict. */
  public static VerdictLabel of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Verified _ -> VERIFIED;
      case Verdict.Falsified _ -> FALSIFIED;
      case Verdict.Unknown _ -> UNKNOWN;
    };
  }

  /** Returns the word in results, that of {@link Verdict#label}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
