package org.superpose.console.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.ConfigurationException;
import org.superpose.runner.config.ConfigurationReader;
import org.superpose.runner.run.CellRunner;
import org.superpose.runner.run.Outcome;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.run.Planner;
import org.superpose.runner.run.Row;
import org.superpose.runner.run.Shard;
import org.superpose.runner.store.CellKey;
import org.superpose.runner.store.CellKeys;
import org.superpose.runner.store.Decision;
import org.superpose.runner.store.Entry;
import org.superpose.runner.store.ResultsStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Joins the finished cells of several directories: they go to one store, and from there all is as
 * if one run had just ended.
 */
@Command(
    name = "merge",
    description =
        "Join the results of the shards of a comparison, as one run of the whole would give them.",
    mixinStandardHelpOptions = true)
final class MergeCommand implements Callable<Integer> {

  private static final int SHOWN = 5;

  @Mixin private SharedOptions shared;

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "Results directories of shards.")
  private List<Path> directories = new ArrayList<>();

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write.")
  private Path out;

  @Option(names = "--json", description = "Print the rows as JSON instead of tables.")
  private boolean json;

  @Override
  public Integer call() throws ConfigurationException, IOException {
    List<StoredPart> parts = new ArrayList<>();
    for (Path directory : directories) {
      parts.add(StoredPart.read(directory));
      shared.tellDamage(parts.getLast().store());
      parts.getFirst().requireSameComparison(parts.getLast());
    }
    Comparison comparison =
        ConfigurationReader.read(
            directories.getFirst().resolve(ResultsDirectory.CONFIGURATION),
            List.of(),
            shared.registry());
    List<PlannedCell> plan = Planner.plan(comparison);
    try (ResultsDirectory results = ResultsDirectory.open(out)) {
      adopt(comparison, plan, parts, results.store());
      results.begin(comparison, environment(comparison, parts), true);
      Resumption resumption = new Resumption(comparison, plan, results.store());
      Map<PlannedCell, Outcome> ended = ended(comparison, resumption);
      if (ended.size() < resumption.toRun().size()) {
        return incomplete(comparison, resumption, ended.keySet(), parts);
      }
      List<Outcome> outcomes = resumption.merge(ended);
      results.write(outcomes);
      List<Row> rows = outcomes.stream().map(Outcome::row).toList();
      return new Conclusion(shared, json).show(comparison, Shard.WHOLE, rows, out);
    }
  }

  /**
   * Takes the cells of the plan from all parts; of one that ran twice, rather what is no failure.
   */
  private static void adopt(
      Comparison comparison, List<PlannedCell> plan, List<StoredPart> parts, ResultsStore target)
      throws IOException {
    CellKeys keyOf = new CellKeys(comparison);
    for (PlannedCell cell : plan) {
      CellKey key = keyOf.of(cell.cell());
      for (StoredPart part : parts) {
        Optional<Entry> known = target.find(key);
        Optional<Entry> found = part.store().find(key);
        boolean adds = known.isEmpty() || known.get().row().isFailed();
        if (found.isPresent() && adds && !found.equals(known)) {
          target.add(found.get());
        }
      }
    }
  }

  /** Returns what came of the cells that have no row to reuse: no network, or a failure. */
  private static Map<PlannedCell, Outcome> ended(Comparison comparison, Resumption resumption) {
    CellRunner runner = new CellRunner(comparison);
    Map<PlannedCell, Outcome> ended = new HashMap<>();
    for (PlannedCell cell : resumption.toRun()) {
      if (cell.isPossible()) {
        resumption.before(cell).ifPresent(outcome -> ended.put(cell, outcome));
      } else {
        ended.put(cell, runner.run(cell, 1));
      }
    }
    return ended;
  }

  private static Map<String, Object> environment(Comparison comparison, List<StoredPart> parts) {
    Map<String, Object> environment = Environment.of(comparison, Shard.WHOLE);
    environment.put("merged", parts.stream().map(StoredPart::environment).toList());
    return environment;
  }

  /** Says which cells are missing and how they come. */
  private int incomplete(
      Comparison comparison,
      Resumption resumption,
      Set<PlannedCell> ended,
      List<StoredPart> parts) {
    CellKeys keyOf = new CellKeys(comparison);
    Map<String, List<String>> missing = new LinkedHashMap<>();
    for (PlannedCell cell : resumption.toRun()) {
      if (!ended.contains(cell)) {
        missing
            .computeIfAbsent(why(cell, keyOf.of(cell.cell()), parts), _ -> new ArrayList<>())
            .add(cell.cell().name());
      }
    }
    missing.forEach(
        (why, names) ->
            say(
                "%s of %s cells are missing (%s): %s%s"
                    .formatted(
                        names.size(),
                        resumption.decisions().size(),
                        why,
                        String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))),
                        names.size() > SHOWN ? ", ..." : "")));
    missingShards(parts).ifPresent(shards -> say("not among the directories: shard " + shards));
    say(
        "there is no results.csv yet; superpose compare %s --out %s runs what is missing"
            .formatted(out.resolve(ResultsDirectory.CONFIGURATION), out));
    return ExitCode.CELLS_FAILED;
  }

  private static String why(PlannedCell cell, CellKey key, List<StoredPart> parts) {
    return parts.stream()
        .map(part -> part.store().decide(cell, key))
        .map(Decision::reason)
        .filter(reason -> !reason.equals(Decision.NEW))
        .findFirst()
        .orElse("not run");
  }

  /**
   * Returns the shards that no directory says it is, if all say that they are shards of as many.
   */
  private static Optional<String> missingShards(List<StoredPart> parts) {
    List<Shard> shards = parts.stream().map(StoredPart::shard).flatMap(Optional::stream).toList();
    Set<Integer> counts = shards.stream().map(Shard::count).collect(Collectors.toSet());
    if (shards.size() < parts.size() || counts.size() != 1) {
      return Optional.empty();
    }
    int count = shards.getFirst().count();
    Set<Integer> there = shards.stream().map(Shard::index).collect(Collectors.toSet());
    String missing =
        IntStream.rangeClosed(1, count)
            .filter(index -> !there.contains(index))
            .mapToObj(index -> new Shard(index, count).toString())
            .collect(Collectors.joining(", "));
    return Optional.of(missing).filter(text -> !text.isEmpty());
  }

  private void say(String sentence) {
    shared.err().println("superpose: " + sentence);
  }
}
