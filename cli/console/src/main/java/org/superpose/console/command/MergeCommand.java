package org.superpose.console.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.superpose.console.report.PageWriter;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.ConfigurationException;
import org.superpose.runner.config.ConfigurationReader;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.run.Outcome;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.run.Planner;
import org.superpose.runner.run.Shard;
import org.superpose.runner.store.Merge;
import org.superpose.runner.store.ResultsDirectory;
import org.superpose.runner.store.Resumption;
import org.superpose.runner.store.StoredPart;
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

  @Option(
      names = "--all",
      description =
          "Show also each problem by itself, why constructions do not support one, and laws of"
              + " widths that were not searched for.")
  private boolean all;

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
    Merge merge = new Merge(comparison, plan, parts);
    try (ResultsDirectory results = ResultsDirectory.open(out)) {
      Resumption resumption = merge.into(results);
      Map<PlannedCell, Outcome> ended = merge.ended(resumption);
      if (ended.size() < resumption.toRun().size()) {
        return incomplete(merge, resumption, ended.keySet());
      }
      List<Outcome> outcomes = resumption.merge(ended);
      results.write(outcomes);
      new PageWriter().write(out);
      List<CellResult> rows = outcomes.stream().map(Outcome::row).toList();
      return new Conclusion(shared, json, all).show(comparison, Shard.WHOLE, rows, out);
    }
  }

  /** Says which cells are missing and how they come. */
  private int incomplete(Merge merge, Resumption resumption, Set<PlannedCell> ended) {
    int cells = resumption.decisions().size();
    merge
        .missing(resumption, ended)
        .forEach(
            (why, names) ->
                say(
                    "%s of %s cells are missing (%s): %s%s"
                        .formatted(
                            names.size(),
                            cells,
                            why,
                            String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))),
                            names.size() > SHOWN ? ", ..." : "")));
    merge.missingShards().ifPresent(shards -> say("not among the directories: shard " + shards));
    say(
        "results.csv is not written yet; superpose compare %s --out %s runs what is missing"
            .formatted(out.resolve(ResultsDirectory.CONFIGURATION), out));
    return ExitCode.CELLS_FAILED;
  }

  private void say(String sentence) {
    shared.err().println("superpose: " + sentence);
  }
}
