package org.superpose.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.Limits;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;
import org.superpose.runner.result.RowValues;

/** Searches for the width at which made-up constructions begin to be right. */
class MinimalWidthTest {

  private static final int FIRST_GUESS = 20;

  private static Sizing anyWidth(SizeRequest request) {
    int neurons = request.neurons().orElse(FIRST_GUESS);
    return neurons < Fakes.FEATURES
        ? new Sizing.Unsupported("narrower than its inputs")
        : Fakes.sized(neurons, 1_000);
  }

  private static Construction rightWhere(Predicate<BuildRequest> right) {
    return new Fakes.Scripted("scripted", MinimalWidthTest::anyWidth, network(right));
  }

  private static Function<BuildRequest, Network> network(Predicate<BuildRequest> right) {
    return request ->
        right.test(request)
            ? Fakes.answerInReadout(request.problem(), new Origin.Program())
            : Fakes.inactive();
  }

  private static Outcome search(Construction construction) throws Exception {
    return search(Fakes.minimal(construction));
  }

  private static Outcome search(Comparison comparison) throws Exception {
    PlannedCell first = Planner.plan(comparison).getFirst();
    return new CellRunner(comparison).run(first, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 19, 20, 21, 99, 100})
  void findsTheWidthFromWhichOnEveryNetworkIsRight(int smallest) throws Exception {
    CellResult row = search(rightWhere(request -> request.neurons() >= smallest)).row();

    assertThat(row.number(Column.SEARCH_WIDTH)).hasValue(smallest);
    assertThat(row.number(Column.SEARCH_BELOW)).hasValue(smallest - 1);
    // By hand: 3 successes in a row decide at odds of 3 and a confidence of 0.95.
    assertThat(row.number(Column.SEARCH_RIGHT)).hasValue(3);
    assertThat(row.number(Column.SEARCH_TRIED)).hasValue(3);
    assertThat(row.number(Column.SEARCH_CONFIDENCE)).hasValue(0.95);
    assertThat(row.text(Column.NEURONS_ASKED)).isEqualTo("minimal");
    assertThat(row.text(Column.VERDICT)).isEqualTo("verified");
  }

  @Test
  void stopsWithinTheResolution() throws Exception {
    CellResult row = search(rightWhere(request -> request.neurons() >= 300)).row();

    assertThat(row.number(Column.SEARCH_WIDTH).orElse(0)).isBetween(300.0, 303.0);
    assertThat(row.number(Column.SEARCH_BELOW).orElse(0)).isBetween(297.0, 299.0);
  }

  @Test
  void keepsEveryNetworkThatWasTried() throws Exception {
    Outcome outcome = search(rightWhere(request -> request.neurons() >= 30));

    // By hand: not enough at 20, enough at 40, then 30, 25, 27, 28, 29.
    assertThat(outcome.probes().stream().map(row -> row.text(Column.NEURONS_ASKED)).distinct())
        .containsExactly("20", "40", "30", "25", "27", "28", "29");
    assertThat(outcome.probes()).hasSize(7 * 3);
    assertThat(outcome.row().number(Column.SEARCH_NETWORKS)).hasValue(7 * 3);
  }

  @Test
  void mostNetworksHaveToBeRightNotOne() throws Exception {
    Construction lucky =
        rightWhere(
            request ->
                request.neurons() >= 60
                    || (request.neurons() >= 30 && request.seed().stream().nextInt(10) == 0));

    CellResult row = search(lucky).row();

    assertThat(row.number(Column.SEARCH_WIDTH)).hasValue(60);
  }

  @Test
  void theRowShowsARightNetworkThatCanBeBuiltAgain() throws Exception {
    Construction coin = rightWhere(request -> request.seed().stream().nextInt(4) != 1);
    var comparison = Fakes.minimal(coin);
    PlannedCell planned = Planner.plan(comparison).get(1);
    CellRunner runner = new CellRunner(comparison);
    CellResult row = runner.run(planned, 1).row();

    PlannedCell shown = runner.shownBy(planned, row).orElseThrow();

    assertThat(row.text(Column.CRITERION_MET)).isEqualTo("yes");
    assertThat(runner.run(shown, 1).row().text(Column.VERDICT)).isEqualTo("verified");
    assertThat(shown.cell().trial()).isEqualTo((long) row.number(Column.TRIAL).orElse(-1));
  }

  @Test
  void whereNoWidthIsEnoughTheRowSaysSo() throws Exception {
    Outcome outcome = search(rightWhere(_ -> false));

    assertThat(outcome.row().text(Column.STATUS)).isEqualTo("unsupported");
    // By hand: sixteen times the first guess.
    assertThat(outcome.row().text(Column.REASON))
        .isEqualTo("no width up to 320 meets the criterion");
  }

  @Test
  void aWidthThatTheConstructionDoesNotTakeIsNotEnough() throws Exception {
    Construction even =
        new Fakes.Scripted(
            "from-ten-on",
            request ->
                request.neurons().orElse(FIRST_GUESS) < 10
                    ? new Sizing.Unsupported("too narrow")
                    : anyWidth(request),
            network(_ -> true));

    Outcome outcome = search(even);

    assertThat(outcome.row().number(Column.SEARCH_WIDTH)).hasValue(10);
    assertThat(outcome.probes().stream().map(row -> row.text(Column.REASON)))
        .contains("too narrow");
  }

  @Test
  void aNetworkThatBreaksFailsTheCellAndNamesTheWidth() throws Exception {
    Construction breaking =
        rightWhere(
            request -> {
              if (request.neurons() == 15) {
                throw new IllegalStateException("no luck");
              }
              return request.neurons() > 10;
            });

    assertThat(search(breaking).row().text(Column.REASON))
        .startsWith("at width 15: IllegalStateException: no luck");
  }

  @Test
  void allNetworksOfASearchShareTheTimeOfTheCell() throws Exception {
    Construction slow =
        rightWhere(
            request -> {
              LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
              return request.neurons() >= 60;
            });
    Limits limits = new Limits(1_000, 10, OptionalLong.empty(), Duration.ofMillis(400));

    Outcome outcome = search(Fakes.minimal(slow, limits));

    // Each network is well within the limit, but three are needed to decide about a single width.
    assertThat(outcome.row().text(Column.STATUS)).isEqualTo("timeout");
    assertThat(outcome.row().text(Column.REASON))
        .matches("at width \\d+: still running after 0.4 s");
    assertThat(outcome.probes().getLast().text(Column.STATUS)).isEqualTo("timeout");
  }

  @Test
  void sizingForeverInASearchIsATimeoutToo() throws Exception {
    Construction stuck =
        new Fakes.Scripted(
            "stuck",
            request -> {
              if (request.neurons().orElse(0) == 2 * FIRST_GUESS) {
                LockSupport.parkNanos(Duration.ofHours(1).toNanos()); // an interrupt ends it
              }
              return anyWidth(request);
            },
            network(_ -> false));
    Limits limits = new Limits(1_000, 10, OptionalLong.empty(), Duration.ofMillis(400));

    CellResult row = search(Fakes.minimal(stuck, limits)).row();

    assertThat(row.text(Column.STATUS)).isEqualTo("timeout");
    assertThat(row.text(Column.REASON)).isEqualTo("at width 40: sizing: still running after 0.4 s");
  }

  @Test
  void rowsDoNotDependOnTheNumberOfWorkers() throws Exception {
    Construction coin =
        rightWhere(request -> request.seed().stream().nextInt(80) < request.neurons());

    List<CellResult> one = Fakes.run(Fakes.minimal(coin), 1);
    List<CellResult> three = Fakes.run(Fakes.minimal(coin), 3);

    assertThat(one.stream().map(MinimalWidthTest::withoutTimes))
        .containsExactlyElementsOf(three.stream().map(MinimalWidthTest::withoutTimes).toList());
  }

  private static CellResult withoutTimes(CellResult row) {
    return RowValues.of(row).set(Column.BUILD_SECONDS, 0).set(Column.VERIFY_SECONDS, 0).build();
  }
}
