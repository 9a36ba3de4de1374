package org.superpose.formats;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.circuit.CircuitProblem;
import org.superpose.core.task.ProblemShape;
import org.superpose.formats.circuit.CircuitFile;
import org.superpose.formats.circuit.CircuitFileException;
import org.superpose.formats.graph.GraphFileException;
import org.superpose.formats.graph.GraphFileException.Fault;
import org.superpose.formats.graph.GraphRules;
import org.superpose.formats.graph.SetFile;
import org.superpose.formats.input.RegularFile;

/**
 * A problem said in a few words, as on a command line. Sizes that are left out follow from the
 * network and the lists.
 *
 * @param task the id of the task
 * @param features m, or empty for as many as the network has inputs
 * @param sparsity v, or 0 for all inputs of a circuit
 * @param pairs a file of pairs, or {@code complete} for all, if the task has pairs
 * @param gates a file with the features of one gate a line, if the task has gates of several
 * @param sets the same as a hypergraph, which may be compressed or have names ({@link SetFile})
 * @param permutation a file with the output that each feature moves to, if the task has one
 * @param circuit a file of the circuit, if the task is one
 */
public record StatedProblem(
    String task,
    Optional<Integer> features,
    int sparsity,
    Optional<String> pairs,
    Optional<Path> gates,
    Optional<Path> sets,
    Optional<Path> permutation,
    Optional<Path> circuit) {

  /** Larger files are written as JSON, which streams. */
  private static final long LARGEST_FILE = 1 << 28; // bytes

  ProblemDescription description() throws IOException {
    if (circuit.isPresent()) {
      return ofCircuit(circuit.get());
    }
    Optional<GraphDescription> graph = pairs.map(StatedProblem::graph);
    return new ProblemDescription(
        task,
        features.orElse(0),
        0,
        sparsity,
        Optional.empty(),
        gateRows(),
        permutation.isPresent() ? Optional.of(flat(permutation.get())) : Optional.empty(),
        graph,
        Optional.empty(),
        Optional.empty());
  }

  private Optional<int[][]> gateRows() throws IOException {
    if (sets.isEmpty()) {
      return gates.isPresent() ? Optional.of(rows(gates.get())) : Optional.empty();
    }
    try {
      return Optional.of(SetFile.read(sets.get(), Optional.empty()).sets().sets());
    } catch (GraphFileException e) {
      Fault first = e.faults().getFirst();
      String place = first.line() > 0 ? "line " + first.line() + ": " : "";
      throw new NetworkFileException(sets.get(), place + first.complaint());
    }
  }

  private ProblemDescription ofCircuit(Path file) throws NetworkFileException {
    try {
      Circuit normal = Circuit.of(CircuitFile.read(file));
      ProblemShape shape =
          new ProblemShape(
              task,
              normal.features(),
              normal.outputs(),
              sparsity > 0 ? sparsity : normal.features(),
              0,
              0);
      return Problems.describe(CircuitProblem.of(normal, shape));
    } catch (CircuitFileException | IllegalArgumentException e) {
      throw new NetworkFileException(file, String.valueOf(e.getMessage()));
    }
  }

  private static GraphDescription graph(String given) {
    return given.equals(GraphDescription.COMPLETE)
        ? GraphDescription.ALL_PAIRS
        : new GraphDescription(Optional.of(Path.of(given)), GraphRules.STRICT);
  }

  private static int[] flat(Path file) throws IOException {
    return Arrays.stream(rows(file)).flatMapToInt(Arrays::stream).toArray();
  }

  /** Reads whole numbers, with commas, semicolons or blanks between them; a list a line. */
  private static int[][] rows(Path file) throws IOException {
    Optional<String> objection = RegularFile.objection(file);
    if (objection.isPresent()) {
      throw new NetworkFileException(file, objection.get());
    }
    if (Files.size(file) > LARGEST_FILE) {
      throw new NetworkFileException(file, "is larger than %s bytes".formatted(LARGEST_FILE));
    }
    List<int[]> rows = new ArrayList<>();
    int number = 0;
    try {
      for (String line : Files.readAllLines(file)) {
        number++;
        String text = line.strip();
        if (!text.isEmpty() && text.charAt(0) != '#' && text.charAt(0) != '%') {
          rows.add(Arrays.stream(text.split("[\\s,;]+")).mapToInt(StatedProblem::index).toArray());
        }
      }
    } catch (NumberFormatException e) {
      throw new NetworkFileException(
          file,
          "line %s: expected features as whole numbers from 0, such as 3,17,4".formatted(number));
    } catch (MalformedInputException e) {
      throw new NetworkFileException(file, "is not UTF-8 text");
    }
    return rows.toArray(int[][]::new);
  }

  private static int index(String text) {
    int index = Integer.parseInt(text);
    if (index < 0) {
      throw new NumberFormatException();
    }
    return index;
  }
}
