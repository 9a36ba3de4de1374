package org.superpose.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Network;
import org.superpose.core.proof.BranchReader;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.VerificationRequest.Limits;

/** Which methods are tried for which verdicts; that their steps hold is BranchingsTest's. */
class ProofOutlineTest {

  private static final Seed SEED = new Seed(20_261_128);
  private static final Limits LIMITS = new Limits(1_000_000, 100, 1);

  private static ProofOutline outline(int index, Limits limits) {
    SmallCases.Case c = SmallCases.of(SEED, index, SmallCases.Numbers.WHOLE);
    VerificationRequest request =
        new VerificationRequest(
            c.network(), c.problem(), new Criterion.EveryInput(), limits, new Seed(1));
    return new ProofOutline(request, Verifier.verify(request));
  }

  @Test
  void everyVerdictHasAMethodThatFitsIt() {
    int bounds = 0;
    for (int index = 0; index < 300; index++) {
      ProofOutline outline = outline(index, LIMITS);
      List<ProofMethod> methods = outline.methods();
      assertThat(methods).as("%d", index).isNotEmpty().doesNotHaveDuplicates();
      boolean wrong = outline.verification().witness().isPresent();
      assertThat(methods.contains(ProofMethod.WITNESS)).as("%d", index).isEqualTo(wrong);
      if (!wrong || outline.isCounted()) {
        boolean deep = outline.request().network().layers().size() > 1;
        assertThat(methods).as("%d", index).contains(ProofMethod.EXHAUSTIVE);
        assertThat(methods)
            .as("%d", index)
            .doesNotContain(deep ? ProofMethod.BOUND : ProofMethod.SECOND_LAYER);
        bounds += methods.contains(ProofMethod.BOUND) ? 1 : 0;
      }
    }
    assertThat(bounds).isGreaterThan(50);
  }

  /** The oracles are {@link BranchReader} and the exact score of the bound on the second layer. */
  @Test
  void stepsOfTheSecondLayerShowEveryInputThatMayActivateIt() {
    int recorded = 0;
    for (int index = 0; index < 200; index++) {
      SmallCases.Case c = LayerCheckTest.deep(index);
      long inputs = c.problem().shape().inputCount().orElseThrow();
      VerificationRequest request =
          new VerificationRequest(
              c.network(),
              c.problem(),
              new Criterion.EveryInput(),
              new Limits(inputs - 1, 100, 1),
              new Seed(1));
      ProofOutline outline = new ProofOutline(request, Verifier.verify(request));
      if (outline.methods().contains(ProofMethod.SECOND_LAYER)) {
        recorded++;
        int[][] steps = {new int[0]};
        assertThat(
                outline.record(
                    ProofMethod.SECOND_LAYER,
                    (output, state, branches) -> steps[output + state] = branches))
            .isEmpty();
        Network activity = LayerCheck.activity(c.network());
        assertThat(new BranchReader(activity, c.problem(), true).wrongInputs(0, 0, steps[0]))
            .as("%d", index)
            .containsExactlyInAnyOrderElementsOf(activating(activity, c.problem()));
      }
    }
    assertThat(recorded).isGreaterThan(20);
  }

  /** The oracles are {@link BranchReader} and brute force, {@link ReferenceChecker}. */
  @ParameterizedTest
  @MethodSource("org.superpose.core.verify.AwkwardNumbersTest#cases")
  void awkwardNumbersCloseInExactArithmetic(AwkwardNumbersTest.Awkward c) {
    VerificationRequest request =
        new VerificationRequest(
            c.network(), c.problem(), new Criterion.EveryInput(), new Limits(0, 0, 1), SEED);
    ProofOutline outline = new ProofOutline(request, Verifier.verify(request));
    Map<List<Integer>, int[]> steps = new HashMap<>();
    if (outline.methods().contains(ProofMethod.BOUND)
        && outline
            .record(
                ProofMethod.BOUND,
                (output, state, branches) -> steps.put(List.of(output, state), branches))
            .isEmpty()) {
      BranchReader reader = new BranchReader(c.network(), c.problem(), false);
      long wrongOutputs = 0;
      for (int output = 0; output < c.problem().outputs(); output++) {
        for (int state = 0; state < 1 << c.problem().arity(output); state++) {
          if (Integer.bitCount(state) <= c.problem().sparsity()) {
            int[] branches = steps.getOrDefault(List.of(output, state), new int[0]);
            wrongOutputs += reader.wrongInputs(output, state, branches).size();
          }
        }
      }
      assertThat(wrongOutputs)
          .isEqualTo(ReferenceChecker.check(c.network(), c.problem()).wrongOutputs());
    }
  }

  private static List<List<Integer>> activating(Network activity, Problem problem) {
    List<List<Integer>> activating = new ArrayList<>();
    for (int mask = 0; mask < 1 << problem.features(); mask++) {
      int bits = mask;
      int[] input =
          IntStream.range(0, problem.features()).filter(f -> (bits >> f & 1) == 1).toArray();
      if (input.length <= problem.sparsity() && ForwardPass.of(activity, input).isOn(0)) {
        activating.add(Arrays.stream(input).boxed().toList());
      }
    }
    return activating;
  }

  @Test
  void methodsWithoutStepsRecordNothing() {
    ProofOutline outline = outline(1, LIMITS);
    List<Integer> steps = new ArrayList<>();
    for (ProofMethod method : List.of(ProofMethod.WITNESS, ProofMethod.EXHAUSTIVE)) {
      assertThat(outline.record(method, (output, _, _) -> steps.add(output))).isEmpty();
    }
    assertThat(steps).isEmpty();
  }

  @Test
  void withoutStepsAllowedOnlyEvaluationIsLeft() {
    for (int index = 0; index < 20; index++) {
      ProofOutline outline = outline(index, LIMITS.withoutProofs());
      assertThat(outline.methods())
          .as("%d", index)
          .startsWith(ProofMethod.EXHAUSTIVE)
          .doesNotContain(ProofMethod.BOUND, ProofMethod.SECOND_LAYER);
    }
  }

  @Test
  void anUnknownVerdictHasNone() {
    boolean met = false;
    for (int index = 0; index < 50; index++) {
      ProofOutline outline = outline(index, new Limits(0, 1, 1).withoutProofs());
      if (outline.verification().verdict() instanceof Verdict.Unknown) {
        assertThat(outline.methods()).isEmpty();
        met = true;
      } else {
        assertThat(outline.methods()).containsExactly(ProofMethod.WITNESS);
      }
    }
    assertThat(met).isTrue();
  }

  @Test
  void methodsAreNamedAsInFiles() {
    assertThat(ProofMethod.values())
        .extracting(ProofMethod::toString)
        .containsExactly("witness", "bound", "second-layer", "exhaustive");
  }
}
