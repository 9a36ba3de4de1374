package org.superpose.console.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.MalformedNetworkException;
import org.superpose.core.verify.ProofOutline;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.VerificationRequest.Limits;
import org.superpose.core.verify.Verifier;
import org.superpose.formats.Certificate;
import org.superpose.formats.FileFormat;
import org.superpose.formats.NetworkFile;
import org.superpose.formats.NetworkFileException;
import org.superpose.formats.NetworkFiles;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.ConfigurationException;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.run.Cell;
import org.superpose.runner.run.CellRunner;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.run.PlannedOutcome;
import org.superpose.runner.run.Planner;
import org.superpose.runner.run.TooLargeException;
import org.superpose.runner.store.CellNetwork;
import org.superpose.runner.store.Environment;
import org.superpose.runner.store.ProofNote;
import org.superpose.runner.store.ProofWriter;
import org.superpose.runner.text.OneLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds the networks of a comparison and writes them to files, each with what is proved of it. */
@Command(
    name = "build",
    description =
        "Write the networks of a comparison to files for numpy, PyTorch and ONNX Runtime.",
    mixinStandardHelpOptions = true)
final class BuildCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared;
  @Mixin private WorkersOption workers;
  @Mixin private ComparisonOptions source;
  @Mixin private NetworksOut networks;

  @Option(
      names = "--no-certificate",
      description = "Do not judge the networks; the files then carry no verdict.")
  private boolean withoutCertificate;

  @Option(
      names = "--proofs",
      description =
          "Write what others need to check each verdict without trusting this program, to"
              + " NAME.proof; so does 'proofs: true' in the comparison.")
  private boolean withProofs;

  private final ProofWriter proofs = new ProofWriter();

  @Override
  public Integer call() throws ConfigurationException, IOException {
    workers.requireSense();
    Comparison comparison = source.read(shared);
    requireCheckable();
    withProofs |= comparison.proofs() && !withoutCertificate && isCheckable();
    List<PlannedCell> plan = Planner.plan(comparison);
    Files.createDirectories(networks.directory());
    CellRunner runner = new CellRunner(comparison);
    boolean failed = false;
    for (PlannedCell planned : plan) {
      failed |= !write(runner, planned);
    }
    shared
        .err()
        .println(
            "superpose: docs/interop.md shows how numpy, PyTorch and ONNX Runtime load such files;"
                + " 'superpose verify %s' checks them".formatted(networks.directory()));
    return failed || proofs.hasFailed() ? ExitCode.CELLS_FAILED : ExitCode.DONE;
  }

  private void requireCheckable() {
    if (withProofs && withoutCertificate) {
      throw new UserException("--proofs needs verdicts, which --no-certificate leaves out");
    }
    if (withProofs && !isCheckable()) {
      throw new UserException(
          "--proofs needs a format that the checker reads: add npz or safetensors to --formats");
    }
  }

  private boolean isCheckable() {
    return networks.formats().stream().anyMatch(format -> format != FileFormat.ONNX);
  }

  /** Writes the network of a cell; returns false if it broke. */
  private boolean write(CellRunner runner, PlannedCell planned) throws IOException {
    String name = planned.cell().name();
    switch (planned.outcome()) {
      case PlannedOutcome.Unsupported(String reason) ->
          shared.err().println(name + ": " + OneLine.of(reason));
      case PlannedOutcome.Broken(_, String reason) -> {
        shared.err().println(name + ": failed: " + OneLine.of(reason));
        return false;
      }
      case PlannedOutcome.Ready(Sizing.Sized size) -> {
        return write(runner, planned.cell(), size);
      }
      case PlannedOutcome.Search _, PlannedOutcome.Capacity _ -> {
        CellResult row = runner.run(planned, 1).row();
        Optional<PlannedCell> found = runner.shownBy(planned, row);
        if (found.isPresent()) {
          return write(runner, found.get());
        }
        shared.err().println(name + ": " + row.reason());
        return !row.isFailed();
      }
    }
    return true;
  }

  private boolean write(CellRunner runner, Cell cell, Sizing.Sized size) throws IOException {
    try {
      write(CellNetwork.file(runner, cell, runner.build(cell, size)));
      return true;
    } catch (MalformedNetworkException e) {
      shared
          .err()
          .println(cell.name() + ": failed: malformed network: " + OneLine.of(e.getMessage()));
      return false;
    } catch (TooLargeException e) {
      shared.err().println(cell.name() + ": failed: " + OneLine.of(e.getMessage()));
      return false;
    } catch (NetworkFileException e) {
      shared.err().println("superpose: " + OneLine.of(e.getMessage()));
      return false;
    }
  }

  private void write(NetworkFile file) throws IOException {
    shared.err().println(file.name() + ": at most " + sizes(file));
    if (withoutCertificate) {
      writeArrays(file);
      return;
    }
    Limits limits = Limits.standard().withThreads(workers.count());
    VerificationRequest request = VerifyCommand.request(file, limits);
    Verification result = Verifier.verify(request);
    writeArrays(
        file.with(Certificate.of(file.network(), result, "superpose " + Environment.version())));
    if (withProofs) {
      writeProof(file.name(), new ProofOutline(request, result));
    }
  }

  private void writeArrays(NetworkFile file) throws IOException {
    NetworkFiles.write(networks.directory(), file, networks.formats());
    for (FileFormat format : networks.formats()) {
      shared.out().println(networks.directory().resolve(file.name() + format.ending()));
    }
  }

  private void writeProof(String name, ProofOutline outline) {
    FileFormat format =
        networks.formats().contains(FileFormat.NPZ) ? FileFormat.NPZ : FileFormat.SAFETENSORS;
    ProofNote note = proofs.write(networks.directory().resolve(name + format.ending()), outline);
    shared.err().println(name + ": " + note.text());
    note.file().ifPresent(shared.out()::println);
  }

  private String sizes(NetworkFile file) {
    return networks.formats().stream()
        .map(
            format ->
                String.format(
                    Locale.ROOT,
                    "%s %.1f MB",
                    format,
                    Math.ceil(NetworkFiles.bytes(file, format) / 1e5) / 10))
        .collect(Collectors.joining(", "));
  }
}
