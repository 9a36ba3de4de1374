package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.runner.config.ConfigurationException;
import org.superpose.runner.config.ConfigurationReader;
import org.superpose.runner.plugin.PluginRegistry;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.run.Planner;

/**
 * The comparison of the growth laws, run by a clock, two cells at a time: as long as they took in a
 * run up to 512 outputs, and as long as each construction takes by a power of the size of its own,
 * each cell up to a quarter more or less.
 */
class EtaTest {

  private static final Map<String, Double> SECONDS_AT_16 =
      Map.of(
          "one-neuron-per-output", 0.05,
          "output-channels-sparse", 0.3,
          "output-channels-dense", 0.7,
          "random-codes", 0.2);

  private static final Map<String, Double> EXPONENTS =
      Map.of(
          "one-neuron-per-output", 1.0,
          "output-channels-sparse", 1.8,
          "output-channels-dense", 2.2,
          "random-codes", 1.6);

  private record Run(PlannedCell cell, double start, double end) {}

  /** Building and judging, of the networks that a search ended with. */
  private static Map<String, Double> recorded() throws IOException {
    return Files.readAllLines(
            Path.of("src/test/resources/org/superpose/console/command/scaling-laws-seconds.tsv"))
        .stream()
        .map(line -> line.split("\t", -1))
        .collect(Collectors.toMap(entry -> entry[0], entry -> Double.valueOf(entry[1])));
  }

  private static double byPowers(PlannedCell cell) {
    String construction = cell.cell().construction().plugin().id();
    double size = cell.cell().task().shape().outputs() / 16.0;
    double noise = 0.75 + 0.25 * (cell.cell().seed() % 3);
    return SECONDS_AT_16.get(construction) * Math.pow(size, EXPONENTS.get(construction)) * noise;
  }

  /** Each worker takes the next cell of the plan as soon as it is free. */
  private static List<Run> schedule(List<PlannedCell> plan, ToDoubleFunction<PlannedCell> seconds) {
    PriorityQueue<Double> free = new PriorityQueue<>(List.of(0.0, 0.0));
    Deque<PlannedCell> left = new ArrayDeque<>(plan);
    List<Run> runs = new ArrayList<>();
    while (!left.isEmpty()) {
      PlannedCell cell = left.remove();
      double start = free.remove();
      runs.add(new Run(cell, start, start + seconds.applyAsDouble(cell)));
      free.add(start + seconds.applyAsDouble(cell));
    }
    return runs;
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }

  private static void replay(Eta eta, List<Run> runs, double until) {
    record Event(double time, boolean start, PlannedCell cell) {}
    List<Event> events = new ArrayList<>();
    for (Run run : runs) {
      events.add(new Event(run.start(), true, run.cell()));
      events.add(new Event(run.end(), false, run.cell()));
    }
    events.sort(Comparator.comparingDouble(Event::time).thenComparing(Event::start));
    for (Event event : events) {
      if (event.time() <= until && event.start()) {
        eta.started(event.cell(), nanos(event.time()));
      } else if (event.time() <= until) {
        eta.finished(event.cell(), nanos(event.time()));
      }
    }
  }

  private static List<PlannedCell> plan() throws IOException, ConfigurationException {
    return Planner.plan(
        ConfigurationReader.read(
            Path.of("../../config/scaling-laws.yaml"),
            List.of(),
            PluginRegistry.discover(List.of())));
  }

  private static void requireWithinAFactorOfTwo(List<Run> runs, double part) {
    double end = runs.stream().mapToDouble(Run::end).max().orElseThrow();
    Eta eta = new Eta(runs.stream().map(Run::cell).toList());

    replay(eta, runs, part * end);

    TimeLeft left = eta.left(nanos(part * end)).orElseThrow();
    assertThat(left.seconds()).isBetween((1 - part) * end / 2, (1 - part) * end * 2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.33, 0.5, 0.67, 0.8})
  void ofARunThatWasRecorded(double part) throws Exception {
    Map<String, Double> seconds = recorded();
    List<PlannedCell> plan =
        plan().stream().filter(cell -> seconds.containsKey(cell.cell().name())).toList();

    assertThat(plan).hasSize(seconds.size());
    requireWithinAFactorOfTwo(schedule(plan, cell -> seconds.get(cell.cell().name())), part);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.33, 0.5, 0.67, 0.8})
  void ofPowersOfTheSize(double part) throws Exception {
    List<PlannedCell> plan = plan().stream().filter(PlannedCell::isPossible).toList();

    assertThat(plan).hasSizeGreaterThan(80);
    requireWithinAFactorOfTwo(schedule(plan, EtaTest::byPowers), part);
  }
}
