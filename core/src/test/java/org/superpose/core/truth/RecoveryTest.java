package org.superpose.core.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Problem;

/** Scores of what is known exactly. */
class RecoveryTest {

  private static final Problem RING = Channels.ring(24, 2);
  private static final GroundTruth TRUTH = GroundTruth.of(Channels.network(RING, true), RING);
  private static final Seed SEED = new Seed(20_261_127);

  private static double[][] dense(List<SparseVector> vectors, int width, double factor) {
    double[][] rows = new double[vectors.size()][width];
    for (int row = 0; row < rows.length; row++) {
      vectors.get(row).copyInto(rows[row], factor);
    }
    return rows;
  }

  @Test
  void ofTheTruthItselfIsOne() {
    for (int layer = 0; layer <= 2; layer++) {
      double[][] own = dense(TRUTH.directions(layer), TRUTH.width(layer), 1);

      assertThat(Recovery.of(TRUTH, layer, own)).isEqualTo(new Recovery(24, 24, 1, 1, 1, 1));
    }
    List<GroundTruth.Component> components = TRUTH.components(1);
    double[][] write = dense(components.stream().map(GroundTruth.Component::write).toList(), 48, 1);
    double[][] read = dense(components.stream().map(GroundTruth.Component::read).toList(), 24, 1);
    assertThat(Recovery.ofComponents(TRUTH, 1, write, read))
        .isEqualTo(new Recovery(24, 24, 1, 1, 1, 1));
  }

  @Test
  void doesNotDependOnOrderSignOrLength() {
    double[][] own = dense(TRUTH.directions(2), 48, -0.125);
    double[][] reversed = new double[24][];
    Arrays.setAll(reversed, row -> own[23 - row]);

    assertThat(Recovery.of(TRUTH, 2, reversed)).isEqualTo(new Recovery(24, 24, 1, 1, 1, 1));
  }

  @Test
  void countsADirectionForOneOutputOnly() {
    double[][] half = Arrays.copyOf(dense(TRUTH.directions(2), 48, 1), 12);

    Recovery recovery = Recovery.of(TRUTH, 2, half);

    assertThat(recovery).isEqualTo(new Recovery(24, 12, 0.5, 0.5, 0.5, 0.5));
    // All features of a ring's 24 outputs but those of neighbours: 11 outputs have both of 12.
    double[][] features = Arrays.copyOf(dense(TRUTH.directions(0), 24, 1), 12);
    assertThat(Recovery.of(TRUTH, 0, features).coverage()).isEqualTo(11 / 24.0);
  }

  @Test
  void ofRandomDirectionsIsWhatChanceSays() {
    RandomStream random = SEED.stream();
    double[][] found = new double[24][48];
    for (double[] row : found) {
      Arrays.setAll(row, _ -> random.nextGaussian());
    }
    List<Recovery> chance = Recovery.chance(TRUTH, 2, 24, 40, new Seed(1));

    Recovery recovery = Recovery.of(TRUTH, 2, found);

    double[] drawn = chance.stream().mapToDouble(Recovery::meanMatched).sorted().toArray();
    assertThat(recovery.meanMatched()).isBetween(drawn[0], drawn[drawn.length - 1]);
    assertThat(recovery.shareAbove()).isZero();
    assertThat(chance).isEqualTo(Recovery.chance(TRUTH, 2, 24, 40, new Seed(1)));
    assertThat(Recovery.chanceOfComponents(TRUTH, 1, 24, 3, SEED))
        .hasSize(3)
        .allMatch(each -> each.meanMatched() < 0.3 && each.meanMatched() > 0);
  }

  @Test
  void isNothingWhereNothingWasFound() {
    assertThat(Recovery.of(TRUTH, 2, new double[0][])).isEqualTo(new Recovery(24, 0, 0, 0, 0, 0));
    assertThat(Recovery.of(TRUTH, 2, new double[2][48])).isEqualTo(new Recovery(24, 2, 0, 0, 0, 0));
  }

  @Test
  void rejectsMorePairsThanMemoryHolds() {
    double[][] same = new double[2_800_000][];
    Arrays.fill(same, new double[48]);

    assertThatThrownBy(() -> Recovery.of(TRUTH, 2, same))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("24 known and 2800000 found are more than 67108864 pairs");
  }

  @Test
  void rejectsWhatIsOfAnotherLayer() {
    assertThatThrownBy(() -> Recovery.of(TRUTH, 3, new double[1][48]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no layer 3; allowed: 0 to 2");
    assertThatThrownBy(() -> Recovery.of(TRUTH, 1, new double[1][24]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("directions have 24 entries, but the layer has 48 neurons");
    assertThatThrownBy(() -> Recovery.ofComponents(TRUTH, 0, new double[1][24], new double[1][24]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no layer 0; allowed: 1 to 2");
    assertThatThrownBy(() -> Recovery.ofComponents(TRUTH, 1, new double[1][48], new double[2][24]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("write has 1 rows, but read has 2");
  }
}
