package org.superpose.formats.circuit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.superpose.core.netlist.Netlist;
import org.superpose.core.netlist.NodeFunction;
import org.superpose.core.netlist.NodeFunction.Cover;
import org.superpose.core.netlist.NodeFunction.Logic;
import org.superpose.core.netlist.NodeFunction.Table;

/**
 * Netlists as one text each, whatever format they came from: BLIF, node by node. Names that the
 * format cannot have are changed; nodes that no output is named after are numbered.
 */
public final class NetlistText {

  private static final String BLIF = "blif";

  private final Netlist netlist;
  private final String[] names; // [inputs + nodes]
  private final List<String> outputs = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private String prefix = "n";

  private NetlistText(Netlist netlist) {
    this.netlist = netlist;
    names = new String[netlist.inputs() + netlist.nodes()];
  }

  /**
   * Returns a circuit as its text gives it: {@link #write} of it is the text again, and two files
   * that hold the same nodes in different formats give equal circuits.
   *
   * @throws CircuitFileException if the circuit is too large for one text
   */
  public static Netlist canonical(Netlist netlist) throws CircuitFileException {
    return parse(write(parse(write(netlist)))); // the first may add nodes, and so change the order
  }

  /**
   * Reads a circuit from the text of a file in BLIF.
   *
   * @throws CircuitFileException if it is none
   */
  public static Netlist parse(String text) throws CircuitFileException {
    return CircuitFile.read(text.getBytes(StandardCharsets.UTF_8), BLIF);
  }

  /** Returns the text of a circuit. */
  public static String write(Netlist netlist) {
    return new NetlistText(netlist).text();
  }

  private String text() {
    nameInputsAndOutputs();
    text.append(".model circuit\n.inputs");
    for (int input = 0; input < netlist.inputs(); input++) {
      text.append(' ').append(names[input]);
    }
    text.append("\n.outputs");
    outputs.forEach(name -> text.append(' ').append(name));
    text.append('\n');
    for (int node = 0; node < netlist.nodes(); node++) {
      int signal = netlist.inputs() + node;
      names[signal] = names[signal] == null ? prefix + node : names[signal];
      node(node, names[signal]);
    }
    for (int output = 0; output < netlist.outputs(); output++) {
      String net = names[netlist.output(output)];
      if (!net.equals(outputs.get(output))) {
        text.append(".names %s %s\n1 1\n".formatted(net, outputs.get(output)));
      }
    }
    return text.append(".end\n").toString();
  }

  private void nameInputsAndOutputs() {
    Set<String> taken = new HashSet<>();
    for (int input = 0; input < netlist.inputs(); input++) {
      names[input] = free(netlist.name(input), taken);
    }
    for (int output = 0; output < netlist.outputs(); output++) {
      String wanted = usable(netlist.outputNames().get(output));
      int signal = netlist.output(output);
      boolean isInput = signal < netlist.inputs() && wanted.equals(names[signal]);
      String name = isInput && !outputs.contains(wanted) ? wanted : free(wanted, taken);
      outputs.add(name);
      names[signal] = names[signal] == null ? name : names[signal];
    }
    while (taken.stream().anyMatch(name -> name.startsWith(prefix))) {
      prefix += "n";
    }
  }

  private static String free(String name, Set<String> taken) {
    String free = usable(name);
    while (!taken.add(free)) {
      free += "_";
    }
    return free;
  }

  private static String usable(String name) {
    String usable = name.replaceAll("[^!-~]|[#=\\\\]", "_");
    return usable.isEmpty() || usable.startsWith(".") ? "_" + usable : usable;
  }

  private void node(int node, String name) {
    List<String> sources = new ArrayList<>();
    for (int source : netlist.sources(node)) {
      sources.add(names[source]);
    }
    switch (netlist.function(node)) {
      case Logic logic when logic == Logic.XOR || logic == Logic.XNOR ->
          xor(logic, sources, name, prefix + node);
      case Logic logic -> cover(cover(logic, sources.size()), sources, name);
      case Table table -> cover(cover(table), sources, name);
      case Cover cover -> cover(cover, sources, name);
    }
  }

  /** Two inputs at a time: a cover of all would double with every input. */
  private void xor(Logic logic, List<String> sources, String name, String inner) {
    String sum = sources.getFirst();
    for (int i = 1; i < sources.size() - 1; i++) {
      String next = inner + "_" + i;
      text.append(".names %s %s %s\n10 1\n01 1\n".formatted(sum, sources.get(i), next));
      sum = next;
    }
    String same = logic == Logic.XOR ? "1" : "0";
    text.append(
        sources.size() == 1
            ? ".names %s %s\n%s 1\n".formatted(sum, name, same)
            : ".names %s %s %s\n10 %s\n01 %s\n"
                .formatted(sum, sources.getLast(), name, same, same));
  }

  private static Cover cover(Logic logic, int arity) {
    return switch (logic) {
      case ZERO -> new Cover(0, List.of(), true);
      case ONE -> new Cover(0, List.of(""), true);
      case BUFFER -> new Cover(1, List.of("1"), true);
      case NOT -> new Cover(1, List.of("0"), true);
      case AND -> new Cover(arity, List.of("1".repeat(arity)), true);
      case NAND -> new Cover(arity, List.of("1".repeat(arity)), false);
      case OR -> new Cover(arity, List.of("0".repeat(arity)), false);
      case NOR -> new Cover(arity, List.of("0".repeat(arity)), true);
      case MULTIPLEXER -> new Cover(3, List.of("11-", "0-1"), true);
      case XOR, XNOR -> throw new IllegalArgumentException("written two inputs at a time");
    };
  }

  private static Cover cover(NodeFunction.Table table) {
    List<String> patterns = new ArrayList<>();
    for (int pattern = 0; pattern < 1 << table.arity(); pattern++) {
      if ((table.bits() >>> pattern & 1) == 1) {
        StringBuilder row = new StringBuilder();
        for (int input = 0; input < table.arity(); input++) {
          row.append(pattern >> input & 1);
        }
        patterns.add(row.toString());
      }
    }
    return new Cover(table.arity(), Collections.unmodifiableList(patterns), true);
  }

  private void cover(Cover cover, List<String> sources, String name) {
    text.append(".names");
    sources.forEach(source -> text.append(' ').append(source));
    text.append(' ').append(name).append('\n');
    for (String pattern : cover.patterns()) {
      text.append(pattern).append(cover.arity() == 0 ? "" : " ").append(cover.value() ? 1 : 0);
      text.append('\n');
    }
  }
}
