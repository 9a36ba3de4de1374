package org.superpose.testkit.check;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the checks of a contract suite one after the other, without a test engine. */
final class Suite {

  private static final int SECONDS = 60; // for one check: a plugin may never end

  private Suite() {}

  /** How one check of a suite ended; without failure it is kept. */
  record Result(String check, Optional<String> failure) {}

  /** A step that may throw anything. */
  @FunctionalInterface
  private interface Step {
    void run() throws Throwable;
  }

  /**
   * Runs a suite.
   *
   * @param making makes it; asks the plugin what it supports, which may fail or never end too
   */
  static List<Result> run(Supplier<?> making) {
    AtomicReference<Object> made = new AtomicReference<>();
    Result start = result("answersToStandardSamples", () -> made.set(making.get()));
    return start.failure().isPresent() ? List.of(start) : runAll(made.get());
  }

  private static List<Result> runAll(Object suite) {
    List<Result> results = new ArrayList<>();
    Arrays.stream(suite.getClass().getMethods())
        .sorted(Comparator.comparing(Method::getName))
        .forEach(
            method -> {
              if (method.isAnnotationPresent(Test.class)) {
                results.add(result(method.getName(), () -> call(method, suite)));
              } else if (method.isAnnotationPresent(TestFactory.class)) {
                results.addAll(runAll(method, suite));
              }
            });
    return results;
  }

  private static List<Result> runAll(Method factory, Object suite) {
    List<DynamicTest> tests = new ArrayList<>();
    Result made =
        result(
            factory.getName(),
            () ->
                ((Stream<?>) call(factory, suite)).forEach(test -> tests.add((DynamicTest) test)));
    if (made.failure().isPresent()) {
      return List.of(made);
    }
    return tests.stream()
        .map(
            test ->
                result(
                    factory.getName() + ": " + test.getDisplayName(),
                    test.getExecutable()::execute))
        .toList();
  }

  private static Object call(Method method, Object suite) throws Throwable {
    try {
      return method.invoke(suite);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Runs a step on a thread of its own, left behind if it never ends. */
  private static Result result(String check, Step step) {
    FutureTask<Optional<String>> task =
        new FutureTask<>(
            () -> {
              try {
                step.run();
                return Optional.empty();
              } catch (Throwable thrown) {
                return Optional.of(reason(thrown));
              }
            });
    Thread.ofPlatform().daemon().name("check").start(task);
    try {
      return new Result(check, task.get(SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      task.cancel(true);
      return new Result(check, Optional.of("still running after " + SECONDS + " s"));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result(check, Optional.of("interrupted"));
    }
  }

  private static String reason(Throwable thrown) {
    String message = Optional.ofNullable(thrown.getMessage()).orElse("");
    return thrown instanceof AssertionError && !message.isEmpty() ? message : thrown.toString();
  }
}
