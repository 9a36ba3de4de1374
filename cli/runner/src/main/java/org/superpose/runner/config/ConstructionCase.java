package org.superpose.runner.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.superpose.core.construction.Construction;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.runner.plugin.Plugin;

/**
 * One competitor of a comparison: a construction with one width and one value for each option.
 *
 * @param plugin the construction
 * @param neurons the width to request
 * @param options its options, checked, defaults filled in
 * @param reduction what is taken from its networks after they are built
 * @param source where it was written
 */
public record ConstructionCase(
    Plugin<Construction> plugin,
    Neurons neurons,
    Settings options,
    Reduction reduction,
    Source source) {

  static final String NEURONS = "neurons";

  /** What every construction may be given beside its own settings. */
  static final Keys<ConstructionCase> KEYS =
      new Keys<>(
          List.of(
              Key.of(
                      Parameter.integer(
                              NEURONS,
                              1,
                              Integer.MAX_VALUE,
                              "the width: a number; auto for what the criterion needs by its own"
                                  + " analysis; minimal for the smallest that a search"
                                  + " finds")
                          .orWord(Neurons.Auto.WORD, Neurons.Minimal.WORD)
                          .withDefault(Neurons.Auto.WORD),
                      ConstructionCase::neurons)
                  .allowing(Unit.NONE, "a whole number of at least 1, auto, minimal"),
              Key.of(
                      Parameter.integer(
                              Reduction.BITS,
                              1,
                              32,
                              "round the weights between layers to this number of bits each: a"
                                  + " whole number from 1 to 32, real")
                          .orWord(Reduction.REAL)
                          .withDefault(Reduction.REAL),
                      reduced(Reduction::bitsWord))
                  .allowing(Unit.NONE, "a whole number from 1 to 32, real"),
              Key.of(
                      Parameter.real(
                              Reduction.PRUNE,
                              0,
                              1,
                              "remove this fraction of the weights between layers, the smallest"
                                  + " first; maximal: the most that leave the criterion met")
                          .orWord(Reduction.MAXIMAL)
                          .withDefault(0),
                      reduced(Reduction::pruneWord))
                  .allowing(Unit.NONE, "a number from 0 to 1, maximal")));

  /** Says nothing of networks that stay as they are. */
  private static Function<ConstructionCase, Object> reduced(Function<Reduction, Object> value) {
    return construction ->
        construction.reduction.isNone() ? Optional.empty() : value.apply(construction.reduction);
  }

  /** Returns the keys of an entry that is read to this construction. */
  Map<String, Object> keys() {
    Map<String, Object> keys = new LinkedHashMap<>(Map.of(CaseReader.ID, plugin.id()));
    keys.putAll(KEYS.values(this));
    keys.putAll(options.asMap());
    return keys;
  }

  /** Returns the same construction with another width. */
  public ConstructionCase withNeurons(Neurons other) {
    return new ConstructionCase(plugin, other, options, reduction, source);
  }
}
