package org.superpose.formats;

import java.io.IOException;
import java.nio.file.Path;
import org.superpose.formats.query.QueryException;
import org.superpose.formats.query.QueryFormat;
import org.superpose.formats.query.QueryWriter;

/** Questions for solvers about one network, as files. */
public final class NetworkQueries {

  private final NetworkFile file;
  private final QueryWriter writer;

  /** Prepares the questions about a network. */
  public NetworkQueries(NetworkFile file) {
    this.file = file;
    writer = new QueryWriter(file.name(), file.network(), file.problem());
  }

  /** Returns the usual name of the file of a question. */
  public String fileName(int output, QueryFormat format) {
    return "%s-output%s%s".formatted(file.name(), output, format.ending());
  }

  /**
   * Writes the question whether an output is wrong on some input; the file is complete or not
   * there.
   *
   * @throws QueryException if the format cannot hold it
   * @throws IOException if the file cannot be written
   */
  public void write(int output, QueryFormat format, Path to) throws IOException {
    AtomicFile.write(to, out -> writer.write(output, format, out));
  }
}
