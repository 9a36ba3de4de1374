package org.superpose.constructions.pairwiseand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A set of wrong inputs of two features, from which one can be drawn; order is deterministic. */
final class WrongInputs {

  /** An input of two features. */
  record Input(int first, int second) {}

  private final List<Input> inputs = new ArrayList<>();
  private final Map<Input, Integer> places = new HashMap<>();
  private final List<Integer> excesses = new ArrayList<>();

  int size() {
    return inputs.size();
  }

  Input get(int at) {
    return inputs.get(at);
  }

  /** Returns by how much an input's wrong outputs are above what they may be; 0 if it is right. */
  int excess(int at) {
    return excesses.get(at);
  }

  boolean contains(Input input) {
    return places.containsKey(input);
  }

  /** Notes an input's excess; 0 takes it out. */
  void put(Input input, int excess) {
    Integer place = places.get(input);
    if (place == null && excess > 0) {
      places.put(input, inputs.size());
      inputs.add(input);
      excesses.add(excess);
    } else if (place != null && excess > 0) {
      excesses.set(place, excess);
    } else if (place != null) {
      remove(input, place);
    }
  }

  /** The last input takes the place. */
  private void remove(Input input, int place) {
    places.remove(input);
    Input last = inputs.removeLast();
    int excess = excesses.removeLast();
    if (place < inputs.size()) {
      inputs.set(place, last);
      excesses.set(place, excess);
      places.put(last, place);
    }
  }
}
