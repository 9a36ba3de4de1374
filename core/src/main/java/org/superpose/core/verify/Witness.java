package org.superpose.core.verify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * An input on which a network is wrong: anyone can run it again.
 *
 * @param activeInputs the active features, ascending
 * @param output an output that is wrong on this input
 * @param expected whether the output should be on
 * @param score d_q . h_L, exact
 * @param threshold t_q, exact; the network switches the output on when the score exceeds it
 */
public record Witness(
    List<Integer> activeInputs,
    int output,
    boolean expected,
    BigDecimal score,
    BigDecimal threshold) {

  private static final int LONGEST = 40;
  private static final MathContext DOUBLE = new MathContext(17);

  /**
   * @throws IllegalArgumentException if score and threshold say that the output is right
   */
  public Witness {
    activeInputs = List.copyOf(activeInputs);
    score = score.stripTrailingZeros();
    threshold = threshold.stripTrailingZeros();
    if ((score.compareTo(threshold) > 0) == expected) {
      throw new IllegalArgumentException("output " + output + " is right: not a witness");
    }
  }

  @Override
  public String toString() {
    return "inputs %s: output %s is %s, score %s against threshold %s, expected %s"
        .formatted(
            activeInputs,
            output,
            expected ? "off" : "on",
            text(score),
            text(threshold),
            expected ? "on" : "off");
  }

  /** Writes a number out while it is short, and its leading digits where they say enough. */
  private static String text(BigDecimal number) {
    String digits = number.toPlainString();
    return digits.length() <= LONGEST ? digits : "about " + number.round(DOUBLE);
  }
}
