package org.superpose.formats;

import java.io.IOException;

/** What an operation of ONNX computes. */
@FunctionalInterface
interface OnnxOperator {

  /**
   * Returns the first result.
   *
   * @throws NetworkFileException if the operation cannot be understood as a part of a network
   */
  OnnxValue apply(OnnxCall call) throws IOException;
}
