package org.superpose.checks.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.superpose.checks.campaign.Summary.Disagreement;
import org.superpose.checks.campaign.Trials.Trial;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.task.Task;
import org.superpose.formats.FileFormat;
import org.superpose.formats.NetworkFile;
import org.superpose.formats.NetworkFiles;

/** Writes a part of the networks to files of every format, reads and judges them again. */
final class FormatCheck implements Campaign.CaseCheck {

  private static final int OFFSET = 7; // not the cases that have probes

  private final Engine engine;
  private final Path directory;
  private final long part;
  private final Function<String, Optional<Task>> tasks;

  /**
   * @param part one of how many cases goes through files, a multiple of that of the probes
   */
  FormatCheck(Engine engine, Path directory, long part) {
    this.part = part;
    this.engine = engine;
    this.directory = directory;
    Map<String, Task> known =
        ServiceLoader.load(Task.class).stream()
            .map(ServiceLoader.Provider::get)
            .collect(Collectors.toMap(task -> task.describe().id(), task -> task));
    tasks = id -> Optional.ofNullable(known.get(id));
  }

  @Override
  public void check(CampaignCase judged, Truth truth, List<Trial> trials, Summary summary) {
    if (judged.number() % part != OFFSET) {
      return;
    }
    Network network = judged.network();
    String name = "case-" + judged.number();
    NetworkFile file =
        new NetworkFile(
            name, network, judged.problem(), Optional.empty(), Map.of(), OptionalLong.empty());
    for (FileFormat format : FileFormat.values()) {
      Optional<String> complaint = complaint(file, format, trials.getFirst().outcome());
      summary.count(
          "files", format + (complaint.isEmpty() ? ": same judgement" : ": not the same"));
      complaint.ifPresent(
          text -> summary.add(new Disagreement(judged.number(), format.toString(), text)));
    }
  }

  private Optional<String> complaint(NetworkFile file, FileFormat format, Outcome before) {
    Path arrays = directory.resolve(file.name() + format.ending());
    try {
      Path json = NetworkFiles.write(directory, file, List.of(format));
      NetworkFile read = NetworkFiles.read(arrays, json, tasks);
      Files.delete(json);
      Files.delete(arrays);
      if (!isSame(file.network(), read.network())) {
        return Optional.of("file: the network that was read is another one");
      }
      Outcome after = engine.verify(read.network(), read.problem(), Trials.usual());
      return after.equals(before)
          ? Optional.empty()
          : Optional.of("file: " + after + " instead of " + before);
    } catch (IOException | RuntimeException e) {
      return before.isThrown() ? Optional.empty() : Optional.of("file: " + e);
    }
  }

  private static boolean isSame(Network a, Network b) {
    boolean same =
        a.layers().size() == b.layers().size()
            && isSame(a.encoder(), b.encoder())
            && isSame(a.readout(), b.readout())
            && isSame(a.thresholds(), b.thresholds());
    for (int l = 0; same && l < a.layers().size(); l++) {
      Layer one = a.layers().get(l);
      Layer other = b.layers().get(l);
      same = isSame(one.weights(), other.weights()) && isSame(one.bias(), other.bias());
    }
    return same;
  }

  /** Compares entry by entry. */
  private static boolean isSame(Matrix a, Matrix b) {
    if (a.rows() != b.rows() || a.columns() != b.columns()) {
      return false;
    }
    for (int row = 0; row < a.rows(); row++) {
      for (int column = 0; column < a.columns(); column++) {
        if (a.get(row, column) != b.get(row, column)) {
          return false;
        }
      }
    }
    return true;
  }
}
