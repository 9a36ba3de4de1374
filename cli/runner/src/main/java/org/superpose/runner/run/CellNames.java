package org.superpose.runner.run;

import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.formats.digest.Sha256;
import org.superpose.runner.config.ConstructionCase;
import org.superpose.runner.config.Neurons;
import org.superpose.runner.config.TaskCase;

/** Names cells so that the name says what the cell is, fits a file name, and is unique. */
final class CellNames {

  private static final int LONGEST_LABEL = 60;
  private static final int LONGEST_DESIGN = 80;
  private static final int DIGITS = 8;

  private CellNames() {}

  /** Returns for instance {@code pairwise-and-m1024-v2-uniform.output-channels-sparse-n320.s1}. */
  static String of(TaskCase task, ConstructionCase construction, long seed) {
    StringJoiner problem = new StringJoiner("-");
    problem.add(task.plugin().id()).add("m" + task.shape().features());
    if (task.isMaximal()) {
      problem.add("omaximal");
    } else if (task.shape().outputs() != task.shape().features()) {
      problem.add("o" + task.shape().outputs());
    }
    problem.add("v" + task.shape().sparsity());
    if (!task.graphLabel().isEmpty()) {
      problem.add(shortened(task.graphLabel(), LONGEST_LABEL));
    }
    StringJoiner design = new StringJoiner("-");
    design.add(construction.plugin().id());
    if (!(construction.neurons() instanceof Neurons.Auto)) {
      design.add("n" + construction.neurons());
    }
    deviations(construction).forEach((name, value) -> design.add(name + value));
    if (!construction.reduction().isNone()) {
      design.add(construction.reduction().toString().replace("=", "").replace(" ", "-"));
    }
    String name = problem + "." + shortened(design.toString(), LONGEST_DESIGN) + ".s" + seed;
    return name.replaceAll("[^A-Za-z0-9._-]", "_");
  }

  /** Files have names of at most 255 bytes, endings included: the digest keeps them apart. */
  private static String shortened(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    String digest = HexFormat.of().formatHex(Sha256.of(text)).substring(0, DIGITS);
    return text.substring(0, longest - DIGITS - 1) + "-" + digest;
  }

  /** Returns the options that differ from their defaults. */
  private static Map<String, Object> deviations(ConstructionCase construction) {
    Map<String, Object> given = new java.util.LinkedHashMap<>(construction.options().asMap());
    Settings defaults =
        Settings.of(
            construction.plugin().description().parameters().stream()
                .filter(parameter -> !parameter.required())
                .toList(),
            Map.of());
    for (Parameter parameter : construction.plugin().description().parameters()) {
      Object value = given.get(parameter.name());
      if (defaults.find(parameter.name()).filter(fallback -> fallback.equals(value)).isPresent()) {
        given.remove(parameter.name());
      }
    }
    return given;
  }

  /** Returns the name, with a number behind it if it is taken already. */
  static String unique(String name, Set<String> taken) {
    String candidate = name;
    for (int i = 2; !taken.add(candidate); i++) {
      candidate = name + "-" + i;
    }
    return candidate;
  }
}
