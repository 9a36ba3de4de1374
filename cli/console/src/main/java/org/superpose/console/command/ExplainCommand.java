package org.superpose.console.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.superpose.console.report.NetworkPage;
import org.superpose.core.inspect.Inspector;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.VerificationRequest.Limits;
import org.superpose.core.verify.Verifier;
import org.superpose.runner.config.ConfigurationException;
import org.superpose.runner.store.ResultsDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws one small network as a page that needs nothing else. */
@Command(
    name = "explain",
    description = "Draw a small network as a page: shared neurons, channels, inputs step by step.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

  /** Enough for all damages of a network that is worth a picture, in a second or so. */
  private static final long INSPECTION = 10_000_000;

  @Mixin private SharedOptions shared;
  @Mixin private ProblemOptions problem;
  @Mixin private ActiveFeatures inputs;

  @Parameters(
      index = "0",
      paramLabel = "DIR/NAME|DIR",
      description = "A network file, or a cell of a results directory.")
  private Path target;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "CELL",
      description = "The cell, if the results directory stands alone.")
  private String cell;

  @Option(
      names = "--out",
      paramLabel = "FILE.html",
      description =
          "Where to write; default: NAME.html beside a network file, or in the folder "
              + ResultsDirectory.PAGES
              + " of a results directory.")
  private Path out;

  @Override
  public Integer call() throws ConfigurationException, IOException {
    Subject subject = subject();
    long entries = NetworkPage.entries(subject.network());
    if (entries > NetworkPage.LARGEST) {
      throw new UserException(
          String.format(
              Locale.ROOT,
              "%s has %,d weights, too many for a picture; at most %,d are drawn: use a smaller"
                  + " network",
              subject.name(),
              entries,
              NetworkPage.LARGEST));
    }
    VerificationRequest request = request(subject);
    Verification verification = Verifier.verify(request);
    String text =
        NetworkPage.render(
            subject.name(),
            "built by " + subject.construction(),
            subject.network(),
            subject.problem(),
            subject.stages(),
            verification,
            Inspector.inspect(request, verification, INSPECTION),
            inputs.of(subject.problem()));
    NetworkPage.heaviness(text.length(), entries)
        .ifPresent(warning -> shared.err().println("superpose: " + warning));
    Path page = out == null ? page(subject.name() + ".html") : out;
    Files.writeString(page, text, StandardCharsets.UTF_8);
    shared.out().println(page);
    return ExitCode.DONE;
  }

  /** Pages of cells have a folder of their own, away from the records of the comparison. */
  private Path page(String name) throws IOException {
    return isInResults()
        ? Files.createDirectories(folder().resolve(ResultsDirectory.PAGES)).resolve(name)
        : folder().resolve(name);
  }

  private boolean isInResults() {
    return Files.exists(folder().resolve(ResultsDirectory.CONFIGURATION));
  }

  private Path folder() {
    Path folder = Files.isDirectory(target) ? target : target.getParent();
    return folder == null ? Path.of("") : folder;
  }

  /** Takes {@code DIR/NAME} for the file NAME.json of the directory, or else for its cell NAME. */
  private Subject subject() throws ConfigurationException, IOException {
    if (cell != null || Files.exists(target)) {
      return Subject.of(shared, problem, target, cell);
    }
    Path file = target.resolveSibling(target.getFileName() + ".json");
    return !Files.exists(file) && isInResults()
        ? Subject.of(shared, problem, folder(), target.getFileName().toString())
        : Subject.of(shared, problem, file, null);
  }

  private static VerificationRequest request(Subject subject) {
    return new VerificationRequest(
        subject.network(),
        subject.problem(),
        new Criterion.EveryInput(),
        Limits.standard(),
        new Seed(1).derive("verification"));
  }
}
