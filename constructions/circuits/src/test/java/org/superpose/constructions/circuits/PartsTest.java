package org.superpose.constructions.circuits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.circuit.RandomCircuits;
import org.superpose.core.circuit.Stage;
import org.superpose.core.circuit.Stages;
import org.superpose.core.random.Seed;

class PartsTest {

  /** The oracle is the gate itself, on all states of its two inputs. */
  @Test
  void onePartIsActiveExactlyWhenTheGateIs() {
    Circuit circuit = Circuit.union(new RandomCircuits(4, 3, 4, 2).draw(20, new Seed(1).stream()));
    for (Stage stage : Stages.of(circuit).stages()) {
      Parts parts = Parts.of(stage);
      for (int output = 0; output < stage.size(); output++) {
        for (int state = 0; state < 4; state++) {
          BitSet signals = new BitSet();
          signals.set(stage.left(output), (state & 1) != 0);
          if (stage.left(output) != stage.right(output)) {
            signals.set(stage.right(output), (state & 2) != 0);
          }
          int arity = stage.inputs(output).length;
          boolean on = stage.gate(output).value(arity == 1 ? state & 1 : state, arity);
          long active =
              IntStream.of(parts.ofOutput()[output])
                  .filter(part -> parts.isActive(part, signals))
                  .count();
          assertThat(active).as("%s in state %s", stage.gate(output), state).isEqualTo(on ? 1 : 0);
        }
      }
    }
  }
}
