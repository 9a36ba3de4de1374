package org.superpose.formats;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.Map;

/** An open file of arrays by name. */
interface ArrayFile extends Closeable {

  /** Returns where the arrays are, for messages. */
  Path file();

  /** Returns the arrays by name, in a fixed order. */
  Map<String, StoredArray> arrays();
}
