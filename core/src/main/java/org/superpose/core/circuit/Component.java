package org.superpose.core.circuit;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a circuit that shares no gate with the rest.
 *
 * @param features ascending
 * @param nodes ascending
 */
record Component(int[] features, int[] nodes) {

  /** Returns the parts of a circuit, by their first features. Cost: nearly linear. */
  static List<Component> of(Circuit circuit) {
    int[] parent = new int[circuit.features()];
    for (int feature = 0; feature < parent.length; feature++) {
      parent[feature] = feature;
    }
    int[] feature = new int[circuit.nodes()]; // one of each node's cone
    for (int node = 0; node < circuit.nodes(); node++) {
      int left = ofCone(circuit, circuit.left(node), feature);
      int right = ofCone(circuit, circuit.right(node), feature);
      feature[node] = left;
      join(parent, left, right);
    }
    return grouped(circuit, parent, feature);
  }

  private static int ofCone(Circuit circuit, int signal, int[] feature) {
    return signal < circuit.features() ? signal : feature[signal - circuit.features()];
  }

  private static void join(int[] parent, int a, int b) {
    int first = root(parent, a);
    int second = root(parent, b);
    parent[Math.max(first, second)] = Math.min(first, second);
  }

  private static int root(int[] parent, int feature) {
    int at = feature;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private static List<Component> grouped(Circuit circuit, int[] parent, int[] feature) {
    List<List<Integer>> features = lists(parent.length);
    List<List<Integer>> nodes = lists(parent.length);
    for (int each = 0; each < parent.length; each++) {
      features.get(root(parent, each)).add(each);
    }
    for (int node = 0; node < circuit.nodes(); node++) {
      nodes.get(root(parent, feature[node])).add(node);
    }
    List<Component> components = new ArrayList<>();
    for (int root = 0; root < parent.length; root++) {
      if (!features.get(root).isEmpty()) {
        components.add(new Component(array(features.get(root)), array(nodes.get(root))));
      }
    }
    return components;
  }

  private static List<List<Integer>> lists(int count) {
    List<List<Integer>> lists = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      lists.add(new ArrayList<>(1));
    }
    return lists;
  }

  private static int[] array(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
