package org.superpose.core.verify;

/** How an attempt to decide every input of a problem ended. */
sealed interface Attempt {

  /**
   * Every input is decided.
   *
   * @param census what was found
   */
  record Decided(Census census) implements Attempt {}

  /**
   * The method does not apply, or would take more than the limits allow.
   *
   * @param reason why, a clause that can follow "unknown:"
   */
  record Declined(String reason) implements Attempt {}
}
