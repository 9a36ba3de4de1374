package org.superpose.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShardTest {

  private static final int CONSTRUCTIONS = 30;

  private List<PlannedCell> plan; // two seeds of each construction

  @BeforeAll
  void plan() throws Exception {
    plan =
        Planner.plan(
            Fakes.comparison(
                IntStream.range(0, CONSTRUCTIONS)
                    .mapToObj(i -> Fakes.building("c" + i, _ -> Fakes.inactive()))
                    .toList(),
                List.of()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 59, 60, 61, 200})
  void everyCellIsInOneShardAndShardsAreOfEqualSize(int count) {
    List<PlannedCell> assigned = new ArrayList<>();
    for (int index = 1; index <= count; index++) {
      List<PlannedCell> part = new Shard(index, count).of(plan);
      assertThat(part.size()).isBetween(plan.size() / count, plan.size() / count + 1);
      assertThat(part).isSortedAccordingTo((a, b) -> plan.indexOf(a) - plan.indexOf(b));
      assigned.addAll(part);
    }

    assertThat(assigned).containsExactlyInAnyOrderElementsOf(plan);
  }

  @Test
  void aShardIsAlwaysTheSame() {
    assertThat(new Shard(2, 3).of(plan)).isEqualTo(new Shard(2, 3).of(plan));
  }

  /** Where cells of two constructions alternate, every other cell would be of the same one. */
  @Test
  void noShardGetsEveryOtherCell() {
    List<Integer> places = new Shard(1, 2).of(plan).stream().map(plan::indexOf).toList();

    // A fair coin decides each of 30 pairs: all but one in 10^5 seeds give 5 to 25 even places.
    assertThat(places.stream().filter(place -> place % 2 == 0).count()).isBetween(5L, 25L);
  }

  @Test
  void readsWhatItShows() {
    assertThat(Shard.parse("2/3")).isEqualTo(new Shard(2, 3)).hasToString("2/3");
    assertThat(Shard.parse("1/1").isWhole()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "2/", "/3", "a/b", "1/2/3", "-1/3", "1.5/3", "2/9999999"})
  void readsNothingElse(String text) {
    assertThatThrownBy(() -> Shard.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + text + "' is not a shard; allowed: one such as 2/3, the second of three");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/3", "4/3", "0/0", "1/0"})
  void thereAreNoOtherShards(String text) {
    assertThatThrownBy(() -> Shard.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("shard " + text.replace("/", " of ") + " does not exist");
  }
}
