package org.superpose.formats.query;

import java.math.BigInteger;

/**
 * How constraints say that a neuron gives its sum where that is positive and 0 otherwise. All of
 * them are exact for whole sums within the range of the neuron.
 */
enum ReluForm {
  /**
   * A number h and a binary a, whether it is active: h is at least the sum, at most the sum where
   * active, and 0 where not.
   */
  NUMBER {
    @Override
    Form number(Neuron neuron, Form sum, Constraints constraints) {
      Form given = Form.of(constraints.number("h" + neuron.name()));
      if (neuron.isNeverCut()) {
        constraints.zero(minus(given, sum));
      } else {
        cut(neuron, sum, given, constraints);
      }
      return given;
    }
  },
  /**
   * Up to {@value #MOST_LEVELS} binaries, one for each number that the neuron can reach; of larger
   * numbers their bits, and then a binary as above.
   */
  BITS {
    @Override
    Form number(Neuron neuron, Form sum, Constraints constraints) {
      if (!neuron.isNeverCut() && neuron.most().compareTo(BigInteger.valueOf(MOST_LEVELS)) <= 0) {
        return levels(neuron, sum, constraints);
      }
      Form given = new Form();
      for (int bit = 0; bit < neuron.most().bitLength(); bit++) {
        given.plus(
            BigInteger.ONE.shiftLeft(bit), constraints.binary("h" + neuron.name() + "_b" + bit));
      }
      if (neuron.isNeverCut()) {
        constraints.zero(minus(given, sum));
      } else {
        cut(neuron, sum, given, constraints);
      }
      return given;
    }
  };

  private static final int MOST_LEVELS = 8;

  /** Adds a neuron that is neither dead nor constant and returns what it gives. */
  abstract Form number(Neuron neuron, Form sum, Constraints constraints);

  private static Form minus(Form left, Form right) {
    return left.copy().plus(BigInteger.ONE.negate(), right);
  }

  private static void cut(Neuron neuron, Form sum, Form given, Constraints constraints) {
    BigInteger least = neuron.range().least();
    int active = constraints.binary("a" + neuron.name());
    constraints.notNegative(minus(given, sum));
    constraints.notNegative(minus(sum, given).plus(least.negate()).plus(least, active));
    constraints.notNegative(given.negated().plus(neuron.most(), active));
  }

  /** Adds a binary for each number from 1, which says whether the sum reaches it. */
  private static Form levels(Neuron neuron, Form sum, Constraints constraints) {
    Form given = new Form();
    int before = -1;
    for (int level = 1; level <= neuron.most().intValueExact(); level++) {
      BigInteger reached = BigInteger.valueOf(level);
      int binary = constraints.binary("h" + neuron.name() + "_" + level);
      BigInteger up = reached.subtract(neuron.range().least());
      BigInteger down = neuron.most().subtract(reached).add(BigInteger.ONE);
      constraints.notNegative(
          sum.copy().plus(neuron.range().least().negate()).plus(up.negate(), binary));
      constraints.notNegative(
          sum.negated().plus(reached.subtract(BigInteger.ONE)).plus(down, binary));
      if (before >= 0) {
        constraints.notNegative(Form.of(before).plus(-1, binary));
      }
      given.plus(1, binary);
      before = binary;
    }
    return given;
  }
}
