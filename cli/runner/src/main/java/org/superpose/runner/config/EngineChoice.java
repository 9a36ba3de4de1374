package org.superpose.runner.config;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the cells of a comparison run. It changes no row.
 *
 * @param id {@code local}, or the id of a cluster engine
 * @param master which cluster, in the engine's own words; empty for the engine's default
 * @param settings the engine's own settings by name, sorted
 */
public record EngineChoice(String id, Optional<String> master, Map<String, String> settings) {

  /** The threads of this machine. */
  public static final String LOCAL = "local";

  /** What of this machine: whether foreign plugins get processes of their own. */
  public static final String ISOLATION = "isolation";

  /** Cells of foreign plugins run in processes of their own. */
  public static final String PROCESS = "process";

  /** All cells run in this process. */
  public static final String NONE = "none";

  /** What {@link #ISOLATION} may be. */
  public static final List<String> ISOLATIONS = List.of(NONE, PROCESS);

  /** Copies the settings. */
  public EngineChoice {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /** Returns an engine with its defaults. */
  public static EngineChoice of(String id) {
    return new EngineChoice(id, Optional.empty(), Map.of());
  }

  /** Returns whether cells run on the threads of this machine. */
  public boolean isLocal() {
    return id.equals(LOCAL);
  }

  /** Returns whether cells of foreign plugins run in processes of their own. */
  public boolean isIsolated() {
    return PROCESS.equals(settings.get(ISOLATION));
  }

  /**
   * Returns this choice with another engine; what was chosen for the former does not hold for it.
   */
  public EngineChoice withId(String other) {
    return id.equals(other) ? this : of(other);
  }

  /** Returns this choice with another cluster. */
  public EngineChoice withMaster(String other) {
    return new EngineChoice(id, Optional.of(other), settings);
  }

  /** Returns this choice with more settings, which replace those of the same name. */
  public EngineChoice withSettings(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(settings);
    all.putAll(more);
    return new EngineChoice(id, master, all);
  }
}
