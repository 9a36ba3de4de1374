package org.superpose.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.verify.VerificationRequest.Limits;

/** The oracle is the exact forward pass on every input of small problems. */
class CounterexamplesTest {

  private static final Seed SEED = new Seed(20_261_127);
  private static final int CASES = 400;

  private int right;
  private int wrong;

  @Test
  void findsTheWrongOutputsOfEveryKindOfNetwork() {
    for (int index = 0; index < CASES; index++) {
      check(SmallCases.of(SEED, index, SmallCases.Numbers.WHOLE));
      check(SmallCases.of(SEED, index, SmallCases.Numbers.BROKEN));
      check(LayerCheckTest.deep(index));
    }
    assertThat(right).isGreaterThan(CASES / 2);
    assertThat(wrong).isGreaterThan(CASES / 2);
  }

  private void check(SmallCases.Case sample) {
    Counterexamples found = find(sample, Limits.standard(), 1_000);

    assertThat(found.obstacle()).as(sample.toString()).isEmpty();
    for (Counterexample example : found.wrong()) {
      int[] input = example.activeInputs().stream().mapToInt(Integer::intValue).toArray();
      boolean expected = sample.problem().isOn(example.output(), input);
      assertThat(example.expectedOn()).isEqualTo(expected);
      assertThat(ForwardPass.of(sample.network(), input).isOn(example.output()))
          .as("%s %s", sample, example)
          .isNotEqualTo(expected);
    }
    Set<Integer> outputs = new HashSet<>();
    found.wrong().forEach(example -> outputs.add(example.output()));
    assertThat(found.wrongOutputs()).isEqualTo(outputs.size());
    assertThat(outputs.isEmpty()).as(sample.toString()).isEqualTo(wrongOutputs(sample).isEmpty());
    if (sample.network().layers().size() < 2) {
      assertThat(outputs).as(sample.toString()).isEqualTo(wrongOutputs(sample));
    }
    right += found.isRight() ? 1 : 0;
    wrong += found.isRight() ? 0 : 1;
  }

  private static Set<Integer> wrongOutputs(SmallCases.Case sample) {
    Set<Integer> outputs = new HashSet<>();
    for (int mask = 0; mask < 1 << sample.problem().features(); mask++) {
      int bits = mask;
      if (Integer.bitCount(mask) <= sample.problem().sparsity()) {
        int[] input = IntStream.range(0, 31).filter(i -> (bits >>> i & 1) != 0).toArray();
        ForwardPass pass = ForwardPass.of(sample.network(), input);
        for (int output = 0; output < sample.problem().outputs(); output++) {
          if (pass.isOn(output) != sample.problem().isOn(output, input)) {
            outputs.add(output);
          }
        }
      }
    }
    return outputs;
  }

  private static Counterexamples find(SmallCases.Case sample, Limits limits, int perOutput) {
    return Counterexamples.find(
        new VerificationRequest(
            sample.network(), sample.problem(), new Criterion.EveryInput(), limits, SEED),
        perOutput);
  }

  @Test
  void passesNoMoreOfAnOutputThanRequested() {
    SmallCases.Case sample = firstWrong();

    List<Counterexample> one = find(sample, Limits.standard(), 1).wrong();

    assertThat(one).isNotEmpty();
    assertThat(one.stream().map(Counterexample::output)).doesNotHaveDuplicates();
    assertThatThrownBy(() -> find(sample, Limits.standard(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1 input of an output must be allowed, was 0");
  }

  @Test
  void saysWhyItCannotDecide() {
    Counterexamples found = find(firstWrong(), new Limits(0, 0, 1, 0, 1 << 20, 10), 1);

    assertThat(found.isRight()).isFalse();
    assertThat(found.wrong()).isEmpty();
    assertThat(found.obstacle().orElseThrow())
        .contains("no steps are allowed for a proof")
        .contains("exceed the limit of 0 for exhaustive evaluation");
  }

  private static SmallCases.Case firstWrong() {
    return IntStream.range(0, CASES)
        .mapToObj(index -> SmallCases.of(SEED, index, SmallCases.Numbers.WHOLE))
        .filter(sample -> !wrongOutputs(sample).isEmpty())
        .findFirst()
        .orElseThrow();
  }
}
