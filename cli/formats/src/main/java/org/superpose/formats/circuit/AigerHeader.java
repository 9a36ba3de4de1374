package org.superpose.formats.circuit;

import java.util.List;
import org.superpose.formats.input.Quotes;

/**
 * The sizes on the first line of an AIGER file.
 *
 * @param variables the largest number of a variable
 * @param inputs the number of inputs
 * @param outputs the number of outputs
 * @param ands the number of AND gates
 */
record AigerHeader(long variables, int inputs, int outputs, int ands) {

  private static final List<String> REFUSED =
      List.of("bad state properties", "invariant constraints", "justice properties", "fairness");

  /**
   * Reads the line {@code aag M I L O A B C J F}, of which the last four may be missing.
   *
   * @throws CircuitFileException if it has other fields, or the circuit is not combinational or too
   *     large
   */
  static AigerHeader of(String line) throws CircuitFileException {
    String[] words = line.split(" ", -1);
    if (words.length < 6 || words.length > 10) {
      throw fault(
          "%s is no AIGER header; expected %s M I L O A with whole numbers"
              .formatted(Quotes.quote(line), words[0]));
    }
    long[] sizes = new long[9];
    for (int i = 1; i < words.length; i++) {
      sizes[i - 1] = number(words[i], line);
    }
    if (sizes[2] > 0) {
      throw fault(
          "the circuit has latches, %s of them; only combinational circuits are read"
              .formatted(sizes[2]));
    }
    for (int i = 0; i < REFUSED.size(); i++) {
      if (sizes[5 + i] > 0) {
        throw fault(
            "the circuit has %s %s; only outputs are read".formatted(sizes[5 + i], REFUSED.get(i)));
      }
    }
    if (sizes[0] < sizes[1] + sizes[4]) {
      throw fault(
          "%s inputs and %s AND gates are more than the %s variables of the header"
              .formatted(sizes[1], sizes[4], sizes[0]));
    }
    return new AigerHeader(
        sizes[0],
        bounded(sizes[1], "inputs"),
        bounded(sizes[3], "outputs"),
        bounded(sizes[4], "AND gates"));
  }

  /** Checks that what the header announces can be in what follows it. */
  void checkAgainst(int bytes, int ofInput, int ofOutput, int ofAnd) throws CircuitFileException {
    long least = (long) inputs * ofInput + (long) outputs * ofOutput + (long) ands * ofAnd;
    if (bytes < least) {
      throw fault(
          "%s inputs, %s outputs and %s AND gates take at least %s bytes, but %s follow"
              .formatted(inputs, outputs, ands, least, bytes));
    }
  }

  private static long number(String word, String line) throws CircuitFileException {
    if (!word.matches("[0-9]{1,10}")) {
      throw fault(
          "%s in %s is not a whole number of at most 10 digits"
              .formatted(Quotes.quote(word), Quotes.quote(line)));
    }
    return Long.parseLong(word);
  }

  private static int bounded(long count, String what) throws CircuitFileException {
    if (count > CircuitFile.MOST) {
      throw fault(
          "%s %s are more than %s, the most that are read"
              .formatted(count, what, CircuitFile.MOST));
    }
    return (int) count;
  }

  private static CircuitFileException fault(String complaint) {
    return CircuitFileException.atLine(1, complaint);
  }
}
