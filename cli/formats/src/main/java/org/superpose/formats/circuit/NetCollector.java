package org.superpose.formats.circuit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.superpose.core.netlist.MalformedNetlistException;
import org.superpose.core.netlist.Netlist;
import org.superpose.core.netlist.NetlistBuilder;
import org.superpose.core.netlist.NodeFunction;
import org.superpose.formats.input.Quotes;

/** Collects the nets of a file with their places, so that faults can name both. */
final class NetCollector {

  private final Places places;
  private final NetlistBuilder builder = new NetlistBuilder();
  private final Map<String, Integer> driven = new HashMap<>(); // places, by the names of nets
  private final Map<String, Integer> used = new HashMap<>(); // the first place of each
  private final Map<String, Integer> shown = new HashMap<>(); // places of outputs
  private int inputs;
  private int nodes;
  private int last;

  NetCollector(Places places) {
    this.places = places;
    last = places.first();
  }

  void input(int at, String name) throws CircuitFileException {
    checkDriver(at, name);
    check(at, ++inputs, "inputs");
    builder.input(name);
  }

  void node(int at, String name, NodeFunction function, List<String> sources)
      throws CircuitFileException {
    checkDriver(at, name);
    check(at, ++nodes, "nodes");
    sources.forEach(source -> used.putIfAbsent(source, at));
    try {
      builder.node(name, function, sources);
    } catch (MalformedNetlistException e) {
      throw places.fault(at, e.getMessage());
    }
  }

  void output(int at, String name, String net) throws CircuitFileException {
    last = Math.max(last, at);
    Integer earlier = shown.putIfAbsent(name, at);
    if (earlier != null) {
      throw places.fault(
          at, "output %s is already %s".formatted(Quotes.quote(name), places.phrase(earlier)));
    }
    check(at, shown.size(), "outputs");
    used.putIfAbsent(net, at);
    builder.output(name, net);
  }

  private void checkDriver(int at, String name) throws CircuitFileException {
    last = Math.max(last, at);
    Integer earlier = driven.putIfAbsent(name, at);
    if (earlier != null) {
      throw places.fault(
          at,
          "net %s is driven twice: already %s"
              .formatted(Quotes.quote(name), places.phrase(earlier)));
    }
  }

  private void check(int at, int count, String what) throws CircuitFileException {
    if (count > CircuitFile.MOST) {
      throw places.fault(
          at, "is beyond %s %s, the most that are read".formatted(CircuitFile.MOST, what));
    }
  }

  /** Returns the circuit; a fault is put where its net is driven, or else first used. */
  Netlist build() throws CircuitFileException {
    try {
      return builder.build();
    } catch (MalformedNetlistException e) {
      int at =
          switch (e.fault()) {
            case EMPTY -> last;
            case UNDRIVEN -> used.get(e.net());
            default -> driven.get(e.net());
          };
      throw places.fault(at, e.getMessage());
    }
  }
}
