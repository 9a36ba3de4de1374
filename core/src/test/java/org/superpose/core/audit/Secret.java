package org.superpose.core.audit;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.superpose.core.task.Problem;

/** What a lie makes of an instance: few values, so that two instances often agree. */
enum Secret {
  THREE_BITS_OF_THE_FIRST_PAIR(problem -> Arrays.hashCode(problem.inputs(0)) & 7),
  ONE_BIT_OF_THE_LAST_PAIR(problem -> Arrays.stream(problem.inputs(Pairs.SIZE - 1)).sum() & 1),
  WHETHER_TWO_PAIRS_MEET(
      problem ->
          Arrays.stream(problem.inputs(0)).anyMatch(i -> contains(problem.inputs(1), i)) ? 1 : 0),
  THE_DEGREES(
      problem ->
          (Arrays.hashCode(
                      IntStream.range(0, problem.features())
                          .map(problem::influence)
                          .sorted()
                          .toArray())
                  * 0x9E3779B9)
              >>> 29),
  ONE_OUTPUT(problem -> problem.input(5, 0) % 8),
  EVERYTHING(problem -> fingerprint(problem) & 15);

  @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
  private final ToIntFunction<Problem> value;

  Secret(ToIntFunction<Problem> value) {
    this.value = value;
  }

  int of(Problem problem) {
    return value.applyAsInt(problem);
  }

  private static boolean contains(int[] values, int value) {
    return Arrays.stream(values).anyMatch(one -> one == value);
  }

  static int fingerprint(Problem problem) {
    return IntStream.range(0, problem.outputs())
        .map(output -> Arrays.hashCode(problem.inputs(output)))
        .reduce(7, (a, b) -> 31 * a + b);
  }
}
