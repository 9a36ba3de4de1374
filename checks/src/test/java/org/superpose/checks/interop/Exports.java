package org.superpose.checks.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.superpose.console.command.Main;
import org.superpose.core.construction.Construction;
import org.superpose.core.task.Problem;
import org.superpose.core.task.Task;
import org.superpose.formats.NetworkFile;
import org.superpose.formats.NetworkFiles;

/** Networks of every construction in files of every format, and inputs to run them on. */
final class Exports {

  private Exports() {}

  /** What a command printed, and its exit code. */
  record Run(int code, String out, String err) {}

  static Run superpose(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    return new Run(code, out.toString(), err.toString());
  }

  static List<String> constructions() {
    return ServiceLoader.load(Construction.class).stream()
        .map(provider -> provider.get().describe().id())
        .sorted()
        .toList();
  }

  /** Builds a network of every construction for every problem that it supports. */
  static List<Path> buildAll(Path directory) throws IOException {
    Path file = directory.resolve("all.yaml");
    Files.writeString(
        file,
        """
        name: all
        seeds: [1]
        tasks:
          - {id: pairwise-and, features: 48, outputs: features, sparsity: 2}
          - {id: pairwise-and, features: 48, sparsity: 2, graph: star}
          - {id: permutation, features: 48}
          - {id: representation, features: 48, sparsity: 2}
        constructions: [%s]
        """
            .formatted(
                String.join(", ", constructions())
                    // Its own analysis finds no width for a problem that is this small.
                    .replace("output-channels-dense", "{id: output-channels-dense, neurons: 128}")
                    // Whether they are right is of no concern here.
                    .replace("distilled", "{id: distilled, steps: 100}")
                    .replace("trained", "{id: trained, steps: 100}")));
    Run run = superpose("build", file, "--out", directory);
    assertThat(run.code()).as(run.err()).isZero();
    return NetworkFiles.list(directory);
  }

  static NetworkFile read(Path file) throws IOException {
    return NetworkFiles.read(file, Exports::task);
  }

  private static Optional<Task> task(String id) {
    for (Task task : ServiceLoader.load(Task.class)) {
      if (task.describe().id().equals(id)) {
        return Optional.of(task);
      }
    }
    return Optional.empty();
  }

  /** Returns every input with at most two active features, the empty one first. */
  static int[][] allInputs(Problem problem) {
    List<int[]> inputs = new ArrayList<>(List.of(new int[0]));
    for (int first = 0; first < problem.features(); first++) {
      inputs.add(new int[] {first});
      for (int second = first + 1; second < problem.features(); second++) {
        if (problem.sparsity() > 1) {
          inputs.add(new int[] {first, second});
        }
      }
    }
    return inputs.toArray(int[][]::new);
  }
}
