package org.superpose.runner.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a row depends on, part by part: equal keys give equal rows.
 *
 * @param parts from the name of a part, such as {@code seed}, to its value or a digest of it
 */
public record CellKey(Map<String, String> parts) {

  /** Copies the parts, in their order. */
  public CellKey {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  /**
   * Says in what an earlier key differs from this one, or returns empty if they are equal.
   *
   * @return for instance {@code "the plugin of the construction changed"}
   */
  public Optional<String> differenceFrom(CellKey earlier) {
    for (Map.Entry<String, String> part : parts.entrySet()) {
      if (!part.getValue().equals(earlier.parts.get(part.getKey()))) {
        return Optional.of(part.getKey() + " changed");
      }
    }
    return equals(earlier) ? Optional.empty() : Optional.of("what a row depends on changed");
  }
}
