package org.superpose.core.circuit;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * The function of one output as a table of the features that it depends on.
 *
 * @param features ascending; empty if the output is constant
 * @param values bit {@code p} is set if the output is 1 when exactly the features {@code
 *     features.get(i)} with bit {@code i} of {@code p} set are active
 */
public record ConeTable(List<Integer> features, BitSet values) {

  /** The largest number of features in a cone that is tabled. */
  public static final int LARGEST_ARITY = 16;

  /** Copies what is given. */
  public ConeTable {
    features = List.copyOf(features);
    values = (BitSet) values.clone();
  }

  /** Returns a copy of the table. */
  @Override
  public BitSet values() {
    return (BitSet) values.clone();
  }

  /** Returns whether the output is 1 for a pattern of its features. */
  public boolean value(int pattern) {
    return values.get(pattern);
  }

  /** Returns the table without the features that the output does not depend on. */
  ConeTable reduced() {
    for (int i = 0; i < features.size(); i++) {
      if (ignores(i)) {
        return without(i).reduced();
      }
    }
    return this;
  }

  private boolean ignores(int position) {
    int bit = 1 << position;
    for (int pattern = 0; pattern < 1 << features.size(); pattern++) {
      if ((pattern & bit) == 0 && values.get(pattern) != values.get(pattern | bit)) {
        return false;
      }
    }
    return true;
  }

  private ConeTable without(int position) {
    BitSet kept = new BitSet();
    int below = (1 << position) - 1;
    for (int pattern = 0; pattern < 1 << (features.size() - 1); pattern++) {
      kept.set(pattern, values.get((pattern & below) | (pattern & ~below) << 1));
    }
    List<Integer> rest =
        Stream.concat(
                features.subList(0, position).stream(),
                features.subList(position + 1, features.size()).stream())
            .toList();
    return new ConeTable(rest, kept);
  }
}
