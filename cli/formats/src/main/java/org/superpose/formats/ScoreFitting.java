package org.superpose.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings scores and the condition on them into the form of the network model: an output is on when
 * a product without offset exceeds a double.
 */
final class ScoreFitting {

  private final Folding folding;
  private final Grid grid = new Grid();

  ScoreFitting(Folding folding) {
    this.folding = folding;
  }

  /**
   * Scores in the form of the model.
   *
   * @param map the product
   * @param thresholds what its rows must exceed
   */
  record Fitted(AffineMap map, Offset thresholds) {}

  /** Fits scores. */
  Fitted fit(AffineMap scores, Condition condition) throws IOException {
    boolean upwards = condition.relation().isUpwards();
    AffineMap map = upwards ? scores : folding.negated(scores);
    Condition met = upwards ? condition : condition.mirrored(scores.rows());
    boolean strict = met.relation() == Relation.ABOVE;
    Fitted plain = strict ? beforeRelu(map, met.thresholds()) : new Fitted(map, met.thresholds());
    if (strict && !plain.map.hasOffset() && isStored(plain)) {
      return plain;
    }
    Optional<Fitted> moved = withMovedOffset(plain, strict);
    return moved.isPresent() ? moved.get() : withConstants(plain, strict);
  }

  private static boolean isStored(Fitted fitted) throws IOException {
    return fitted.map.parts().values().stream().noneMatch(part -> part instanceof Weights.Exact)
        && fitted.thresholds.numbers(fitted.map.rows()).stream().allMatch(Rational::isDouble);
  }

  /** A threshold that is not negative may as well be compared before a last Relu. */
  private static Fitted beforeRelu(AffineMap map, Offset thresholds) throws IOException {
    boolean isRelu =
        map.isPlain() && map.parts().keySet().iterator().next().kind() == Block.Kind.HIDDEN;
    if (!isRelu) {
      return new Fitted(map, thresholds);
    }
    Block block = map.parts().keySet().iterator().next();
    List<Rational> limits = thresholds.numbers(map.rows());
    List<Rational> offsets = map.offsets();
    List<Rational> moved = new ArrayList<>();
    for (int output = 0; output < map.rows(); output++) {
      Rational limit = limits.get(output).minus(offsets.get(output));
      if (limit.signum() < 0) {
        return new Fitted(map, thresholds); // on always, which the judgement shows
      }
      moved.add(limit);
    }
    return new Fitted(block.before().after("Relu at the end"), new Offset.Exact(moved));
  }

  /** Moves what is added to the scores to the thresholds, if doubles can say it. */
  private Optional<Fitted> withMovedOffset(Fitted scores, boolean strict) throws IOException {
    int outputs = scores.map.rows();
    Map<Block, List<ExactRow>> parts = scores.map.exactRows();
    List<Rational> limits = new ArrayList<>(scores.thresholds.numbers(outputs));
    List<Rational> offsets = scores.map.offsets();
    for (int output = 0; output < outputs; output++) {
      limits.set(output, limits.get(output).minus(offsets.get(output)));
    }
    List<Rational> factors = new ArrayList<>();
    for (int output = 0; output < outputs; output++) {
      Optional<Rational> factor = RowScale.of(AffineMap.numbers(parts, limits, output));
      if (factor.isEmpty()) {
        return Optional.empty();
      }
      factors.add(factor.get());
      limits.set(output, limits.get(output).times(factor.get()));
    }
    AffineMap map = folding.scaledBy(scores.map.with(new Offset.Zero()), factors);
    if (!strict) {
      lower(limits, grid.powers(map));
    }
    boolean fit = limits.stream().allMatch(limit -> limit.isApproximate() || limit.isDouble());
    return fit ? Optional.of(new Fitted(map, new Offset.Exact(limits))) : Optional.empty();
  }

  /** Multiples of a power of two reach a limit when they exceed the middle of two multiples. */
  private static void lower(List<Rational> limits, int[] powers) {
    for (int output = 0; output < powers.length; output++) {
      Rational unit = Rational.powerOfTwo(powers[output]);
      Rational above = limits.get(output).negated().dividedBy(unit).floor().negated().times(unit);
      limits.set(output, above.minus(Rational.powerOfTwo(powers[output] - 1)));
    }
  }

  /** Lets neurons that are always 1 carry the offset and the threshold. */
  private Fitted withConstants(Fitted scores, boolean strict) throws IOException {
    int outputs = scores.map.rows();
    List<Rational> thresholds = scores.thresholds.numbers(outputs);
    List<Rational> offsets = scores.map.offsets();
    List<ExactRow> constants = new ArrayList<>();
    for (int output = 0; output < outputs; output++) {
      ExactRow.Builder row = new ExactRow.Builder();
      row.add(0, offsets.get(output));
      row.add(1, thresholds.get(output).negated());
      constants.add(row.row());
    }
    Block one = Block.one(2, Math.max(1, scores.map.level()));
    Map<Block, Weights> parts = new LinkedHashMap<>(scores.map.parts());
    parts.put(one, new Weights.Exact(2, constants));
    AffineMap map = folding.fittedRows(scores.map.with(parts).with(new Offset.Zero()));
    folding.note("neurons that are always 1 carry the offset and the threshold of the scores");
    List<Rational> limits = new ArrayList<>(Collections.nCopies(outputs, Rational.ZERO));
    if (!strict) {
      lower(limits, grid.powers(map));
    }
    return new Fitted(map, new Offset.Exact(limits));
  }
}
