package org.superpose.formats;

import static java.util.Comparator.comparing;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.task.Task;
import org.superpose.formats.input.RegularFile;

/**
 * Reads and writes networks: the matrices in {@code NAME.npz}, {@code NAME.safetensors} or {@code
 * NAME.onnx}, the problem and all else in {@code NAME.json}.
 */
public final class NetworkFiles {

  static final String DESCRIPTION = ".json";

  private NetworkFiles() {}

  /**
   * Returns about how many bytes the file of a network takes; of a compressed one, an upper limit.
   */
  public static long bytes(NetworkFile file, FileFormat format) {
    Map<String, Matrix> matrices = NetworkArrays.all(file.network());
    return switch (format) {
      case NPZ -> NpzWriter.bytes(matrices);
      case SAFETENSORS -> SafetensorsWriter.bytes(matrices);
      case ONNX -> new OnnxWriter(file, matrices).bytes();
    };
  }

  /**
   * Writes a network, replacing files of the same name. Equal networks give equal bytes. Memory:
   * one row of a matrix.
   *
   * @return the JSON file
   * @throws NetworkFileException if a format cannot hold a network of this size, or the files would
   *     not fit on the disk
   * @throws IllegalArgumentException if an entry is outside the alphabet of its matrix, or the
   *     problem consists neither of pairs nor of a permutation
   * @throws IOException if a file cannot be written
   */
  public static Path write(Path directory, NetworkFile file, Collection<FileFormat> formats)
      throws IOException {
    file.network().requireAlphabets();
    ProblemDescription problem = Problems.describe(file.problem());
    Map<String, Matrix> matrices = NetworkArrays.all(file.network());
    Map<String, String> digests = ArrayDigest.of(matrices);
    requireRoom(directory, file, formats);
    for (FileFormat format : formats) {
      AtomicFile.write(
          directory.resolve(file.name() + format.ending()),
          out -> {
            switch (format) {
              case NPZ -> NpzWriter.write(out, matrices);
              case SAFETENSORS -> SafetensorsWriter.write(out, matrices);
              case ONNX -> new OnnxWriter(file, matrices).write(out);
            }
          });
    }
    Path json = directory.resolve(file.name() + DESCRIPTION);
    AtomicFile.write(json, out -> DescriptionWriter.write(out, file, problem, digests));
    return json;
  }

  private static void requireRoom(Path directory, NetworkFile file, Collection<FileFormat> formats)
      throws IOException {
    double needed = 0;
    for (FileFormat format : formats) {
      long bytes = bytes(file, format);
      needed += bytes;
      if (format == FileFormat.ONNX && bytes > OnnxWriter.LARGEST) {
        throw new NetworkFileException(
            directory.resolve(file.name() + format.ending()),
            "would have %s MB, but ONNX files end at 2 GB; write another format"
                .formatted(bytes / 1_000_000));
      }
    }
    long room = Files.getFileStore(directory).getUsableSpace();
    if (needed > room) {
      throw new NetworkFileException(
          directory.resolve(file.name()),
          String.format(
              Locale.ROOT,
              "would take up to %,.0f kB; the disk has room for %,d kB",
              Math.ceil(needed / 1e3),
              room / 1000));
    }
  }

  /**
   * Reads a network and its problem. Files from elsewhere need the arrays and {@code problem} only:
   * what they do not call public is counted as part of the program, and alphabets are the smallest
   * that have all entries.
   *
   * @param file the arrays, with the JSON file of the same name beside them, or that JSON file
   * @param tasks finds a task by its id
   * @throws NetworkFileException if a file is missing, malformed or damaged, the parts do not fit
   *     together, an entry is not finite or outside its declared alphabet, an array differs from
   *     its digest, or the network would not fit into memory
   * @throws IOException if a file cannot be read
   */
  public static NetworkFile read(Path file, Function<String, Optional<Task>> tasks)
      throws IOException {
    String name = String.valueOf(file.getFileName());
    Optional<FileFormat> format = FileFormat.of(name);
    if (format.isPresent()) {
      return read(file, description(file, format.get()), tasks);
    }
    if (!name.endsWith(DESCRIPTION)) {
      throw new NetworkFileException(
          file,
          OtherFormats.advice(
              name, "is not a network; readable are .npz, .safetensors, .onnx and their .json"));
    }
    return read(arrays(file), file, tasks);
  }

  /**
   * Returns the arrays that belong to a JSON file: in the first format of which there is a file.
   */
  static Path arrays(Path json) {
    String name = String.valueOf(json.getFileName());
    String stem = name.substring(0, name.length() - DESCRIPTION.length());
    return Arrays.stream(FileFormat.values())
        .map(candidate -> json.resolveSibling(stem + candidate.ending()))
        .filter(Files::exists)
        .findFirst()
        .orElse(json.resolveSibling(stem + FileFormat.NPZ.ending()));
  }

  /** Returns the JSON file that belongs to arrays, whether it exists or not. */
  static Path description(Path arrays, FileFormat format) {
    String name = String.valueOf(arrays.getFileName());
    String stem = name.substring(0, name.length() - format.ending().length());
    return arrays.resolveSibling(stem + DESCRIPTION);
  }

  /**
   * Reads a network from one file and its problem from another.
   *
   * @param arrays the arrays
   * @param json the JSON file with the problem
   * @param tasks finds a task by its id
   * @throws NetworkFileException as above
   * @throws IOException if a file cannot be read
   */
  public static NetworkFile read(Path arrays, Path json, Function<String, Optional<Task>> tasks)
      throws IOException {
    try {
      return read(arrays, DescriptionReader.read(json), json, tasks);
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw Files.exists(json)
          ? new NetworkFileException(arrays, "there is no such file")
          : new NetworkFileException(
              json, "does not exist; this file would say what the network has to compute");
    }
  }

  /**
   * Reads a network that is to compute a problem of one's own, whatever a file beside it says.
   *
   * @param arrays the arrays
   * @param problem what the network is to compute
   * @param tasks finds a task by its id
   * @throws NetworkFileException as above, and if the problem does not fit
   * @throws IOException if a file cannot be read
   */
  public static NetworkFile read(
      Path arrays, StatedProblem problem, Function<String, Optional<Task>> tasks)
      throws IOException {
    try {
      NetworkDescription description = NetworkDescription.of(arrays, problem.description());
      return read(arrays, description, arrays, tasks);
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new NetworkFileException(arrays, "there is no such file");
    }
  }

  private static NetworkFile read(
      Path arrays,
      NetworkDescription description,
      Path blamed,
      Function<String, Optional<Task>> tasks)
      throws IOException {
    Understood read = network(arrays, description);
    ProblemDescription problem =
        description
            .problem()
            .fitting(read.network.encoder().columns(), read.network.readout().rows());
    return new NetworkFile(
        NetworkFile.nameFor(arrays),
        read.network,
        Problems.make(blamed, problem, tasks),
        description.construction(),
        description.options(),
        description.seed(),
        description.certificate(),
        read.understanding);
  }

  /** A network and how its file was understood. */
  private record Understood(Network network, Understanding understanding) {}

  /** Reads the arrays alone. */
  static Network readAlone(Path arrays, NetworkDescription description) throws IOException {
    return network(arrays, description).network;
  }

  private static Understood network(Path arrays, NetworkDescription description)
      throws IOException {
    String name = String.valueOf(arrays.getFileName());
    Optional<FileFormat> format = FileFormat.of(name);
    if (format.isEmpty()) {
      throw new NetworkFileException(
          arrays,
          OtherFormats.advice(name, "is not a network; readable are .npz, .safetensors and .onnx"));
    }
    requireNoPipe(arrays);
    return switch (format.get()) {
      case NPZ -> named(NpzReader.open(arrays), description);
      case SAFETENSORS -> named(SafetensorsReader.open(arrays), description);
      case ONNX -> {
        try (OnnxReader reader = OnnxReader.open(arrays)) {
          yield network(OnnxParts.of(reader, description), description);
        }
      }
    };
  }

  /**
   * Refuses what may have no end, or never begin; that there is nothing shows when it is opened.
   *
   * @throws NetworkFileException if it is there and no regular file
   */
  static void requireNoPipe(Path file) throws NetworkFileException {
    Optional<String> objection = RegularFile.objection(file);
    if (objection.isPresent() && Files.exists(file)) {
      throw new NetworkFileException(file, objection.get());
    }
  }

  private static Understood named(ArrayFile opened, NetworkDescription description)
      throws IOException {
    try (ArrayFile file = opened) {
      return network(NamedParts.of(file, description), description);
    }
  }

  private static Understood network(NetworkParts parts, NetworkDescription description)
      throws IOException {
    NetworkDescription fitting = description.fitting(parts.inputs(), parts.scores());
    Network network = new NetworkReader(parts, fitting, MemoryBudget.ofThisMachine()).read();
    return new Understood(
        network,
        parts.complete()
            ? Understanding.of(network)
            : new Understanding(parts.chain(), parts.notes()));
  }

  /**
   * Returns the files of arrays in a directory in the order of their names.
   *
   * @throws IOException if the directory cannot be read
   */
  public static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(NetworkFiles::isOfArrays).sorted(comparing(NetworkFiles::name)).toList();
    }
  }

  private static boolean isOfArrays(Path file) {
    return FileFormat.of(name(file)).isPresent() && !name(file).startsWith(".");
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
