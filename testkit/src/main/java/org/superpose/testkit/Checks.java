package org.superpose.testkit;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** Names the functions of a contract, so that JUnit and the host call the same ones. */
final class Checks {

  private Checks() {}

  /** Returns a function as a test. */
  static Stream<DynamicTest> one(String name, Executable check) {
    return Stream.of(DynamicTest.dynamicTest(name, check));
  }

  /** Returns a function on each of some samples as tests, called {@code name: sample}. */
  static <T> Stream<DynamicTest> each(
      String name, List<? extends T> samples, Function<T, String> label, Consumer<T> check) {
    return samples.stream()
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    name + ": " + label.apply(sample), () -> check.accept(sample)));
  }
}
