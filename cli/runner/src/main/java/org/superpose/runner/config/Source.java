package org.superpose.runner.config;

import java.util.Map;

/**
 * Where the parts of a case were written, so that checks made later can name line and key.
 *
 * @param whole where the case begins
 * @param keys where the value of each given key is
 */
public record Source(Location whole, Map<String, Location> keys) {

  /** Copies the keys. */
  public Source {
    keys = Map.copyOf(keys);
  }

  /** Returns where the value of a key is, or where the case begins if the key was left out. */
  public Location at(String key) {
    Location given = keys.get(key);
    return given != null
        ? given
        : new Location(whole.file(), whole.line(), whole.column(), whole.key() + "." + key);
  }
}
