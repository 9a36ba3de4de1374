package org.superpose.core.circuit;

import java.util.ArrayList;
import java.util.Arrays;
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
    int[] component = ofSignals(circuit);
    List<List<Integer>> features = lists(circuit.features());
    List<List<Integer>> nodes = lists(circuit.features());
    for (int feature = 0; feature < circuit.features(); feature++) {
      features.get(component[feature]).add(feature);
    }
    for (int node = 0; node < circuit.nodes(); node++) {
      nodes.get(component[circuit.signal(node)]).add(node);
    }
    List<Component> components = new ArrayList<>();
    for (int first = 0; first < circuit.features(); first++) {
      if (!features.get(first).isEmpty()) {
        components.add(new Component(array(features.get(first)), array(nodes.get(first))));
      }
    }
    return components;
  }

  /** Returns the first feature of the part that each signal belongs to, {@code [signals]}. */
  static int[] ofSignals(Circuit circuit) {
    int[] parent = new int[circuit.features()];
    int[] feature = new int[circuit.features() + circuit.nodes()]; // one of each signal's cone
    for (int each = 0; each < parent.length; each++) {
      parent[each] = each;
      feature[each] = each;
    }
    for (int node = 0; node < circuit.nodes(); node++) {
      int left = feature[circuit.left(node)];
      feature[circuit.signal(node)] = left;
      join(parent, left, feature[circuit.right(node)]);
    }
    Arrays.setAll(feature, signal -> root(parent, feature[signal]));
    return feature;
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
