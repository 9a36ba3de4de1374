package org.superpose.runner.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.superpose.core.circuit.StageDesign;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.MalformedNetworkException;
import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.truth.GroundTruth;
import org.superpose.core.truth.PlantedFaults;
import org.superpose.core.verify.ProofOutline;
import org.superpose.core.verify.ScoreRange;
import org.superpose.core.verify.Verdict;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.Verifier;
import org.superpose.formats.Certificate;
import org.superpose.formats.FileFormat;
import org.superpose.formats.NetworkFile;
import org.superpose.formats.NetworkFiles;
import org.superpose.formats.SamplesFile;
import org.superpose.formats.Truth;
import org.superpose.formats.TruthFile;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.CorpusVariant;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.run.Cell;
import org.superpose.runner.run.CellRunner;
import org.superpose.runner.run.Failures;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.run.PlannedOutcome;
import org.superpose.runner.run.TooLargeException;
import org.superpose.runner.store.CellNetwork;
import org.superpose.runner.store.Environment;
import org.superpose.runner.store.ProofNote;
import org.superpose.runner.store.ProofWriter;

/** Writes the entries that come of single cells. Safe for use by several threads. */
final class CellEntries {

  private final Comparison comparison;
  private final Corpus.Settings settings;
  private final CellRunner runner;

  CellEntries(Comparison comparison, Corpus.Settings settings) {
    this.comparison = comparison;
    this.settings = settings;
    runner = new CellRunner(comparison);
  }

  /** What came of a cell. */
  static final class Outcome {

    private final List<Map<String, Object>> entries = new ArrayList<>();
    private final Map<String, String> leftOut = new LinkedHashMap<>();
    private boolean failed;

    /** Returns the entries as the index has them. */
    List<Map<String, Object>> entries() {
      return entries;
    }

    /** Returns why there are no others, by name. */
    Map<String, String> leftOut() {
      return leftOut;
    }

    boolean hasFailed() {
      return failed;
    }

    private void fail(String name, String reason) {
      failed = true;
      leftOut.put(name, "failed: " + reason);
    }
  }

  Outcome write(PlannedCell planned) throws IOException {
    Outcome outcome = new Outcome();
    String name = planned.cell().name();
    switch (planned.outcome()) {
      case PlannedOutcome.Unsupported(String reason) -> outcome.leftOut.put(name, reason);
      case PlannedOutcome.Broken(_, String reason) -> outcome.fail(name, reason);
      case PlannedOutcome.Ready _ -> writeVariants(planned, outcome);
      case PlannedOutcome.Search _, PlannedOutcome.Capacity _ -> {
        CellResult row = runner.run(planned, 1).row();
        Optional<PlannedCell> found = runner.shownBy(planned, row);
        if (found.isPresent()) {
          writeVariants(found.get(), outcome);
        } else if (row.isFailed()) {
          outcome.fail(name, row.reason());
        } else {
          outcome.leftOut.put(name, row.reason());
        }
      }
    }
    return outcome;
  }

  private void writeVariants(PlannedCell base, Outcome outcome) throws IOException {
    List<CorpusVariant> variants =
        comparison.corpus().isEmpty() ? List.of(CorpusVariant.NONE) : comparison.corpus();
    Map<PlannedCell, NetworkFile> built = new LinkedHashMap<>();
    for (CorpusVariant variant : variants) {
      PlannedCell planned = ofWidth(base, variant.width());
      String name = base.cell().name() + variant.suffix();
      try {
        switch (planned.outcome()) {
          case PlannedOutcome.Ready(Sizing.Sized size) -> {
            NetworkFile file = built.get(planned);
            if (file == null) {
              file = CellNetwork.file(runner, planned.cell(), runner.build(planned.cell(), size));
              built.put(planned, file);
            }
            List<StageDesign> stages = runner.stages(planned.cell(), size);
            write(file.named(name), stages, planned.cell(), variant, outcome);
          }
          case PlannedOutcome.Unsupported(String reason) -> outcome.leftOut.put(name, reason);
          case PlannedOutcome.Broken(_, String reason) -> outcome.fail(name, reason);
          case PlannedOutcome.Search _, PlannedOutcome.Capacity _ ->
              throw new IllegalStateException("a width was found");
        }
      } catch (MalformedNetworkException e) {
        outcome.fail(name, "malformed network: " + e.getMessage());
      } catch (TooLargeException e) {
        outcome.fail(name, e.getMessage());
      } catch (CancellationException e) {
        throw e;
      } catch (RuntimeException e) {
        outcome.fail(name, Failures.describe(e));
      }
    }
  }

  private PlannedCell ofWidth(PlannedCell base, double factor) {
    if (factor == 1 || !(base.outcome() instanceof PlannedOutcome.Ready(Sizing.Sized size))) {
      return base;
    }
    double neurons = Math.min(Integer.MAX_VALUE, Math.ceil(size.neurons() * factor));
    return runner.widened(base.cell(), (int) neurons);
  }

  private void write(
      NetworkFile built,
      List<StageDesign> stages,
      Cell cell,
      CorpusVariant variant,
      Outcome outcome)
      throws IOException {
    Seed seed = new Seed(cell.seed()).derive("corpus");
    NetworkFile file = with(built, Noise.on(built.network(), variant.noise(), seed));
    VerificationRequest request = request(file);
    Verification verification = Verifier.verify(request);
    if (!(verification.verdict() instanceof Verdict.Verified)) {
      outcome.leftOut.put(file.name(), "not verified: " + shown(verification.verdict()));
      return;
    }
    Optional<PlantedFaults> planted = Optional.empty();
    if (variant.wrongInputs() > 0) {
      planted = PlantedFaults.plant(request, variant.wrongInputs(), seed.derive("faults"));
      if (planted.isEmpty()) {
        outcome.leftOut.put(
            file.name(),
            "no faults were found that make it wrong on exactly %s inputs"
                .formatted(variant.wrongInputs()));
        return;
      }
      file = with(file, planted.get().network());
      request = request(file);
      verification = Verifier.verify(request);
      if (verification.wrongInputs().orElse(-1) != variant.wrongInputs()) {
        outcome.leftOut.put(
            file.name(), "the wrong inputs of the planted faults could not be counted");
        return;
      }
    }
    String engine = "superpose " + Environment.version();
    file = file.with(Certificate.of(file.network(), verification, engine));
    List<Path> files = write(file, request, verification, stages, planted);
    CorpusEntry entry = new CorpusEntry(file, verification, cell, variant, files);
    outcome.entries.add(CorpusIndex.describe(settings.directory(), entry));
  }

  private static String shown(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Unknown(String reason) -> "unknown, " + reason;
      case Verdict.Verified _, Verdict.Falsified _ -> verdict.label();
    };
  }

  private static NetworkFile with(NetworkFile file, Network network) {
    return new NetworkFile(
        file.name(), network, file.problem(), file.construction(), file.options(), file.seed());
  }

  private VerificationRequest request(NetworkFile file) {
    return new VerificationRequest(
        file.network(),
        file.problem(),
        new Criterion.EveryInput(),
        comparison.limits().forThreads(1),
        new Seed(file.seed().orElseThrow()).derive("verification"));
  }

  private List<Path> write(
      NetworkFile file,
      VerificationRequest request,
      Verification verification,
      List<StageDesign> stages,
      Optional<PlantedFaults> planted)
      throws IOException {
    Path directory = settings.directory();
    List<Path> files = new ArrayList<>();
    Path description = NetworkFiles.write(directory, file, settings.formats());
    settings.formats().stream()
        .map(format -> directory.resolve(file.name() + format.ending()))
        .forEach(files::add);
    files.add(description);
    Optional<Path> proof = proof(files, new ProofOutline(request, verification));
    proof.ifPresent(files::add);
    Truth truth =
        new Truth(
            GroundTruth.of(file.network(), file.problem()),
            verification,
            ScoreRange.of(request),
            stages,
            planted,
            proof.map(path -> String.valueOf(path.getFileName())));
    files.add(TruthFile.write(directory, file, truth));
    if (settings.samples() > 0) {
      Path samples =
          directory.resolve(Corpus.SAMPLES).resolve(file.name() + FileFormat.SAFETENSORS.ending());
      Seed seed = new Seed(file.seed().orElseThrow()).derive("samples");
      SamplesFile.write(samples, file.network(), file.problem(), settings.samples(), seed);
      files.add(samples);
    }
    return files;
  }

  /** The checker reads arrays of numpy and safetensors only. */
  private static Optional<Path> proof(List<Path> files, ProofOutline outline) throws IOException {
    Optional<Path> arrays =
        files.stream()
            .filter(
                file ->
                    FileFormat.of(String.valueOf(file.getFileName()))
                        .filter(format -> format != FileFormat.ONNX)
                        .isPresent())
            .findFirst();
    ProofWriter writer = new ProofWriter();
    Optional<ProofNote> note = arrays.map(path -> writer.write(path, outline));
    if (writer.hasFailed()) {
      throw new IOException(note.orElseThrow().text());
    }
    return note.flatMap(ProofNote::file);
  }
}
