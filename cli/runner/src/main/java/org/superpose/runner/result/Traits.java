package org.superpose.runner.result;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.superpose.core.inspect.Inspection;
import org.superpose.core.inspect.Survival;

/**
 * What a network that is right is like, as results show it; {@link Inspection} says more.
 *
 * @param kind how it comes by its outputs, in one word
 * @param neededBits the fewest bits a weight that are enough
 * @param neuronsUsed how many neurons an output uses, on average
 * @param outputsServed how many outputs a neuron serves, on average
 * @param lossesSurvived how many of the neurons could be lost, any one, {@code "0/176"}
 * @param flipsSurvived how many of the weights could be flipped, any one; of those judged
 */
public record Traits(
    String kind,
    OptionalLong neededBits,
    double neuronsUsed,
    double outputsServed,
    Optional<String> lossesSurvived,
    Optional<String> flipsSurvived) {

  /** Returns what an inspection found. */
  public static Traits of(Inspection inspection) {
    return new Traits(
        inspection.kind().name().toLowerCase(Locale.ROOT),
        inspection.neededBits().isPresent()
            ? OptionalLong.of(inspection.neededBits().getAsInt())
            : OptionalLong.empty(),
        inspection.sharing().meanUsed(),
        inspection.sharing().meanServed(),
        inspection.lostNeuron().map(Traits::show),
        inspection.flippedWeight().map(Traits::show));
  }

  private static String show(Survival survival) {
    return survival.survived() + "/" + survival.judged();
  }

  static Traits read(RowValues row) {
    return new Traits(
        row.text(Column.KIND),
        row.wholeIfAny(Column.NEEDED_BITS),
        row.real(Column.NEURONS_USED),
        row.real(Column.OUTPUTS_SERVED),
        row.textIfAny(Column.LOSSES_SURVIVED),
        row.textIfAny(Column.FLIPS_SURVIVED));
  }
}
