package org.superpose.console.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.superpose.console.report.VerificationTable;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.inspect.Inspection;
import org.superpose.core.inspect.Inspector;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Task;
import org.superpose.core.verify.ProofOutline;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.VerificationRequest.Limits;
import org.superpose.core.verify.Verifier;
import org.superpose.formats.NetworkFile;
import org.superpose.formats.NetworkFileException;
import org.superpose.formats.NetworkFiles;
import org.superpose.runner.plugin.Plugin;
import org.superpose.runner.plugin.PluginRegistry;
import org.superpose.runner.run.BoundAnswers;
import org.superpose.runner.run.BoundPanel;
import org.superpose.runner.run.Failures;
import org.superpose.runner.store.ProofNote;
import org.superpose.runner.store.ProofWriter;
import org.superpose.runner.text.OneLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges network files against the problem they carry. */
@Command(
    name = "verify",
    description = "Check network files against their problem, on every input.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared;
  @Mixin private WorkersOption workers;
  @Mixin private ProblemOptions problem;

  @Parameters(
      index = "0",
      paramLabel = "DIR|FILE",
      description = "What to check: .npz, .safetensors or .onnx files, of superpose or elsewhere.")
  private Path target;

  @Option(
      names = "--explain",
      description =
          "List the network as it was understood: shapes, where a Relu is, what is compared with"
              + " which threshold.")
  private boolean explain;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(
      names = "--expect-verified",
      description = "Exit with 3 unless every network is verified.")
  private boolean expectVerified;

  @Option(
      names = "--count-wrong",
      paramLabel = "LIMIT",
      description =
          "Count all wrong inputs as long as no more than LIMIT outputs are wrong over all of them."
              + " Default: ${DEFAULT-VALUE}.")
  private long countWrong = Limits.standard().countedWrong();

  @Option(
      names = "--inspect",
      description =
          "Say what kind of network each verified one is: how outputs share neurons, how few bits a"
              + " weight needs, which single losses of a neuron and flips of a weight it bears.")
  private boolean inspect;

  @Option(
      names = "--effort",
      paramLabel = "PRODUCTS",
      description =
          "About how many products --inspect may compute for each of losses and flips; if they are"
              + " too many, evenly spread ones are judged. Default: ${DEFAULT-VALUE}.")
  private long effort = 100_000_000;

  @Option(
      names = "--proof",
      description =
          "Write what others need to check each verdict without trusting this program, to"
              + " NAME.proof.")
  private boolean proof;

  private final Function<VerificationRequest, Verification> verifier;
  private final ProofWriter proofs = new ProofWriter();
  private final List<VerificationTable.Judged> judged = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private final List<String> internal = new ArrayList<>();

  VerifyCommand() {
    this(Verifier::verify);
  }

  /** Judges by another verifier: one that breaks, in tests. */
  VerifyCommand(Function<VerificationRequest, Verification> verifier) {
    this.verifier = verifier;
  }

  @Override
  public Integer call() throws IOException {
    workers.requireSense();
    UserException.requireAtLeast(0, "--count-wrong", countWrong);
    problem.requireSense();
    UserException.requireAtLeast(1, "--effort", effort);
    PluginRegistry registry = shared.registry();
    BoundPanel panel = new BoundPanel(registry.bounds().all(), BoundPanel.PATIENCE);
    files(target).forEach(file -> judge(file, registry, panel));
    if (json) {
      Json.print(
          shared.out(),
          judged.stream()
              .map(explain ? VerificationTable::explainedMap : VerificationTable::map)
              .toList());
    } else if (!judged.isEmpty()) {
      if (explain) {
        shared.out().print(VerificationTable.explain(judged));
      }
      shared.out().print(VerificationTable.render(judged));
    }
    broken.forEach(message -> shared.err().println("superpose: " + OneLine.of(message)));
    internal.forEach(message -> shared.err().println("superpose: " + OneLine.of(message)));
    if (!internal.isEmpty()) {
      return ExitCode.INTERNAL_ERROR;
    }
    if (!broken.isEmpty()) {
      return ExitCode.BAD_INPUT;
    }
    if (proofs.hasFailed()) {
      return ExitCode.CELLS_FAILED;
    }
    boolean allVerified =
        judged.stream().allMatch(each -> each.result().decision() == Verification.Decision.MET);
    return expectVerified && !allVerified ? ExitCode.EXPECTATION_NOT_MET : ExitCode.DONE;
  }

  /** Judges one file; whatever goes wrong with it costs no other file its verdict. */
  private void judge(Path file, PluginRegistry registry, BoundPanel panel) {
    String name = String.valueOf(file.getFileName());
    try {
      NetworkFile network = problem.read(file, tasks(registry));
      VerificationRequest request = announce(network, name);
      Verification result = verifier.apply(request);
      ProofNote note =
          proof
              ? proofs.write(file, problem.areBeside(), network, new ProofOutline(request, result))
              : ProofNote.NONE;
      BoundAnswers bounds = panel.ask(bounded(network));
      Optional<Inspection> inspection =
          inspect ? Inspector.inspect(request, result, effort) : Optional.empty();
      judged.add(new VerificationTable.Judged(name, network, result, note, bounds, inspection));
    } catch (NetworkFileException e) {
      broken.add(e.getMessage());
    } catch (IOException e) {
      broken.add("%s: cannot be read: %s".formatted(file, Failures.reason(e)));
    } catch (InvalidPathException e) {
      broken.add(Main.inOtherEncoding(e));
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      internal.add(
          "%s: internal error: %s; the other files are judged (please report it)"
              .formatted(file, e));
    }
  }

  static Function<String, Optional<Task>> tasks(SharedOptions shared) {
    return tasks(shared.registry());
  }

  static Function<String, Optional<Task>> tasks(PluginRegistry registry) {
    return id -> registry.tasks().find(id).map(Plugin::service);
  }

  /** Asks bounds about a network that is to be right on every input. */
  static BoundRequest bounded(NetworkFile file) {
    return BoundRequest.of(
        file.problem(),
        new Criterion.EveryInput(),
        Optional.of(BoundRequest.NetworkProfile.of(file.network())));
  }

  private static List<Path> files(Path target) throws IOException {
    if (!Files.exists(target)) {
      throw new UserException("there is no file or directory " + target);
    }
    List<Path> files = Files.isDirectory(target) ? NetworkFiles.list(target) : List.of(target);
    if (files.isEmpty()) {
      throw new UserException(
          target + " has no network: NAME.npz, NAME.safetensors or NAME.onnx, and NAME.json");
    }
    return files;
  }

  /** Requests the judgement of a network on every input, as far as the limits allow. */
  static VerificationRequest request(NetworkFile file, Limits limits) {
    return new VerificationRequest(
        file.network(),
        file.problem(),
        new Criterion.EveryInput(),
        limits,
        new Seed(file.seed().orElse(1)).derive("verification"));
  }

  private VerificationRequest announce(NetworkFile file, String name) {
    Limits limits = Limits.standard().withThreads(workers.count()).withCountedWrong(countWrong);
    VerificationRequest request = request(file, limits);
    shared
        .err()
        .println(
            "superpose: "
                + VerificationTable.announce(name, Verifier.proofMemory(request), limits.memory()));
    return request;
  }
}
