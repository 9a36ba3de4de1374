package org.superpose.core.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.superpose.core.netlist.Netlist;
import org.superpose.core.netlist.NetlistBuilder;
import org.superpose.core.netlist.NodeFunction;
import org.superpose.core.netlist.NodeFunction.Cover;
import org.superpose.core.netlist.NodeFunction.Logic;
import org.superpose.core.netlist.NodeFunction.Table;
import org.superpose.core.random.RandomStream;

/** Draws netlists with nodes of every kind. */
final class RandomNetlists {

  private static final List<Logic> NAMED = List.of(Logic.values());

  private RandomNetlists() {}

  static Netlist draw(int inputs, int nodes, int outputs, RandomStream random) {
    NetlistBuilder builder = new NetlistBuilder();
    List<String> nets = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      nets.add("i" + i);
      builder.input("i" + i);
    }
    for (int i = 0; i < nodes; i++) {
      NodeFunction function = function(random);
      List<String> sources =
          IntStream.range(0, arity(function, random))
              .mapToObj(_ -> nets.get(random.nextInt(nets.size())))
              .toList();
      builder.node("n" + i, function, sources);
      nets.add("n" + i);
    }
    for (int i = 0; i < outputs; i++) {
      builder.output("o" + i, nets.get(random.nextInt(nets.size())));
    }
    return builder.build();
  }

  private static NodeFunction function(RandomStream random) {
    int kind = random.nextInt(14);
    if (kind < NAMED.size()) {
      return NAMED.get(kind);
    }
    int arity = random.nextInt(7);
    if (kind == NAMED.size()) {
      return new Table(arity, random.nextLong() & (arity == 6 ? -1L : (1L << (1 << arity)) - 1));
    }
    List<String> patterns =
        IntStream.range(0, random.nextInt(5))
            .mapToObj(
                _ ->
                    IntStream.range(0, arity)
                        .mapToObj(i -> String.valueOf("01-".charAt(random.nextInt(3))))
                        .reduce("", String::concat))
            .toList();
    return new Cover(arity, patterns, random.nextInt(2) == 1);
  }

  private static int arity(NodeFunction function, RandomStream random) {
    int arity = random.nextInt(4) + 1;
    return function.takes(arity)
        ? arity
        : IntStream.rangeClosed(0, 6).filter(function::takes).findFirst().orElseThrow();
  }

  /** Returns the bits of a pattern that are set. */
  static int[] active(int pattern) {
    return IntStream.range(0, 31).filter(i -> (pattern >> i & 1) == 1).toArray();
  }
}
