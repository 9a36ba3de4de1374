package org.superpose.runner.store;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.superpose.core.settings.CircuitList;
import org.superpose.core.settings.EdgeList;
import org.superpose.core.settings.SetList;
import org.superpose.core.settings.Settings;
import org.superpose.core.verify.Verifier;
import org.superpose.formats.circuit.NetlistText;
import org.superpose.formats.digest.Sha256;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.Limits;
import org.superpose.runner.config.Neurons;
import org.superpose.runner.plugin.Plugin;
import org.superpose.runner.plugin.PluginOrigin;
import org.superpose.runner.run.Cell;

/**
 * Makes the keys of the cells of one comparison.
 *
 * <p>A key covers the code that a row comes from by digests: of core and the runner, whose
 * accounting and verification every row shares, of the task's, the construction's and the bounds'
 * plugins. What only shows rows or writes networks to files is not covered: the console and the
 * formats. Names, descriptions, expectations and workers change no row and are not covered either.
 */
public final class CellKeys {

  private final Comparison comparison;
  private final Function<PluginOrigin, String> digests;
  private final String host;
  private final String bounds;

  /** Reads the files of the plugins that the comparison names, as keys are requested. */
  public CellKeys(Comparison comparison) {
    this(comparison, digests());
  }

  /**
   * Makes keys for one of several comparisons with the same plugins.
   *
   * @param digests from {@link #digests}
   */
  public CellKeys(Comparison comparison, Function<PluginOrigin, String> digests) {
    this.comparison = comparison;
    this.digests = digests;
    this.host =
        digest(PluginOrigin.of(Verifier.class)) + " " + digest(PluginOrigin.of(CellKeys.class));
    this.bounds =
        comparison.bounds().stream()
            .map(bound -> bound.id() + "=" + digest(bound.origin()))
            .collect(Collectors.joining(" "));
  }

  /** Returns what gives the digests of plugins and reads each only once, for use by any thread. */
  public static Function<PluginOrigin, String> digests() {
    Map<PluginOrigin, String> known = new ConcurrentHashMap<>();
    return origin -> known.computeIfAbsent(origin, PluginOrigin::digest);
  }

  /** Returns the key of a cell of the comparison. */
  public CellKey of(Cell cell) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("the task", cell.task().plugin().id());
    parts.put("the construction", cell.construction().plugin().id());
    parts.put("the seed", Long.toString(cell.seed()));
    parts.put("a setting of the task", canonical(cell.task().settings()));
    parts.put("the label of the graph", cell.task().graphLabel());
    parts.put("the requested width", cell.construction().neurons().toString());
    parts.put("whether outputs are searched for", Boolean.toString(cell.task().isMaximal()));
    if (cell.construction().neurons() instanceof Neurons.Minimal || cell.task().isMaximal()) {
      parts.put("how to search", comparison.search().toString());
    }
    parts.put("an option of the construction", canonical(cell.construction().options()));
    parts.put("what is taken from the network", cell.construction().reduction().toString());
    parts.put("the criterion", comparison.criterion().toString());
    parts.put("a limit", limits(comparison.limits()));
    parts.put("whether public parts are audited", Boolean.toString(cell.audited()));
    parts.put("superpose itself", sha256(host));
    parts.put("the plugin of the task", digestOf(cell.task().plugin()));
    parts.put("the plugin of the construction", digestOf(cell.construction().plugin()));
    parts.put("the list of bounds or a plugin of one", sha256(bounds));
    return new CellKey(parts);
  }

  /** Returns the limits that rows depend on: whoever meets the time limit failed and runs again. */
  private static String limits(Limits limits) {
    String work = limits.exhaustiveInputs() + " " + limits.samplesPerStratum();
    String all = limits.memory().isPresent() ? work + " " + limits.memory().getAsLong() : work;
    return limits.inspection() > 0 ? all + " inspection " + limits.inspection() : all;
  }

  private String digestOf(Plugin<?> plugin) {
    return digest(plugin.origin());
  }

  private String digest(PluginOrigin origin) {
    return digests.apply(origin);
  }

  /**
   * Returns the settings as text, by name, graphs and circuits by what they hold, so that equal is
   * the same.
   */
  private static String canonical(Settings settings) {
    Map<String, String> shown = new TreeMap<>();
    settings.asMap().forEach((name, value) -> shown.put(name, canonical(value)));
    return shown.toString();
  }

  private static String canonical(Object value) {
    if (value instanceof CircuitList list) {
      return sha256(
          list.circuits().stream().map(NetlistText::write).collect(Collectors.joining("\n")));
    }
    if (value instanceof SetList sets) {
      return sets.features() + " " + sha256(Arrays.deepToString(sets.sets()));
    }
    if (!(value instanceof EdgeList edges)) {
      return value.toString();
    }
    StringBuilder pairs = new StringBuilder();
    for (int i = 0; i < edges.size(); i++) {
      pairs.append(edges.first(i)).append(',').append(edges.second(i)).append(' ');
    }
    return sha256(pairs.toString());
  }

  private static String sha256(String text) {
    return HexFormat.of().formatHex(Sha256.of(text));
  }
}
