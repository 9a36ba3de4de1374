package org.superpose.core.netlist;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.superpose.core.netlist.MalformedNetlistException.Fault;

/**
 * Collects the inputs, nodes and outputs of a circuit by the names of their nets, in any order, and
 * finds out whether they are one. Not for use by several threads.
 */
public final class NetlistBuilder {

  private static final int UNDRIVEN = -1;
  private static final int INPUT = -2;
  private static final int LONGEST = 60; // characters of a name
  private static final int SHOWN = 8; // nets of a cycle that a message names

  private final Map<String, Integer> netOfName = new HashMap<>();
  private final List<String> names = new ArrayList<>(); // [nets]
  private final List<Integer> drivers = new ArrayList<>(); // [nets]: node, INPUT or UNDRIVEN
  private final List<Integer> inputs = new ArrayList<>(); // nets
  private final List<Node> nodes = new ArrayList<>();
  private final List<String> outputNames = new ArrayList<>();
  private final Set<String> outputsSeen = new HashSet<>();
  private final List<Integer> outputs = new ArrayList<>(); // nets

  /** Makes a builder of a circuit that has nothing yet. */
  public NetlistBuilder() {}

  /** A node by its nets. */
  private record Node(NodeFunction function, int net, int[] sources) {}

  /**
   * Adds an input.
   *
   * @throws MalformedNetlistException if the net is driven already
   */
  public void input(String name) {
    inputs.add(drive(name, INPUT));
  }

  /**
   * Adds a node.
   *
   * @param name the net that it drives
   * @param function what it computes
   * @param sources the nets that it is computed from
   * @throws MalformedNetlistException if the net is driven already, or the function does not take
   *     as many inputs
   */
  public void node(String name, NodeFunction function, List<String> sources) {
    if (!function.takes(sources.size())) {
      throw new MalformedNetlistException(
          Fault.ARITY,
          name,
          "net %s is %s of %s inputs".formatted(shown(name), nameOf(function), sources.size()));
    }
    int net = drive(name, nodes.size());
    nodes.add(new Node(function, net, sources.stream().mapToInt(this::net).toArray()));
  }

  /** Returns a name as messages show it, which may be long. */
  private static String shown(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "...";
  }

  private static String nameOf(NodeFunction function) {
    return switch (function) {
      case NodeFunction.Logic logic -> logic.name();
      case NodeFunction.Table table -> "a table for %s inputs,".formatted(table.arity());
      case NodeFunction.Cover cover -> "patterns for %s inputs,".formatted(cover.arity());
    };
  }

  /**
   * Adds an output that has the name of the net that it shows.
   *
   * @throws MalformedNetlistException if there is such an output already
   */
  public void output(String net) {
    output(net, net);
  }

  /**
   * Adds an output that shows a net.
   *
   * @throws MalformedNetlistException if there is such an output already
   */
  public void output(String name, String net) {
    if (!outputsSeen.add(name)) {
      throw new MalformedNetlistException(
          Fault.OUTPUT_TWICE, name, "output %s is there twice".formatted(shown(name)));
    }
    outputNames.add(name);
    outputs.add(net(net));
  }

  /** Returns whether a net is driven so far, by an input or a node. */
  public boolean isDriven(String name) {
    Integer net = netOfName.get(name);
    return net != null && drivers.get(net) != UNDRIVEN;
  }

  private int net(String name) {
    return netOfName.computeIfAbsent(
        name,
        _ -> {
          names.add(name);
          drivers.add(UNDRIVEN);
          return names.size() - 1;
        });
  }

  private int drive(String name, int driver) {
    int net = net(name);
    if (drivers.get(net) != UNDRIVEN) {
      throw new MalformedNetlistException(
          Fault.DRIVEN_TWICE, name, "net %s is driven twice".formatted(shown(name)));
    }
    drivers.set(net, driver);
    return net;
  }

  /**
   * Returns the circuit. Cost: linear.
   *
   * @throws MalformedNetlistException if there are no inputs or no outputs, a net is used that
   *     nothing drives, or one follows from itself
   */
  public Netlist build() {
    if (inputs.isEmpty() || outputs.isEmpty()) {
      throw new MalformedNetlistException(
          Fault.EMPTY,
          "",
          "the circuit has no %s; give at least one"
              .formatted(inputs.isEmpty() ? "inputs" : "outputs"));
    }
    int undriven = drivers.indexOf(UNDRIVEN);
    if (undriven >= 0) {
      String name = names.get(undriven);
      throw new MalformedNetlistException(
          Fault.UNDRIVEN,
          name,
          "net %s is used, but is neither an input nor the output of a node"
              .formatted(shown(name)));
    }
    return inOrder(order());
  }

  /** Returns the nodes, each after all that it is computed from. */
  private List<Integer> order() {
    int[] missing = new int[nodes.size()]; // nodes that a node still waits for
    List<List<Integer>> users = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      users.add(new ArrayList<>(2));
    }
    Deque<Integer> ready = new ArrayDeque<>();
    for (int node = 0; node < nodes.size(); node++) {
      for (int source : nodes.get(node).sources()) {
        int driver = drivers.get(source);
        if (driver != INPUT) {
          users.get(driver).add(node);
          missing[node]++;
        }
      }
      if (missing[node] == 0) {
        ready.add(node);
      }
    }
    List<Integer> order = new ArrayList<>(nodes.size());
    while (!ready.isEmpty()) {
      int node = ready.remove();
      order.add(node);
      for (int user : users.get(node)) {
        if (--missing[user] == 0) {
          ready.add(user);
        }
      }
    }
    if (order.size() < nodes.size()) {
      throw cycle(missing);
    }
    return order;
  }

  /** Walks backwards through nodes that wait until one is met again. */
  private MalformedNetlistException cycle(int[] missing) {
    int node = 0;
    while (missing[node] == 0) {
      node++;
    }
    List<Integer> walk = new ArrayList<>();
    Map<Integer, Integer> met = new HashMap<>();
    while (met.putIfAbsent(node, walk.size()) == null) {
      walk.add(node);
      node = waitedFor(node, missing);
    }
    List<String> nets =
        walk.subList(met.get(node), walk.size()).stream()
            .map(each -> names.get(nodes.get(each).net()))
            .toList();
    String first = shown(nets.getFirst());
    String path =
        nets.stream().limit(SHOWN).map(NetlistBuilder::shown).collect(Collectors.joining(" from "))
            + (nets.size() > SHOWN ? " from ... from " : " from ")
            + first;
    return new MalformedNetlistException(
        Fault.CYCLE, nets.getFirst(), "net %s follows from itself: %s".formatted(first, path));
  }

  private int waitedFor(int node, int[] missing) {
    for (int source : nodes.get(node).sources()) {
      int driver = drivers.get(source);
      if (driver != INPUT && missing[driver] > 0) {
        return driver;
      }
    }
    throw new AssertionError("a node waits for none");
  }

  private Netlist inOrder(List<Integer> order) {
    int[] signals = new int[names.size()]; // [nets]
    List<String> ordered = new ArrayList<>();
    for (int net : inputs) {
      signals[net] = ordered.size();
      ordered.add(names.get(net));
    }
    List<NodeFunction> functions = new ArrayList<>(order.size());
    int[][] sources = new int[order.size()][];
    for (int i = 0; i < order.size(); i++) {
      Node node = nodes.get(order.get(i));
      signals[node.net()] = ordered.size();
      ordered.add(names.get(node.net()));
      functions.add(node.function());
      sources[i] = signalsOf(node.sources(), signals);
    }
    int[] shown = signalsOf(outputs.stream().mapToInt(Integer::intValue).toArray(), signals);
    return new Netlist(ordered, functions, sources, outputNames, shown);
  }

  private static int[] signalsOf(int[] nets, int[] signals) {
    int[] result = new int[nets.length];
    for (int i = 0; i < nets.length; i++) {
      result[i] = signals[nets[i]];
    }
    return result;
  }
}
