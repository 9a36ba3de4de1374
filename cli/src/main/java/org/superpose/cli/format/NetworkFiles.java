package org.superpose.cli.format;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;
import org.superpose.core.task.Task;

/**
 * Reads and writes networks as pairs of files: the matrices as numpy arrays in {@code NAME.npz},
 * the problem and all else in {@code NAME.json}.
 */
public final class NetworkFiles {

  private static final String ARRAYS = ".npz";
  private static final String DESCRIPTION = ".json";

  private NetworkFiles() {}

  /**
   * Returns about how many bytes the arrays of a network take before compression: an upper limit
   * for the size of its file.
   */
  public static long bytes(Network network) {
    return NetworkArrays.all(network).values().stream()
        .mapToLong(matrix -> NpzWriter.header(matrix).totalBytes())
        .sum();
  }

  /**
   * Writes a network, replacing files of the same name. Equal networks give equal bytes. Memory:
   * one row of a matrix.
   *
   * @return the JSON file
   * @throws IllegalArgumentException if an entry is outside the alphabet of its matrix, or the
   *     problem consists neither of pairs nor of a permutation
   * @throws IOException if a file cannot be written
   */
  public static Path write(Path directory, NetworkFile file) throws IOException {
    file.network().requireAlphabets();
    ProblemDescription problem = Problems.describe(file.problem());
    Map<String, Matrix> matrices = NetworkArrays.all(file.network());
    Map<String, String> digests = new LinkedHashMap<>();
    AtomicFile.write(
        directory.resolve(file.name() + ARRAYS),
        out -> digests.putAll(NpzWriter.writeAll(out, matrices)));
    Path json = directory.resolve(file.name() + DESCRIPTION);
    AtomicFile.write(json, out -> DescriptionWriter.write(out, file, problem, digests));
    return json;
  }

  /**
   * Reads a network and its problem. Files from elsewhere need the arrays and {@code problem} only:
   * what they do not call public is counted as part of the program, and alphabets are the smallest
   * that have all entries.
   *
   * @param json the JSON file; the arrays are in the {@code .npz} file of the same name beside it
   * @param tasks finds a task by its id
   * @throws NetworkFileException if a file is missing, malformed or damaged, the parts do not fit
   *     together, an entry is not finite or outside its declared alphabet, an array differs from
   *     its digest, or the network would not fit into memory
   * @throws IOException if a file cannot be read
   */
  public static NetworkFile read(Path json, Function<String, Optional<Task>> tasks)
      throws IOException {
    String name = name(json);
    Path arrays = json.resolveSibling(name + ARRAYS);
    try {
      NetworkDescription description = DescriptionReader.read(json);
      try (NpzReader archive = NpzReader.open(arrays)) {
        Network network =
            new NetworkReader(archive, description, MemoryBudget.ofThisMachine()).read();
        Problem problem = Problems.make(json, description.problem(), tasks);
        return new NetworkFile(
            name,
            network,
            problem,
            description.construction(),
            description.options(),
            description.seed());
      }
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new NetworkFileException(Files.exists(json) ? arrays : json, "there is no such file");
    }
  }

  private static String name(Path json) throws NetworkFileException {
    String fileName = String.valueOf(json.getFileName());
    if (!fileName.endsWith(DESCRIPTION)) {
      throw new NetworkFileException(json, "the name of a network's description ends in .json");
    }
    return fileName.substring(0, fileName.length() - DESCRIPTION.length());
  }

  /**
   * Returns the JSON files of the networks in a directory in the order of their names: one for each
   * {@code .npz} file, whether or not it is there.
   *
   * @throws IOException if the directory cannot be read
   */
  public static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(ARRAYS) && !name.startsWith("."))
          .map(name -> name.substring(0, name.length() - ARRAYS.length()) + DESCRIPTION)
          .sorted()
          .map(directory::resolve)
          .toList();
    }
  }
}
