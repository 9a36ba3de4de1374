package org.superpose.testkit;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Calls the functions of a contract and tells which of them failed. */
final class Suites {

  private Suites() {}

  /** Returns the first message of every check that failed, by the name of the check. */
  static Map<String, String> failures(Stream<DynamicTest> contract) {
    Map<String, String> failures = new TreeMap<>();
    contract.forEach(
        test -> {
          try {
            test.getExecutable().execute();
          } catch (Throwable thrown) {
            String check = test.getDisplayName().replaceFirst(": .*", "");
            failures.putIfAbsent(check, String.valueOf(thrown));
          }
        });
    return failures;
  }
}
