package org.superpose.formats.circuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.superpose.core.netlist.Netlist;
import org.superpose.core.netlist.NodeFunction.Cover;
import org.superpose.formats.input.Quotes;

/**
 * Reads one combinational model of the Berkeley Logic Interchange Format. Source: the description
 * of BLIF, University of California, Berkeley, 1992.
 */
final class BlifReader {

  private static final Set<String> REGISTERS = Set.of(".latch", ".mlatch", ".start_kiss");
  private static final Set<String> HIERARCHY = Set.of(".subckt", ".gate", ".search");

  private final TextLines lines;
  private final NetCollector nets = new NetCollector(Places.LINES);
  private int line; // where the current one begins
  private boolean hasModel;
  private boolean ended;
  private @Nullable Names open; // the function whose rows are read

  BlifReader(TextLines lines) {
    this.lines = lines;
  }

  /** A function under construction. */
  private static final class Names {

    private final int line;
    private final List<String> sources;
    private final String output;
    private final List<String> patterns = new ArrayList<>();
    private char value = '1';

    Names(int line, List<String> nets) {
      this.line = line;
      sources = nets.subList(0, nets.size() - 1);
      output = nets.getLast();
    }
  }

  Netlist read() throws CircuitFileException {
    for (String text = next(); text != null; text = next()) {
      List<String> words = words(text);
      if (words.isEmpty()) {
        continue;
      }
      if (words.getFirst().startsWith(".")) {
        close();
        command(words);
      } else {
        row(words, text);
      }
    }
    close();
    return nets.build();
  }

  /** Returns the next line with those that continue it, or null after the last. */
  private @Nullable String next() throws CircuitFileException {
    String text = lines.nextWithoutComment();
    line = lines.number();
    if (text == null || !text.stripTrailing().endsWith("\\")) {
      return text;
    }
    StringBuilder joined = new StringBuilder();
    while (text != null && text.stripTrailing().endsWith("\\")) {
      String part = text.stripTrailing();
      joined.append(part, 0, part.length() - 1).append(' ');
      text = lines.nextWithoutComment();
    }
    return joined.append(text == null ? "" : text).toString();
  }

  private static List<String> words(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() ? List.of() : Arrays.asList(stripped.split("\\s+", -1));
  }

  private void command(List<String> words) throws CircuitFileException {
    List<String> rest = words.subList(1, words.size());
    String command = words.getFirst();
    if (command.equals(".model") && hasModel) {
      throw fault("a second model, %s; give files of one".formatted(quoted(rest)));
    }
    if (ended) {
      throw fault("%s comes after .end".formatted(Quotes.quote(command)));
    }
    switch (command) {
      case ".model" -> hasModel = true;
      case ".inputs", ".input" -> inputs(rest);
      case ".outputs", ".output" -> outputs(rest);
      case ".names" -> names(rest);
      case ".end" -> ended = true;
      default -> refuse(command, rest);
    }
  }

  private void inputs(List<String> names) throws CircuitFileException {
    for (String name : names) {
      nets.input(line, name);
    }
  }

  private void outputs(List<String> names) throws CircuitFileException {
    for (String name : names) {
      nets.output(line, name, name);
    }
  }

  private void names(List<String> names) throws CircuitFileException {
    if (names.isEmpty()) {
      throw fault("a .names has no net; its last one is what it drives");
    }
    open = new Names(line, names);
  }

  private void refuse(String command, List<String> rest) throws CircuitFileException {
    if (REGISTERS.contains(command)) {
      throw fault(
          "%s %s is a register; only combinational circuits are read"
              .formatted(Quotes.quote(command), quoted(rest)));
    }
    if (HIERARCHY.contains(command)) {
      throw fault(
          "%s %s refers to another model or library; flatten the circuit first"
              .formatted(Quotes.quote(command), quoted(rest)));
    }
    throw fault(
        "%s is not understood; known are .model, .inputs, .outputs, .names and .end"
            .formatted(Quotes.quote(command)));
  }

  private static String quoted(List<String> words) {
    return Quotes.quote(String.join(" ", words));
  }

  private void row(List<String> words, String text) throws CircuitFileException {
    Names names = open;
    if (names == null) {
      throw fault(
          "%s belongs to no .names; a line begins with a dot, or is a row of a function"
              .formatted(Quotes.quote(text.strip())));
    }
    int arity = names.sources.size();
    String pattern = arity == 0 ? "" : words.getFirst();
    String value = words.getLast();
    boolean isRow =
        words.size() == (arity == 0 ? 1 : 2)
            && pattern.length() == arity
            && pattern.chars().allMatch(c -> "01-".indexOf(c) >= 0)
            && (value.equals("0") || value.equals("1"));
    if (!isRow) {
      throw fault(
          "%s is no row of %s; expected %s"
              .formatted(Quotes.quote(text.strip()), Quotes.quote(names.output), expected(arity)));
    }
    if (!names.patterns.isEmpty() && names.value != value.charAt(0)) {
      throw fault(
          "%s mixes rows for 0 with rows for 1 of %s; expected one of both"
              .formatted(Quotes.quote(text.strip()), Quotes.quote(names.output)));
    }
    names.value = value.charAt(0);
    names.patterns.add(pattern);
  }

  private static String expected(int arity) {
    return arity == 0
        ? "0 or 1"
        : "%s characters of 0, 1 and -, a blank, and 0 or 1".formatted(arity);
  }

  private void close() throws CircuitFileException {
    Names names = open;
    open = null;
    if (names != null) {
      Cover cover = new Cover(names.sources.size(), names.patterns, names.value == '1');
      nets.node(names.line, names.output, cover, names.sources);
    }
  }

  private CircuitFileException fault(String complaint) {
    return CircuitFileException.atLine(line, complaint);
  }
}
