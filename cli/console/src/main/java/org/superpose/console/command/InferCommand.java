package org.superpose.console.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.superpose.console.report.InferenceText;
import org.superpose.core.infer.Inference;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.VerificationRequest.Limits;
import org.superpose.formats.BareNetwork;
import org.superpose.formats.NetworkFileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds out what a network computes, and proves it. */
@Command(
    name = "infer",
    description =
        "Find which gate of which features each output of a network computes, and prove it.",
    mixinStandardHelpOptions = true)
final class InferCommand implements Callable<Integer> {

  /** What is tried where nothing says how many features may be active. */
  private static final int USUAL_SPARSITY = 2;

  /** More is not tried unless it is requested. */
  private static final int LARGEST_TRIED = 6;

  @Mixin private SharedOptions shared;
  @Mixin private WorkersOption workers;
  @Mixin private OneNetwork network;

  @Option(
      names = "--sparsity",
      paramLabel = "V",
      description =
          "The largest number of active features. Default: what a JSON file beside the network"
              + " says, else 2, or more if some output is never on.")
  private Integer sparsity;

  @Option(
      names = "--out",
      paramLabel = "FILE.json",
      description = "Write the problem, for --problem of other commands.")
  private Path out;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(
      names = "--expect-verified",
      description = "Exit with 3 unless the network is proved to compute a problem.")
  private boolean expectVerified;

  @Override
  public Integer call() throws IOException {
    requireSense();
    BareNetwork file = read();
    Inference inference = infer(file);
    String name = String.valueOf(network.path().getFileName());
    if (json) {
      Json.print(shared.out(), InferenceText.map(name, inference));
    } else {
      shared.out().print(InferenceText.render(name, inference));
    }
    if (out != null) {
      write(file, inference);
    }
    return expectVerified && !inference.isVerified() ? ExitCode.EXPECTATION_NOT_MET : ExitCode.DONE;
  }

  private void requireSense() {
    workers.requireSense();
    if (sparsity != null) {
      UserException.requireAtLeast(1, "--sparsity", sparsity);
    }
    network.requireSense();
  }

  private BareNetwork read() throws IOException {
    try {
      BareNetwork file = BareNetwork.read(network.path());
      if (out != null && Files.exists(out) && Files.isSameFile(out, network.path())) {
        throw new UserException("--out %s would replace the network itself".formatted(out));
      }
      if (out != null
          && Files.exists(file.description())
          && Files.exists(out)
          && Files.isSameFile(out, file.description())) {
        throw new UserException(
            "--out %s would replace what stands beside the network; give another name"
                .formatted(out));
      }
      int features = file.network().features();
      if (sparsity != null && sparsity > features) {
        throw new UserException(
            "--sparsity is %s, but the network has only %s features".formatted(sparsity, features));
      }
      return file;
    } catch (NetworkFileException e) {
      throw new UserException(e.getMessage());
    }
  }

  private Inference infer(BareNetwork file) {
    int features = file.network().features();
    if (sparsity != null) {
      return infer(file, sparsity);
    }
    if (file.sparsity().isPresent()) {
      int stated = Math.min(file.sparsity().getAsInt(), features);
      say("at most %s features are active, as %s says".formatted(stated, file.description()));
      return infer(file, stated);
    }
    int tried = Math.min(USUAL_SPARSITY, features);
    Inference inference = infer(file, tried);
    while (isTooSparse(inference) && tried < Math.min(LARGEST_TRIED, features)) {
      tried++;
      inference = infer(file, tried);
    }
    say("at most %s features are taken as active; --sparsity says otherwise".formatted(tried));
    return inference;
  }

  /** Returns whether some output could be an AND of more features than may be active. */
  private static boolean isTooSparse(Inference inference) {
    return inference.outputs().stream().anyMatch(each -> each.gate().isEmpty() && each.isNeverOn());
  }

  private Inference infer(BareNetwork file, int most) {
    return Inference.of(
        file.network(),
        most,
        Limits.standard().withThreads(workers.count()),
        new Seed(1).derive("verification"));
  }

  private void write(BareNetwork file, Inference inference) throws IOException {
    if (inference.problem().isEmpty()) {
      say("%s is not written: no task states what the network computes".formatted(out));
      return;
    }
    Problem problem = inference.problem().get();
    file.writeProblem(out, problem);
    say("the problem is in %s, for instance for verify --problem".formatted(out));
  }

  private void say(String sentence) {
    shared.err().println("superpose: " + sentence);
  }
}
