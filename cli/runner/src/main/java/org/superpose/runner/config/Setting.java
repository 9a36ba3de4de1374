package org.superpose.runner.config;

import java.util.List;
import org.superpose.core.construction.Construction;
import org.superpose.core.settings.Parameter;
import org.superpose.core.task.Task;
import org.superpose.runner.plugin.Plugin;

/**
 * A key that an entry of the comparison file may have beside the id of its plugin.
 *
 * @param parameter name, type, default, range and meaning
 * @param allowed says in words which values are allowed
 */
public record Setting(Parameter parameter, String allowed) {

  /** Returns the settings that a plugin declares, with what the host allows beyond. */
  public static List<Setting> own(Plugin<?> plugin) {
    return plugin.description().parameters().stream()
        .map(own -> plugin.service() instanceof Task ? TaskCase.orMaximal(own) : own)
        .map(own -> new Setting(own, own.allowed()))
        .toList();
  }

  /** Returns the settings that all plugins of a plugin's kind have from the host. */
  public static List<Setting> common(Plugin<?> plugin) {
    return plugin.service() instanceof Construction
        ? ConstructionCase.KEYS.all().stream()
            .map(key -> new Setting(key.parameter(), key.allowed()))
            .toList()
        : List.of();
  }
}
