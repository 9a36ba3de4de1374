package org.superpose.core.inspect;

import java.util.Optional;

/**
 * How many of some damages a network bears: with any one of them it is still right on every input.
 *
 * @param possible how many damages there are
 * @param judged how many of them were judged, evenly spread over all
 * @param survived how many of those judged leave the network right on every input
 * @param undecided how many of those judged were not decided
 * @param firstFatal the first damage that makes some output wrong, in words; empty if none does
 */
public record Survival(
    long possible, long judged, long survived, long undecided, Optional<String> firstFatal) {

  /** Returns whether every possible damage was judged, and decided. */
  public boolean isComplete() {
    return judged == possible && undecided == 0;
  }
}
