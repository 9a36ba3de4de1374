package org.superpose.formats.circuit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.superpose.core.circuit.Circuit;

/** Writes circuits in the formats that are read. */
final class CircuitTexts {

  private CircuitTexts() {}

  static byte[] bench(Circuit circuit) {
    StringBuilder text = new StringBuilder("# written for a test\n\n");
    circuit.featureNames().forEach(name -> text.append("INPUT(").append(name).append(")\n"));
    circuit.outputNames().forEach(name -> text.append("OUTPUT(").append(name).append(")\n"));
    for (int output = 0; output < circuit.outputs(); output++) {
      int signal = circuit.output(output);
      boolean negated = circuit.negated(output);
      text.append(circuit.outputNames().get(output)).append(" = ");
      if (signal == Circuit.ZERO) {
        text.append(negated ? "vdd" : "gnd").append('\n');
      } else {
        text.append(negated ? "NOT" : "BUFF").append("(" + name(circuit, signal) + ")\n");
      }
    }
    for (int node = 0; node < circuit.nodes(); node++) {
      String left = name(circuit, circuit.left(node));
      String right = name(circuit, circuit.right(node));
      String gate =
          switch (circuit.gate(node)) {
            case AND_NOT -> "LUT 0x2 (" + left + ", " + right + ")";
            default -> circuit.gate(node) + "(" + left + "," + right + ")";
          };
      text.append("n" + node + " = " + gate + "\n");
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String name(Circuit circuit, int signal) {
    return signal < circuit.features()
        ? circuit.featureNames().get(signal)
        : "n" + (signal - circuit.features());
  }

  static byte[] asciiAiger(Circuit circuit) {
    Ands ands = new Ands(circuit);
    StringBuilder text = new StringBuilder("aag " + ands.header());
    for (int feature = 0; feature < circuit.features(); feature++) {
      text.append(2 * feature + 2).append('\n');
    }
    ands.outputs.forEach(literal -> text.append(literal).append('\n'));
    ands.gates.forEach(and -> text.append(and[0] + " " + and[1] + " " + and[2] + "\n"));
    return text.append(symbols(circuit)).toString().getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] binaryAiger(Circuit circuit) {
    Ands ands = new Ands(circuit);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(("aig " + ands.header()).getBytes(StandardCharsets.US_ASCII));
    ands.outputs.forEach(
        literal -> out.writeBytes((literal + "\n").getBytes(StandardCharsets.US_ASCII)));
    for (int[] and : ands.gates) {
      difference(and[0] - and[1], out);
      difference(and[1] - and[2], out);
    }
    out.writeBytes(symbols(circuit).getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private static void difference(int value, ByteArrayOutputStream out) {
    int rest = value;
    while (rest >= 0x80) {
      out.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }

  private static String symbols(Circuit circuit) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < circuit.features(); i++) {
      text.append("i" + i + " " + circuit.featureNames().get(i) + "\n");
    }
    for (int i = 0; i < circuit.outputs(); i++) {
      text.append("o" + i + " " + circuit.outputNames().get(i) + "\n");
    }
    return text.append("c\nwritten for a test\n").toString();
  }

  /** A circuit as AND gates of literals, the larger literal of each first. */
  private static final class Ands {

    private final int features;
    private final List<int[]> gates = new ArrayList<>();
    private final List<Integer> outputs = new ArrayList<>();

    Ands(Circuit circuit) {
      features = circuit.features();
      Map<Integer, Integer> literals = new HashMap<>(Map.of(Circuit.ZERO, 0));
      for (int feature = 0; feature < features; feature++) {
        literals.put(feature, 2 * feature + 2);
      }
      for (int node = 0; node < circuit.nodes(); node++) {
        int a = literals.get(circuit.left(node));
        int b = literals.get(circuit.right(node));
        int literal =
            switch (circuit.gate(node)) {
              case AND -> and(a, b);
              case OR -> and(a ^ 1, b ^ 1) ^ 1;
              case AND_NOT -> and(a, b ^ 1);
              default -> and(and(a, b) ^ 1, and(a ^ 1, b ^ 1) ^ 1);
            };
        literals.put(circuit.signal(node), literal);
      }
      for (int output = 0; output < circuit.outputs(); output++) {
        outputs.add(literals.get(circuit.output(output)) ^ (circuit.negated(output) ? 1 : 0));
      }
    }

    private int and(int a, int b) {
      int literal = 2 * (features + gates.size() + 1);
      gates.add(new int[] {literal, Math.max(a, b), Math.min(a, b)});
      return literal;
    }

    String header() {
      return "%s %s 0 %s %s\n"
          .formatted(features + gates.size(), features, outputs.size(), gates.size());
    }
  }
}
