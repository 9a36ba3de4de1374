package org.superpose.formats;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;

/**
 * A network read from a file, whatever it is to compute. A JSON file beside the arrays is used as
 * far as it says how they are to be understood; what it says of a problem is not believed.
 */
public final class BareNetwork {

  private final String name;
  private final Network network;
  private final NetworkDescription description;
  private final Path json;

  private BareNetwork(String name, Network network, NetworkDescription description, Path json) {
    this.name = name;
    this.network = network;
    this.description = description;
    this.json = json;
  }

  /**
   * Reads a network.
   *
   * @param file the arrays, or the JSON file beside them
   * @throws NetworkFileException if a file is missing, malformed or damaged, the parts do not fit
   *     together, an entry is not finite, or the network would not fit into memory
   * @throws IOException if a file cannot be read
   */
  public static BareNetwork read(Path file) throws IOException {
    Path arrays = isDescription(file) ? NetworkFiles.arrays(file) : file;
    Optional<FileFormat> format = FileFormat.of(String.valueOf(arrays.getFileName()));
    if (format.isEmpty()) {
      throw new NetworkFileException(
          file,
          OtherFormats.advice(
              String.valueOf(file.getFileName()),
              "is not a network; readable are .npz, .safetensors and .onnx"));
    }
    Path json = NetworkFiles.description(arrays, format.get());
    try {
      NetworkDescription description =
          Files.exists(json)
              ? DescriptionReader.readIgnoringProblem(json)
              : NetworkDescription.of(arrays, ProblemDescription.unknown(0));
      return new BareNetwork(
          NetworkFile.nameFor(arrays),
          NetworkFiles.readAlone(arrays, description),
          description,
          json);
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new NetworkFileException(arrays, "there is no such file");
    }
  }

  private static boolean isDescription(Path file) {
    return String.valueOf(file.getFileName()).endsWith(NetworkFiles.DESCRIPTION);
  }

  /** Returns the file name without ending. */
  public String name() {
    return name;
  }

  /** Returns the network. */
  public Network network() {
    return network;
  }

  /** Returns the largest number of active features that the JSON file speaks of, if any. */
  public OptionalInt sparsity() {
    int sparsity = description.problem().sparsity();
    return sparsity > 0 ? OptionalInt.of(sparsity) : OptionalInt.empty();
  }

  /** Returns where the JSON file of this network is, or would be. */
  public Path description() {
    return json;
  }

  /**
   * Writes a problem as a JSON file that, beside the arrays or given with them, says what the
   * network computes. A file of this name is replaced.
   *
   * @throws IllegalArgumentException if every output is one feature, but not by a permutation
   * @throws IOException if the file cannot be written
   */
  public void writeProblem(Path file, Problem problem) throws IOException {
    ProblemDescription written = Problems.describe(problem);
    AtomicFile.write(file, out -> DescriptionWriter.write(out, written, description));
  }
}
