package org.superpose.formats.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.superpose.core.exact.Dyadic;
import org.superpose.core.network.Matrix;

/**
 * Rows of a product W E with a constant each, as sums over features. Keeps the latest, since
 * outputs share neurons. Used by one thread.
 */
final class EffectiveSums {

  /** How many weights are kept, of some ten bytes while they are small. */
  private static final int KEPT = 50_000_000;

  private final Matrix weights;
  private final Matrix encoder;
  private final Map<Integer, Sum> kept;

  EffectiveSums(Matrix weights, Matrix encoder) {
    this.weights = weights;
    this.encoder = encoder;
    int most = Math.max(1, KEPT / encoder.columns());
    kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Integer, Sum> eldest) {
            return size() > most;
          }
        };
  }

  /** Returns a row; the constant is that of the row, the same whenever it is asked for. */
  Sum of(int row, Dyadic constant) {
    Sum known = kept.get(row);
    if (known == null) {
      known = compute(row, constant);
      kept.put(row, known);
    }
    return known;
  }

  private Sum compute(int row, Dyadic constant) {
    Dyadic[] sums = new Dyadic[encoder.columns()];
    Arrays.fill(sums, Dyadic.ZERO);
    weights.forEachInRow(
        row,
        (column, weight) -> {
          Dyadic factor = Dyadic.of(weight);
          encoder.forEachInRow(
              column,
              (feature, entry) ->
                  sums[feature] = sums[feature].plus(factor.times(Dyadic.of(entry))));
        });
    int[] terms =
        IntStream.range(0, sums.length).filter(feature -> sums[feature].signum() != 0).toArray();
    List<Dyadic> nonzero = new ArrayList<>(terms.length);
    for (int term : terms) {
      nonzero.add(sums[term]);
    }
    return Sum.of(terms, nonzero, constant);
  }
}
