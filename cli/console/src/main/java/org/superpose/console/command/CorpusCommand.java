package org.superpose.console.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.superpose.formats.SamplesFile;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.ConfigurationException;
import org.superpose.runner.corpus.Corpus;
import org.superpose.runner.run.Planner;
import org.superpose.runner.text.OneLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes certified networks with what is known of them. */
@Command(
    name = "corpus",
    description =
        "Write the verified networks of a comparison with their ground truth, for those who test"
            + " verifiers and methods of interpretability.",
    mixinStandardHelpOptions = true)
final class CorpusCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared;
  @Mixin private WorkersOption workers;
  @Mixin private ComparisonOptions source;
  @Mixin private NetworksOut networks;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description =
          "Write N inputs, drawn from the strata of the problem, with the activations of every"
              + " layer to samples/NAME.safetensors.")
  private int samples;

  @Override
  public Integer call() throws ConfigurationException, IOException, InterruptedException {
    workers.requireSense();
    UserException.requireAtLeast(0, "--samples", samples);
    if (samples > SamplesFile.MOST) {
      throw new UserException(
          "--samples must be at most %s, was %s".formatted(SamplesFile.MOST, samples));
    }
    Comparison comparison = source.read(shared);
    Corpus corpus =
        new Corpus(
            comparison,
            new Corpus.Settings(
                networks.directory(), networks.formats(), samples, workers.count()));
    Corpus.Written written = corpus.write(Planner.plan(comparison), new Lines());
    shared
        .err()
        .println(
            "superpose: %s networks; 'superpose score' compares with their truth what is found in"
                    .formatted(written.entries())
                + " them, docs/ground-truth.md shows how");
    shared.out().println(written.index());
    return written.hasFailed() ? ExitCode.CELLS_FAILED : ExitCode.DONE;
  }

  /** A line for each network. */
  private final class Lines implements Corpus.Listener {

    @Override
    public void written(String name) {
      shared.out().println(networks.directory().resolve(name));
    }

    @Override
    public void leftOut(String name, String reason) {
      shared.err().println(name + ": not written: " + OneLine.of(reason));
    }
  }
}
