package org.superpose.runner.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Network;
import org.superpose.core.verify.ProofOutline;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.Verifier;
import org.superpose.formats.Certificate;
import org.superpose.formats.FileFormat;
import org.superpose.formats.NetworkFile;
import org.superpose.formats.NetworkFiles;
import org.superpose.formats.ProofFile;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.result.BuiltNetwork;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.VerdictLabel;
import org.superpose.runner.run.CellRunner;
import org.superpose.runner.run.Failures;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.run.PlannedOutcome;

/**
 * The folder {@code proofs} of a results directory: for every cell with a verdict its network and
 * the proof.
 *
 * <p>Wherever cells ran, they are written here once all have: a network is built again, which gives
 * the same, and judged again. So cells of earlier runs that lack their proofs get them, too.
 */
public final class ProofsDirectory {

  private static final List<String> ENDINGS =
      List.of(FileFormat.NPZ.ending(), ".json", ProofFile.ENDING);

  private final Path directory;
  private final Comparison comparison;
  private final Consumer<String> progress;
  private final ProofWriter proofs = new ProofWriter();
  private final Set<String> outdated = new HashSet<>();
  private int written;
  private int failed;

  /**
   * The proofs of a comparison.
   *
   * @param results the directory of its results
   * @param progress receives sentences for people
   */
  public ProofsDirectory(Path results, Comparison comparison, Consumer<String> progress) {
    directory = results.resolve("proofs");
    this.comparison = comparison;
    this.progress = progress;
  }

  private boolean isThere(String name) {
    return ENDINGS.stream().allMatch(ending -> Files.exists(directory.resolve(name + ending)));
  }

  private static boolean hasVerdict(CellResult row) {
    return row.is(VerdictLabel.VERIFIED) || row.is(VerdictLabel.FALSIFIED);
  }

  /** Says what will be written, given the cells that finished before. */
  public String plan(Resumption resumption) {
    int there = 0;
    int lacking = 0;
    for (Map.Entry<PlannedCell, Decision> decision : resumption.decisions().entrySet()) {
      if (decision.getValue() instanceof Decision.Reuse(Entry entry) && hasVerdict(entry.row())) {
        boolean isThere = isThere(decision.getKey().cell().name());
        there += isThere ? 1 : 0;
        lacking += isThere ? 0 : 1;
      }
    }
    return "proofs of all verdicts in %s: %s are there%s"
        .formatted(
            directory,
            there,
            lacking == 0
                ? ""
                : ", %s of reused cells are not: their networks are built again"
                    .formatted(lacking));
  }

  /** Removes the files of cells that will run, so that none is left which is not of their rows. */
  public void begin(Resumption resumption) {
    for (PlannedCell planned : resumption.toRun()) {
      String name = planned.cell().name();
      outdated.add(name);
      try {
        for (String ending : Files.isDirectory(directory) ? ENDINGS : List.<String>of()) {
          Files.deleteIfExists(directory.resolve(name + ending));
        }
      } catch (IOException e) {
        // Writing them anew will fail as well, and be said.
      }
    }
  }

  /**
   * Writes what is missing. What goes wrong is said and leaves all else as it is.
   *
   * @param rows of the plan, in its order
   * @return whether nothing went wrong
   * @throws CancellationException if the calling thread is interrupted
   */
  public boolean write(List<PlannedCell> plan, List<CellResult> rows, int threads) {
    CellRunner runner = new CellRunner(comparison);
    for (int i = 0; i < rows.size(); i++) {
      String name = plan.get(i).cell().name();
      if (hasVerdict(rows.get(i)) && (outdated.contains(name) || !isThere(name))) {
        say(name, write(runner, plan.get(i), rows.get(i), threads));
      }
    }
    if (written > 0) {
      progress.accept(
          "%s new proofs in %s; check one with: python3 checker/check.py %s"
              .formatted(written, directory, directory.resolve("NAME.npz")));
    }
    return failed == 0 && !proofs.hasFailed();
  }

  private void say(String name, ProofNote note) {
    written += note.file().isPresent() ? 1 : 0;
    if (note.file().isEmpty()) {
      progress.accept("%s: %s".formatted(name, note.text()));
    }
  }

  private ProofNote write(CellRunner runner, PlannedCell planned, CellResult row, int threads) {
    try {
      Files.createDirectories(directory);
      PlannedCell shown =
          runner
              .shownBy(planned, row)
              .orElseThrow(() -> new IllegalStateException("its network cannot be built again"));
      PlannedOutcome.Ready ready = (PlannedOutcome.Ready) shown.outcome();
      Network network = runner.buildAgain(shown.cell(), ready.size());
      requireSameSize(network, row);
      VerificationRequest request = runner.verificationRequest(shown.cell(), network, threads);
      Verification result = Verifier.verify(request);
      if (!row.is(VerdictLabel.of(result.verdict()))) {
        throw new IllegalStateException(
            "built again, its verdict is '%s'".formatted(result.verdict().label()));
      }
      NetworkFile named =
          CellNetwork.file(runner, shown.cell(), network)
              .named(planned.cell().name())
              .with(Certificate.of(network, result, "superpose " + Environment.version()));
      NetworkFiles.write(directory, named, List.of(FileFormat.NPZ));
      Path arrays = directory.resolve(named.name() + FileFormat.NPZ.ending());
      return proofs.write(arrays, new ProofOutline(request, result));
    } catch (CancellationException e) {
      throw e;
    } catch (IOException e) {
      return failed(Failures.reason(e));
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      return failed(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private static void requireSameSize(Network network, CellResult row) {
    Accounting now = Accounting.of(network);
    BuiltNetwork then = row.network().orElseThrow();
    if (now.neurons() != then.neurons() || now.parameterBits() != then.parameterBits()) {
      throw new IllegalStateException(
          "built again, it has %s neurons and %s bits, not %s and %s"
              .formatted(now.neurons(), now.parameterBits(), then.neurons(), then.parameterBits()));
    }
  }

  private ProofNote failed(String reason) {
    failed++;
    return new ProofNote(Optional.empty(), "its proof could not be written: " + reason);
  }
}
