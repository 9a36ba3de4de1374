package org.superpose.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.BitMatrix;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Problem;
import org.superpose.core.task.Task;
import org.superpose.core.task.TaskRequest;

/** Networks of random entries in every form and depth, and problems of every standard task. */
final class SampleNetworks {

  static final Seed SEED = new Seed(20_261_123);
  static final int FEATURES = 40;
  static final int OUTPUTS = 30;

  private SampleNetworks() {}

  static Optional<Task> task(String id) {
    SampleNetworks.class.getModule().addUses(Task.class); // which the main code does not
    return ServiceLoader.load(Task.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(task -> task.describe().id().equals(id))
        .findAny();
  }

  static Problem problem(String id, Map<String, Object> settings) {
    Task task = task(id).orElseThrow();
    return task.problem(new TaskRequest(Settings.of(task.describe().parameters(), settings), SEED));
  }

  static Problem pairs() {
    return problem("pairwise-and", Map.of("features", FEATURES, "outputs", OUTPUTS, "sparsity", 3));
  }

  /** Returns a network with hidden layers of 7, 8, ... neurons, each matrix of another form. */
  static Network network(int layers) {
    RandomStream random = SEED.derive("network", layers).stream();
    List<Layer> hidden = new ArrayList<>();
    int width = 6;
    for (int l = 0; l < layers; l++) {
      Matrix weights =
          l % 2 == 0
              ? floats(7, width, random)
              : BitMatrix.signs(8, width, (_, _) -> random.nextInt(2) == 0);
      hidden.add(new Layer(weights, integers(weights.rows(), 1, -300, 200, random)));
      width = weights.rows();
    }
    return new Network(
        BitMatrix.binary(6, FEATURES, (_, _) -> random.nextInt(2) == 0),
        new Origin.Public(),
        hidden,
        sparse(OUTPUTS, width, random),
        DenseMatrix.uniformColumn(OUTPUTS, 0.1),
        new Origin.Program());
  }

  static DenseMatrix floats(int rows, int columns, RandomStream random) {
    return DenseMatrix.generate(
        rows, columns, Alphabet.FLOAT32, (_, _) -> (float) random.nextGaussian());
  }

  static DenseMatrix integers(
      int rows, int columns, int minimum, int maximum, RandomStream random) {
    return DenseMatrix.generate(
        rows,
        columns,
        Alphabet.integers(minimum, maximum),
        (_, _) -> minimum + random.nextInt(maximum - minimum + 1));
  }

  /** Returns rows with one entry each, -70000 or 2. */
  static SparseMatrix sparse(int rows, int columns, RandomStream random) {
    int[][] positions =
        IntStream.range(0, rows)
            .mapToObj(row -> new int[] {random.nextInt(columns)})
            .toArray(int[][]::new);
    int[][] values =
        IntStream.range(0, rows)
            .mapToObj(row -> new int[] {random.nextInt(2) == 0 ? -70_000 : 2})
            .toArray(int[][]::new);
    return SparseMatrix.ofRows(columns, Alphabet.integers(-70_000, 2), positions, values);
  }

  /** Writes a network in the first format. */
  static Path write(Path directory, NetworkFile file) throws IOException {
    return NetworkFiles.write(directory, file, List.of(FileFormat.NPZ));
  }

  static NetworkFile file(Network network, Problem problem) {
    return new NetworkFile(
        "sample",
        network,
        problem,
        Optional.of("output-channels-sparse"),
        Map.of("channel-size", 5L),
        OptionalLong.of(7));
  }
}
