package org.superpose.formats.circuit;

import java.nio.charset.StandardCharsets;
import org.superpose.core.netlist.Netlist;
import org.superpose.formats.input.Quotes;

/**
 * Reads combinational circuits in the binary form of AIGER: inputs are the first variables, AND
 * gates the next, each stored as two differences of literals, 7 bits a byte, the lowest first.
 * Source: as for the ascii form.
 */
final class BinaryAigerReader {

  private static final int LONGEST_LINE = 4096; // bytes

  private final byte[] bytes;
  private int at;

  BinaryAigerReader(byte[] bytes) {
    this.bytes = bytes;
  }

  Netlist read() throws CircuitFileException {
    AigerHeader header = AigerHeader.of(line());
    if (header.variables() != header.inputs() + (long) header.ands()) {
      throw CircuitFileException.atLine(
          1,
          "a binary file has as many variables as inputs and AND gates, %s, not %s"
              .formatted(header.inputs() + (long) header.ands(), header.variables()));
    }
    header.checkAgainst(bytes.length - at, 0, 2, 2);
    AigerNets nets = new AigerNets(header, Places.BYTES);
    for (int i = 0; i < header.inputs(); i++) {
      nets.input(0, 2L * (i + 1));
    }
    for (int i = 0; i < header.outputs(); i++) {
      output(nets, i, header);
    }
    for (int i = 0; i < header.ands(); i++) {
      and(nets, i, header);
    }
    symbols(nets);
    return nets.build();
  }

  private void output(AigerNets nets, int index, AigerHeader header) throws CircuitFileException {
    int start = at;
    String line = line();
    if (!line.matches("[0-9]{1,11}")) {
      throw CircuitFileException.atByte(
          start,
          "%s is not output %s of %s: expected one literal"
              .formatted(Quotes.quote(line), index + 1, header.outputs()));
    }
    nets.output(start, Long.parseLong(line));
  }

  private void and(AigerNets nets, int index, AigerHeader header) throws CircuitFileException {
    int start = at;
    long literal = 2L * (header.inputs() + index + 1);
    long first = difference(index, header);
    long second = difference(index, header);
    if (first < 1 || first > literal || second > literal - first) {
      throw CircuitFileException.atByte(
          start,
          "AND gate %s of %s, literal %s, has differences %s and %s: its inputs are not below it"
              .formatted(index + 1, header.ands(), literal, first, second));
    }
    nets.and(start, literal, literal - first, literal - first - second);
  }

  private long difference(int index, AigerHeader header) throws CircuitFileException {
    long value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (at == bytes.length) {
        throw CircuitFileException.atByte(
            at, "the file ends in AND gate %s of %s".formatted(index + 1, header.ands()));
      }
      int next = bytes[at++] & 0xFF;
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw CircuitFileException.atByte(
        at - 5,
        "a difference in AND gate %s of %s has more than 5 bytes"
            .formatted(index + 1, header.ands()));
  }

  private void symbols(AigerNets nets) throws CircuitFileException {
    while (at < bytes.length) {
      int start = at;
      String line = line();
      if (line.equals("c")) {
        return;
      }
      nets.symbol(start, line);
    }
  }

  /** Returns the text up to the next line feed, which may be missing at the end of the file. */
  private String line() throws CircuitFileException {
    int start = at;
    int end = start;
    while (end < bytes.length && bytes[end] != '\n') {
      if (bytes[end] < ' ' || bytes[end] == 0x7F || end - start == LONGEST_LINE) {
        throw CircuitFileException.atByte(
            end,
            "expected printable ASCII and the end of a line within %s bytes"
                .formatted(LONGEST_LINE));
      }
      end++;
    }
    at = Math.min(end + 1, bytes.length);
    return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
  }
}
