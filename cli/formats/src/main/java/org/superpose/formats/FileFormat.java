package org.superpose.formats;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats in which the matrices of a network are written and read. */
public enum FileFormat {
  /** Numpy arrays in a zip archive. */
  NPZ,
  /** The tensors of PyTorch and others, uncompressed. */
  SAFETENSORS,
  /** A graph that ONNX Runtime and others execute. */
  ONNX;

  /** Returns the ending of the names of such files, with its dot. */
  public String ending() {
    return "." + this;
  }

  /** Returns the format of the file of a given name, if its ending tells. */
  public static Optional<FileFormat> of(String fileName) {
    return Arrays.stream(values()).filter(format -> fileName.endsWith(format.ending())).findAny();
  }

  /** Returns the name in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
