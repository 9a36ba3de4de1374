package org.superpose.formats.circuit;

import org.jspecify.annotations.Nullable;
import org.superpose.core.netlist.Netlist;
import org.superpose.formats.input.Quotes;

/**
 * Reads combinational circuits in the ascii form of AIGER. Source: A. Biere, The AIGER and-inverter
 * graph (AIG) format, version 20070427, and AIGER 1.9 and beyond, 2011.
 */
final class AsciiAigerReader {

  private final TextLines lines;

  AsciiAigerReader(TextLines lines) {
    this.lines = lines;
  }

  Netlist read() throws CircuitFileException {
    AigerHeader header = AigerHeader.of(String.valueOf(lines.next()));
    header.checkAgainst(lines.left() + 1, 2, 2, 6); // the last line may lack its end
    AigerNets nets = new AigerNets(header, Places.LINES);
    for (int i = 0; i < header.inputs(); i++) {
      long literal = literals(1, "input", i, header.inputs())[0];
      nets.input(lines.number(), literal);
    }
    for (int i = 0; i < header.outputs(); i++) {
      long literal = literals(1, "output", i, header.outputs())[0];
      nets.output(lines.number(), literal);
    }
    for (int i = 0; i < header.ands(); i++) {
      long[] and = literals(3, "AND gate", i, header.ands());
      nets.and(lines.number(), and[0], and[1], and[2]);
    }
    String line = lines.next();
    while (line != null && !line.equals("c")) {
      nets.symbol(lines.number(), line);
      line = lines.next();
    }
    return nets.build();
  }

  private long[] literals(int count, String what, int index, int all) throws CircuitFileException {
    @Nullable String line = lines.next();
    if (line == null) {
      throw CircuitFileException.atLine(
          lines.number(), "the file ends before %s %s of %s".formatted(what, index + 1, all));
    }
    String[] words = line.split(" ", -1);
    long[] literals = new long[count];
    for (int i = 0; i < count; i++) {
      if (words.length != count || !words[i].matches("[0-9]{1,11}")) {
        throw CircuitFileException.atLine(
            lines.number(),
            "%s is not %s %s of %s: expected %s"
                .formatted(
                    Quotes.quote(line),
                    what,
                    index + 1,
                    all,
                    count == 1 ? "one literal" : "three literals with a blank between"));
      }
      literals[i] = Long.parseLong(words[i]);
    }
    return literals;
  }
}
