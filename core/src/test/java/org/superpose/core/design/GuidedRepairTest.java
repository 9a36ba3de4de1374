package org.superpose.core.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.verify.Counterexample;
import org.superpose.core.verify.VerificationRequest;

class GuidedRepairTest {

  private static final int OUTPUTS = 6;
  private static final Problem COPY =
      new Problem(
          new ProblemShape("copy", OUTPUTS, OUTPUTS, 2, 0, 0),
          Gate.IDENTITY,
          IntStream.range(0, OUTPUTS).mapToObj(i -> new int[] {i}).toArray(int[][]::new));

  /** Copies its inputs; thresholds that are too low are raised, {@code step} at a time. */
  private static final class Thresholds implements GuidedRepair.Draft {

    private final double[] thresholds = new double[OUTPUTS];
    private final double step;
    private final List<List<Counterexample>> seen = new ArrayList<>();

    Thresholds(double step) {
      this.step = step;
      thresholds[1] = -0.5;
      thresholds[4] = -1.5;
    }

    @Override
    public Network network() {
      return new Network(
          SparseMatrix.identity(OUTPUTS),
          new Origin.Public(),
          List.of(),
          SparseMatrix.identity(OUTPUTS),
          DenseMatrix.of(OUTPUTS, 1, Alphabet.FLOAT64, thresholds.clone()),
          new Origin.Program());
    }

    @Override
    public boolean change(List<Counterexample> wrong) {
      seen.add(wrong);
      wrong.stream()
          .map(Counterexample::output)
          .distinct()
          .forEach(output -> thresholds[output] += step);
      return step != 0;
    }
  }

  /** Oracle by hand: output 1 is right after one step of 1, output 4 after two. */
  @Test
  void goesOnUntilNothingIsWrong() {
    Thresholds draft = new Thresholds(1);

    GuidedRepair.Outcome outcome = GuidedRepair.repair(COPY, draft, GuidedRepair.Limits.standard());

    assertThat(outcome.gaveUp()).isEmpty();
    assertThat(outcome.rounds()).isEqualTo(3);
    assertThat(draft.seen).hasSize(2);
    assertThat(draft.seen.getFirst().stream().map(Counterexample::output).distinct())
        .containsExactly(1, 4);
    assertThat(draft.seen.getLast().stream().map(Counterexample::output).distinct())
        .containsExactly(4);
    assertThat(draft.seen.getFirst()).contains(new Counterexample(1, List.of(), false));
    assertThat(outcome.network().thresholds().get(4, 0)).isEqualTo(0.5);
  }

  @Test
  void givesUpWhenNothingCanBeChanged() {
    assertThat(giveUp(new Thresholds(0), 10, 10))
        .contains("after 1 rounds", "nothing is left to change", "2 outputs were wrong at best");
  }

  @Test
  void givesUpWithoutProgress() {
    assertThat(giveUp(new Thresholds(-1), 10, 3))
        .contains("after 4 rounds", "no progress in 3 rounds");
  }

  @Test
  void givesUpAfterAllRounds() {
    assertThat(giveUp(new Thresholds(1e-3), 5, 10))
        .contains("after 5 rounds", "the limit of rounds is reached");
  }

  private static String giveUp(Thresholds draft, int rounds, int patience) {
    GuidedRepair.Limits limits =
        new GuidedRepair.Limits(rounds, patience, 2, VerificationRequest.Limits.standard());
    return GuidedRepair.repair(COPY, draft, limits).gaveUp().orElseThrow();
  }

  /** The best network is returned, which is the first here: repair makes it worse. */
  @Test
  void returnsTheNetworkWithTheFewestWrongOutputs() {
    Thresholds draft = new Thresholds(-1);
    Network first = draft.network();

    GuidedRepair.Outcome outcome =
        GuidedRepair.repair(
            COPY, draft, new GuidedRepair.Limits(4, 4, 1, VerificationRequest.Limits.standard()));

    assertThat(outcome.network().thresholds().get(1, 0)).isEqualTo(first.thresholds().get(1, 0));
  }

  @Test
  void saysWhyANetworkCannotBeDecided() {
    GuidedRepair.Limits limits =
        new GuidedRepair.Limits(5, 5, 2, new VerificationRequest.Limits(0, 0, 1, 0, 1 << 20, 10));

    assertThat(GuidedRepair.repair(COPY, new Thresholds(1), limits).gaveUp().orElseThrow())
        .contains("no steps are allowed for a proof");
  }

  @Test
  void refusesLimitsBelowOne() {
    assertThatThrownBy(
            () -> new GuidedRepair.Limits(0, 1, 1, VerificationRequest.Limits.standard()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be at least 1, were 0, 1, 1");
  }
}
