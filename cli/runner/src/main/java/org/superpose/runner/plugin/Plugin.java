package org.superpose.runner.plugin;

import org.superpose.core.settings.Description;

/**
 * A task, construction or bound that was found and describes itself.
 *
 * @param service the task, construction or bound
 * @param description what it says about itself
 * @param origin where it came from
 * @param <T> the contract it fulfils
 */
public record Plugin<T>(T service, Description description, PluginOrigin origin) {

  /** Returns the id, unique among the plugins of the same contract. */
  public String id() {
    return description.id();
  }
}
