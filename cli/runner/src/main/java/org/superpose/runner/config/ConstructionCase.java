package org.superpose.runner.config;

import org.superpose.core.construction.Construction;
import org.superpose.core.settings.Settings;
import org.superpose.runner.plugin.Plugin;

/**
 * One competitor of a comparison: a construction with one width and one value for each option.
 *
 * @param plugin the construction
 * @param neurons the width to ask for
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

  /** Returns the same construction with another width. */
  public ConstructionCase withNeurons(Neurons other) {
    return new ConstructionCase(plugin, other, options, reduction, source);
  }
}
