package org.superpose.formats.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.superpose.core.netlist.Netlist;
import org.superpose.core.netlist.NodeFunction;
import org.superpose.core.netlist.NodeFunction.Logic;
import org.superpose.core.netlist.NodeFunction.Table;
import org.superpose.formats.input.Quotes;

/**
 * Reads the BENCH format of the ISCAS benchmarks, in any case, with constants and tables ({@code
 * LUT 0x8 (a, b)}) as ABC writes them. Source: F. Brglez, H. Fujiwara, A neutral netlist of 10
 * combinational benchmark circuits, ISCAS 1985.
 */
final class BenchReader {

  private static final String NAME = "[^\\s()=,#]+";

  private static final Pattern TERMINAL =
      Pattern.compile("(INPUT|OUTPUT)\\s*\\(\\s*(" + NAME + ")\\s*\\)", Pattern.CASE_INSENSITIVE);
  private static final Pattern NODE =
      Pattern.compile(
          "("
              + NAME
              + ")\\s*=\\s*("
              + NAME
              + ")(?:\\s+(0[xX][0-9a-fA-F]+))?\\s*(?:\\(([^()=#]*)\\))?");

  private static final Map<String, Logic> GATES =
      Map.ofEntries(
          Map.entry("AND", Logic.AND),
          Map.entry("NAND", Logic.NAND),
          Map.entry("OR", Logic.OR),
          Map.entry("NOR", Logic.NOR),
          Map.entry("XOR", Logic.XOR),
          Map.entry("XNOR", Logic.XNOR),
          Map.entry("NOT", Logic.NOT),
          Map.entry("INV", Logic.NOT),
          Map.entry("BUF", Logic.BUFFER),
          Map.entry("BUFF", Logic.BUFFER),
          Map.entry("VDD", Logic.ONE),
          Map.entry("GND", Logic.ZERO));

  private static final String ALLOWED =
      "AND, NAND, OR, NOR, XOR, XNOR, NOT, BUFF, LUT, vdd and gnd";

  private final TextLines lines;
  private final NetCollector nets = new NetCollector(Places.LINES);

  BenchReader(TextLines lines) {
    this.lines = lines;
  }

  Netlist read() throws CircuitFileException {
    for (String line = lines.nextWithoutComment();
        line != null;
        line = lines.nextWithoutComment()) {
      String text = line.strip();
      if (!text.isEmpty()) {
        take(text);
      }
    }
    return nets.build();
  }

  private void take(String text) throws CircuitFileException {
    Matcher terminal = TERMINAL.matcher(text);
    Matcher node = NODE.matcher(text);
    if (terminal.matches()) {
      String name = terminal.group(2);
      if (terminal.group(1).equalsIgnoreCase("INPUT")) {
        nets.input(lines.number(), name);
      } else {
        nets.output(lines.number(), name, name);
      }
    } else if (node.matches()) {
      node(node, text);
    } else {
      throw fault(
          Quotes.quote(text) + " is not understood; expected INPUT(a), OUTPUT(y) or y = AND(a, b)");
    }
  }

  private void node(Matcher node, String text) throws CircuitFileException {
    String word = node.group(2).toUpperCase(Locale.ROOT);
    List<String> sources = sources(node.group(4), text);
    if (word.startsWith("DFF") || word.equals("LATCH")) {
      throw fault(
          "%s is a register, %s; only combinational circuits are read"
              .formatted(Quotes.quote(node.group(1)), Quotes.quote(node.group(2))));
    }
    Logic logic = GATES.get(word);
    boolean isTable = word.equals("LUT") && node.group(3) != null;
    if (!isTable && (logic == null || node.group(3) != null)) {
      throw fault(
          "%s is no gate that is known in %s; known are %s"
              .formatted(Quotes.quote(node.group(2)), Quotes.quote(text), ALLOWED));
    }
    NodeFunction function = isTable ? table(node.group(3), sources.size()) : logic;
    nets.node(lines.number(), node.group(1), function, sources);
  }

  private List<String> sources(String text, String line) throws CircuitFileException {
    List<String> sources = new ArrayList<>();
    if (text == null || text.isBlank()) {
      return sources;
    }
    for (String source : text.split(",", -1)) {
      String name = source.strip();
      if (!name.matches(NAME)) {
        throw fault(
            "%s is not the name of a net in %s".formatted(Quotes.quote(name), Quotes.quote(line)));
      }
      sources.add(name);
    }
    return sources;
  }

  private Table table(String bits, int arity) throws CircuitFileException {
    String digits = bits.substring(2).replaceFirst("^0+(?=.)", "");
    boolean fits =
        arity <= Table.LARGEST_ARITY
            && digits.length() <= 16
            && (arity == Table.LARGEST_ARITY
                || Long.parseUnsignedLong(digits, 16) >>> (1 << arity) == 0);
    if (!fits) {
      throw fault(
          "%s is no table of %s inputs; up to %s are read, bits beyond 2^inputs are 0"
              .formatted(Quotes.quote(bits), arity, Table.LARGEST_ARITY));
    }
    return new Table(arity, Long.parseUnsignedLong(digits, 16));
  }

  private CircuitFileException fault(String complaint) {
    return CircuitFileException.atLine(lines.number(), complaint);
  }
}
