package org.superpose.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a suite as JUnit does and tells which of its checks failed. */
final class Suites {

  private Suites() {}

  /** Returns the first message of every check that failed, by the name of the check. */
  static Map<String, String> failures(Class<?> suite) {
    Map<String, String> failures = new TreeMap<>();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(suite)).build(),
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                result
                    .getThrowable()
                    .ifPresent(thrown -> failures.putIfAbsent(check(test), String.valueOf(thrown)));
              }
            });
    return failures;
  }

  private static String check(TestIdentifier test) {
    return test.getUniqueIdObject().getSegments().stream()
        .filter(segment -> segment.getType().matches("method|test-factory"))
        .map(UniqueId.Segment::getValue)
        .map(method -> method.substring(0, method.indexOf('(')))
        .findFirst()
        .orElse(test.getDisplayName());
  }
}
