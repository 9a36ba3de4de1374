package org.superpose.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;

class NetworkProbeTest {

  /** The oracle is the exact forward pass, on every input with at most v active features. */
  @ParameterizedTest
  @EnumSource(SmallCases.Numbers.class)
  void outputsAreThoseOfExactForwardPasses(SmallCases.Numbers numbers) {
    for (int index = 0; index < 300; index++) {
      SmallCases.Case each = SmallCases.of(new Seed(1).derive("probe"), index, numbers);
      Network network = each.network();
      int sparsity = each.problem().sparsity();
      NetworkProbe probe = NetworkProbe.of(network, sparsity, 1);
      for (NetworkProbe used : List.of(probe, probe.another())) {
        for (int bits = 0; bits < 1 << network.features(); bits++) {
          if (Integer.bitCount(bits) <= sparsity) {
            int[] active = members(bits);
            ForwardPass pass = ForwardPass.of(network, active);
            used.set(active);
            List<Integer> on = new ArrayList<>();
            used.forEachOn(on::add);
            assertThat(on)
                .as("%s, case %s: %s, input %s", numbers, index, each, Integer.toBinaryString(bits))
                .isEqualTo(
                    IntStream.range(0, network.outputs()).filter(pass::isOn).boxed().toList());
            assertThat(used.isOnAt(0, active)).isEqualTo(pass.isOn(0));
          }
        }
      }
    }
  }

  private static int[] members(int bits) {
    return IntStream.range(0, Integer.SIZE).filter(i -> (bits >> i & 1) == 1).toArray();
  }
}
