package org.superpose.console.command;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The file of the one network that a command is about. */
final class OneNetwork {

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "A network: .npz, .safetensors or .onnx, of superpose or elsewhere.")
  private Path path;

  /**
   * Checks that there may be a network.
   *
   * @throws UserException if there is no such file, or a directory
   */
  void requireSense() {
    if (!Files.exists(path)) {
      throw new UserException("there is no file " + path);
    }
    if (Files.isDirectory(path)) {
      throw new UserException(path + " is a directory; give the file of one network");
    }
  }

  /** Returns the file. */
  Path path() {
    return path;
  }
}
