package org.superpose.formats.circuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.superpose.core.netlist.Netlist;
import org.superpose.core.netlist.NodeFunction.Logic;
import org.superpose.core.netlist.NodeFunction.Table;
import org.superpose.formats.input.Quotes;

/**
 * The literals of an AIGER file on their way to a netlist: inputs have their symbols or {@code i0},
 * {@code i1} and so on for names, outputs theirs or {@code o0}, AND gates their literals.
 */
final class AigerNets {

  private final AigerHeader header;
  private final Places places;
  private final List<Literal> inputs = new ArrayList<>();
  private final List<Literal> outputs = new ArrayList<>();
  private final List<And> ands = new ArrayList<>();
  private final Map<Long, Integer> defined = new HashMap<>(); // places, by variables
  private boolean usesConstant;
  private final @Nullable String[] inputSymbols;
  private final @Nullable String[] outputSymbols;

  AigerNets(AigerHeader header, Places places) {
    this.header = header;
    this.places = places;
    inputSymbols = new @Nullable String[header.inputs()];
    outputSymbols = new @Nullable String[header.outputs()];
  }

  private record Literal(int at, long value) {

    long variable() {
      return value / 2;
    }
  }

  private record And(int at, long output, long left, long right) {}

  void input(int at, long literal) throws CircuitFileException {
    define(at, literal);
    inputs.add(new Literal(at, literal));
  }

  void output(int at, long literal) throws CircuitFileException {
    check(at, literal);
    outputs.add(new Literal(at, literal));
  }

  void and(int at, long output, long left, long right) throws CircuitFileException {
    define(at, output);
    check(at, left);
    check(at, right);
    ands.add(new And(at, output, left, right));
  }

  private void define(int at, long literal) throws CircuitFileException {
    check(at, literal);
    if (literal < 2 || literal % 2 == 1) {
      throw places.fault(
          at, "literal %s cannot be defined; expected an even one from 2".formatted(literal));
    }
    Integer earlier = defined.putIfAbsent(literal / 2, at);
    if (earlier != null) {
      throw places.fault(
          at, "literal %s is defined already %s".formatted(literal, places.phrase(earlier)));
    }
  }

  private void check(int at, long literal) throws CircuitFileException {
    usesConstant |= literal < 2;
    if (literal > 2 * header.variables() + 1) {
      throw places.fault(
          at,
          "literal %s is out of range: 0 to %s for %s variables"
              .formatted(literal, 2 * header.variables() + 1, header.variables()));
    }
  }

  /** Takes a line of the symbol table, such as {@code i0 carry}. */
  void symbol(int at, String line) throws CircuitFileException {
    int blank = line.indexOf(' ');
    String place = blank < 0 ? line : line.substring(0, blank);
    if (blank < 0 || blank == line.length() - 1 || !place.matches("[io][0-9]{1,9}")) {
      throw places.fault(
          at,
          "%s is no symbol; expected i or o, a position, a blank and a name, or c for comments"
              .formatted(Quotes.quote(line)));
    }
    @Nullable String[] symbols = place.charAt(0) == 'i' ? inputSymbols : outputSymbols;
    int position = Integer.parseInt(place.substring(1));
    if (position >= symbols.length || symbols[position] != null) {
      throw places.fault(
          at,
          "%s names %s, which %s"
              .formatted(
                  Quotes.quote(line),
                  place,
                  position >= symbols.length ? "is not there" : "has a name already"));
    }
    symbols[position] = line.substring(blank + 1);
  }

  Netlist build() throws CircuitFileException {
    List<String> inputNames = names(inputSymbols, 'i');
    List<String> outputNames = names(outputSymbols, 'o');
    String prefix = prefix(inputNames);
    NetCollector nets = new NetCollector(places);
    Map<Long, String> nameOf = new HashMap<>(); // by variables
    for (int i = 0; i < inputs.size(); i++) {
      nets.input(inputs.get(i).at(), inputNames.get(i));
      nameOf.put(inputs.get(i).variable(), inputNames.get(i));
    }
    if (usesConstant) {
      nets.node(places.first(), prefix + "0", Logic.ZERO, List.of());
    }
    for (And and : ands) {
      int one = (and.left() % 2 == 0 ? 1 : 0) | (and.right() % 2 == 0 ? 2 : 0);
      nets.node(
          and.at(),
          prefix + and.output(),
          new Table(2, 1L << one),
          List.of(net(and.left(), prefix, nameOf), net(and.right(), prefix, nameOf)));
    }
    Set<Long> negated = new HashSet<>();
    for (int i = 0; i < outputs.size(); i++) {
      Literal shown = outputs.get(i);
      String net = net(shown.value(), prefix, nameOf);
      if (shown.value() % 2 == 1) {
        String not = prefix + shown.value();
        if (negated.add(shown.value())) {
          nets.node(shown.at(), not, Logic.NOT, List.of(net));
        }
        net = not;
      }
      nets.output(shown.at(), outputNames.get(i), net);
    }
    return nets.build();
  }

  private static String net(long literal, String prefix, Map<Long, String> nameOf) {
    return nameOf.getOrDefault(literal / 2, prefix + literal / 2 * 2);
  }

  /** Returns what makes literals other names than any input has. */
  private static String prefix(List<String> names) {
    String prefix = "";
    for (String name : names) {
      if (name.matches("n*[0-9]+")) {
        int letters = name.lastIndexOf('n') + 1;
        prefix = "n".repeat(Math.max(prefix.length(), letters + 1));
      }
    }
    return prefix;
  }

  private static List<String> names(@Nullable String[] symbols, char letter) {
    Set<String> taken = new HashSet<>(Arrays.asList(symbols));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < symbols.length; i++) {
      String symbol = symbols[i];
      StringBuilder name = new StringBuilder(symbol == null ? "" + letter + i : symbol);
      while (symbol == null && taken.contains(name.toString())) {
        name.append('_');
      }
      names.add(name.toString());
    }
    return names;
  }
}
