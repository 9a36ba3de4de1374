package org.superpose.formats.circuit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.task.Gate;

/**
 * Writes circuits in the Berkeley Logic Interchange Format, for programs that optimise or compare
 * them. Names are kept where the format can have them and they differ; otherwise inputs are {@code
 * x0}, {@code x1} and so on, and outputs {@code y0}, {@code y1}.
 */
public final class BlifWriter {

  private final Circuit circuit;
  private final List<String> features;
  private final List<String> outputs;
  private final String prefix; // of nodes
  private final StringBuilder text = new StringBuilder();

  private BlifWriter(Circuit circuit) {
    this.circuit = circuit;
    boolean kept = areUsable(circuit);
    features = kept ? circuit.featureNames() : names('x', circuit.features());
    outputs = kept ? circuit.outputNames() : names('y', circuit.outputs());
    String free = "n";
    while (startsAny(free)) {
      free += "n";
    }
    prefix = free;
  }

  /**
   * Returns a circuit as text.
   *
   * @param model the name of the model; characters but letters, digits and {@code _} become {@code
   *     _}
   */
  public static String write(Circuit circuit, String model) {
    return new BlifWriter(circuit).text(model);
  }

  private static boolean areUsable(Circuit circuit) {
    Set<String> seen = new HashSet<>();
    return circuit.featureNames().stream().allMatch(name -> isUsable(name) && seen.add(name))
        && circuit.outputNames().stream().allMatch(name -> isUsable(name) && seen.add(name));
  }

  private static boolean isUsable(String name) {
    return name.matches("[!-~&&[^.#=\\\\]][!-~&&[^#=\\\\]]*");
  }

  private static List<String> names(char letter, int count) {
    return IntStream.range(0, count).mapToObj(i -> "" + letter + i).toList();
  }

  private boolean startsAny(String start) {
    return features.stream().anyMatch(name -> name.startsWith(start))
        || outputs.stream().anyMatch(name -> name.startsWith(start));
  }

  private String text(String model) {
    text.append(".model ").append(model.replaceAll("[^A-Za-z0-9_]", "_")).append('\n');
    text.append(".inputs ").append(String.join(" ", features)).append('\n');
    text.append(".outputs ").append(String.join(" ", outputs)).append('\n');
    for (int node = 0; node < circuit.nodes(); node++) {
      names(name(circuit.left(node)), name(circuit.right(node)), name(circuit.signal(node)));
      text.append(rows(circuit.gate(node)));
    }
    for (int output = 0; output < circuit.outputs(); output++) {
      int signal = circuit.output(output);
      boolean negated = circuit.negated(output);
      if (signal == Circuit.ZERO) {
        names(outputs.get(output));
        text.append(negated ? "1\n" : "");
      } else {
        names(name(signal), outputs.get(output));
        text.append(negated ? "0 1\n" : "1 1\n");
      }
    }
    return text.append(".end\n").toString();
  }

  private void names(String... nets) {
    text.append(".names ").append(String.join(" ", nets)).append('\n');
  }

  private String name(int signal) {
    return signal < circuit.features()
        ? features.get(signal)
        : prefix + (signal - circuit.features());
  }

  private static String rows(Gate gate) {
    return switch (gate) {
      case AND -> "11 1\n";
      case OR -> "1- 1\n-1 1\n";
      case XOR -> "10 1\n01 1\n";
      case AND_NOT -> "10 1\n";
      case IDENTITY -> throw new IllegalStateException("a circuit has no gate of one input");
    };
  }
}
