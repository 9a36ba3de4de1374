package org.superpose.benchmarks;

import java.util.Collection;
import java.util.Comparator;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks and prints how many times faster the installed kernels are. */
public final class KernelRatios {

  private KernelRatios() {}

  /** Takes JMH's own options. */
  public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .parent(new CommandLineOptions(arguments))
                    .include(KernelsBenchmark.class.getName())
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    System.out.println("kernel      features   scalar ns   installed ns   ratio");
    results.stream()
        .filter(result -> parameter(result, "implementation").equals("scalar"))
        .sorted(Comparator.comparing(KernelRatios::kernel))
        .forEach(scalar -> print(scalar, counterpart(results, scalar)));
  }

  private static void print(RunResult scalar, RunResult installed) {
    double slow = nanoseconds(scalar);
    double fast = nanoseconds(installed);
    System.out.printf(
        "%-10s  %8s  %10.0f  %13.0f  %6.1f%n",
        kernel(scalar), parameter(scalar, "features"), slow, fast, slow / fast);
  }

  private static RunResult counterpart(Collection<RunResult> results, RunResult scalar) {
    return results.stream()
        .filter(result -> !parameter(result, "implementation").equals("scalar"))
        .filter(result -> kernel(result).equals(kernel(scalar)))
        .filter(result -> parameter(result, "features").equals(parameter(scalar, "features")))
        .findFirst()
        .orElseThrow();
  }

  private static String kernel(RunResult result) {
    return result.getPrimaryResult().getLabel();
  }

  private static String parameter(RunResult result, String name) {
    return result.getParams().getParam(name);
  }

  private static double nanoseconds(RunResult result) {
    return result.getPrimaryResult().getScore();
  }
}
