package org.superpose.formats;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds a power of two of which a value is a whole multiple on every input: as features are 0 or 1,
 * so is every sum of products of doubles.
 */
final class Grid {

  /** What an empty sum, 0, is a multiple of. */
  private static final int COARSEST = 4096;

  private final Map<Block, int[]> powers = new HashMap<>();

  /** Returns the power for every row of a map whose numbers are used as doubles. */
  int[] powers(AffineMap map) throws IOException {
    int[] rows = new int[map.rows()];
    Arrays.fill(rows, COARSEST);
    for (Map.Entry<Block, List<ExactRow>> part : map.exactRows().entrySet()) {
      int[] read = powers(part.getKey());
      for (int row = 0; row < rows.length; row++) {
        ExactRow entries = part.getValue().get(row);
        for (int i = 0; i < entries.size(); i++) {
          rows[row] = Math.min(rows[row], power(entries.value(i)) + read[entries.columns()[i]]);
        }
      }
    }
    List<Rational> offsets = map.offsets();
    for (int row = 0; row < rows.length; row++) {
      if (offsets.get(row).signum() != 0) {
        rows[row] = Math.min(rows[row], power(offsets.get(row)));
      }
    }
    return rows;
  }

  private int[] powers(Block block) throws IOException {
    int[] known = powers.get(block);
    if (known == null) {
      known = block.kind() == Block.Kind.FEATURES ? new int[block.size()] : powers(block.before());
      powers.put(block, known);
    }
    return known;
  }

  private static int power(Rational number) {
    return Rational.of(number.doubleValue()).power();
  }
}
