package org.superpose.formats.query;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;

/**
 * Writes, for each output, whether it is wrong on some input of the domain, as a question for
 * programs that know nothing of networks. A solution is a wrong input, and no solution means that
 * the output is right on every input. Nothing is rounded. The same network, output and format give
 * the same bytes.
 *
 * <p>Memory: the weights of the neurons that the output depends on, each a sum over features, and
 * those of other outputs for some 500 MB. Used by one thread.
 */
public final class QueryWriter {

  /** Up to here doubles, which solvers of linear programs read, hold every whole number. */
  private static final BigInteger LARGEST_IN_DOUBLES = BigInteger.ONE.shiftLeft(53);

  private final String name;
  private final Network network;
  private final QueryBuilder queries;

  /**
   * Prepares the questions about a network.
   *
   * @param name what comments call the network
   * @param network the network
   * @param problem what it is to compute, of as many features and outputs
   */
  public QueryWriter(String name, Network network, Problem problem) {
    this.name = name;
    this.network = network;
    queries = new QueryBuilder(network, problem);
  }

  /**
   * Writes the question about an output; the stream stays open.
   *
   * @throws QueryException if the format cannot hold it; then nothing is written
   * @throws IOException if the stream cannot be written to
   */
  public void write(int output, QueryFormat format, OutputStream stream) throws IOException {
    Query query = queries.of(output);
    int features = network.features();
    Census census = new Census(features);
    if (format != QueryFormat.SMT2) {
      LinearQuery.write(query, relu(format), census);
    }
    if (format == QueryFormat.LP && census.largest().compareTo(LARGEST_IN_DOUBLES) > 0) {
      throw new QueryException(
          ("output %s needs whole numbers up to %s, and solvers read those of lp in double"
                  + " precision, exact up to 2^53; use opb or smt2")
              .formatted(output, census.largest()));
    }
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)); // never throws
    if (format == QueryFormat.OPB) {
      out.print(
          "* #variable= %s #constraint= %s\n".formatted(census.variables(), census.constraints()));
    }
    for (String line : Heading.of(query, name, format, census)) {
      out.print(format.comment() + " " + line + "\n");
    }
    body(query, format, out);
    if (out.checkError()) {
      throw new IOException("the question about output " + output + " could not be written");
    }
  }

  private static ReluForm relu(QueryFormat format) {
    return format == QueryFormat.LP ? ReluForm.NUMBER : ReluForm.BITS;
  }

  private void body(Query query, QueryFormat format, PrintWriter out) {
    switch (format) {
      case LP -> {
        LpFile file = new LpFile(out, network.features());
        LinearQuery.write(query, relu(format), file);
        file.finish();
      }
      case OPB -> LinearQuery.write(query, relu(format), new OpbFile(out, network.features()));
      case SMT2 -> SmtFile.write(query, out);
    }
  }
}
