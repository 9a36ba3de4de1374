package org.superpose.runner.plugin;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The plugins of one contract, by id.
 *
 * @param <T> the contract: Task, Construction or Bound
 */
public final class Catalogue<T> {

  private final SortedMap<String, Plugin<T>> plugins;

  Catalogue(Map<String, Plugin<T>> plugins) {
    this.plugins = Collections.unmodifiableSortedMap(new TreeMap<>(plugins));
  }

  /** Returns all plugins, sorted by id. */
  public List<Plugin<T>> all() {
    return List.copyOf(plugins.values());
  }

  /** Returns all ids, sorted. */
  public Set<String> ids() {
    return plugins.keySet();
  }

  /** Returns the plugin with an id. */
  public Optional<Plugin<T>> find(String id) {
    return Optional.ofNullable(plugins.get(id));
  }

  /** Returns the known id that a mistyped one most likely stands for. */
  public Optional<String> nearest(String id) {
    return NearestName.among(plugins.keySet(), id);
  }
}
