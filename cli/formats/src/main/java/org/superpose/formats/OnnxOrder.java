package org.superpose.formats;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which output of a graph is the network's, and the operations that it takes, in order.
 *
 * @param output the name of the output
 * @param nodes the operations
 */
record OnnxOrder(String output, List<OnnxGraph.Node> nodes) {

  /**
   * Orders the operations of a graph.
   *
   * @throws NetworkFileException if they form a cycle, a name is given twice, or no output follows
   *     from all others
   */
  static OnnxOrder of(Path file, OnnxGraph graph) throws NetworkFileException {
    Map<String, OnnxGraph.Node> givers = new HashMap<>();
    for (OnnxGraph.Node node : graph.nodes()) {
      for (String name : node.outputs()) {
        boolean known = graph.inputs().containsKey(name) || graph.tensors().containsKey(name);
        if (!name.isEmpty() && (known || givers.put(name, node) != null)) {
          throw new NetworkFileException(
              file, "gives %s twice".formatted(NetworkFileException.quote(name)));
        }
      }
    }
    for (String output : graph.outputs()) {
      Set<String> needed = needed(output, givers);
      if (needed.containsAll(graph.outputs())) {
        return new OnnxOrder(output, ordered(file, graph, needed, givers));
      }
    }
    throw new NetworkFileException(
        file,
        "has %s outputs of which none follows from all others; a network has one"
            .formatted(graph.outputs().size()));
  }

  /** Returns all names that an output follows from, and itself. */
  private static Set<String> needed(String output, Map<String, OnnxGraph.Node> givers) {
    Set<String> needed = new HashSet<>(Set.of(output));
    Deque<String> open = new ArrayDeque<>(needed);
    while (!open.isEmpty()) {
      OnnxGraph.Node giver = givers.get(open.pop());
      if (giver != null) {
        giver.inputs().stream().filter(needed::add).forEach(open::push);
      }
    }
    return needed;
  }

  private static List<OnnxGraph.Node> ordered(
      Path file, OnnxGraph graph, Set<String> needed, Map<String, OnnxGraph.Node> givers)
      throws NetworkFileException {
    List<OnnxGraph.Node> left = new ArrayList<>();
    for (OnnxGraph.Node node : graph.nodes()) {
      if (node.outputs().stream().anyMatch(needed::contains)) {
        left.add(node);
      }
    }
    List<OnnxGraph.Node> ordered = new ArrayList<>();
    Set<String> given = new HashSet<>();
    int before = -1;
    while (before != ordered.size()) {
      before = ordered.size();
      for (Iterator<OnnxGraph.Node> nodes = left.iterator(); nodes.hasNext(); ) {
        OnnxGraph.Node node = nodes.next();
        boolean ready =
            node.inputs().stream()
                .allMatch(name -> given.contains(name) || !givers.containsKey(name));
        if (ready) {
          ordered.add(node);
          given.addAll(node.outputs());
          nodes.remove();
        }
      }
    }
    if (!left.isEmpty()) {
      throw new NetworkFileException(
          file,
          "has a cycle: operation %s reads what follows from its own result"
              .formatted(NetworkFileException.quote(left.getFirst().operator())));
    }
    return ordered;
  }
}
