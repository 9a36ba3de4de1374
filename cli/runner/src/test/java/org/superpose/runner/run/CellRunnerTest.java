package org.superpose.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.Limits;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;

class CellRunnerTest {

  private static final Construction RIGHT =
      Fakes.building(
          "right", request -> Fakes.answerInReadout(request.problem(), new Origin.Program()));

  private static List<CellResult> run(Construction... constructions) throws Exception {
    return Fakes.run(Fakes.comparison(List.of(constructions), List.of()), 1);
  }

  @Test
  void judgesAndCountsANetwork() throws Exception {
    CellResult row = run(RIGHT).getFirst();

    assertThat(row.text(Column.STATUS)).isEqualTo("ok");
    assertThat(row.text(Column.VERDICT)).isEqualTo("verified");
    assertThat(row.text(Column.CRITERION_MET)).isEqualTo("yes");
    // By hand: the readout is a program of 6 x 6 bits, with 6 thresholds of 64 bits.
    assertThat(row.number(Column.PARAMETER_BITS)).hasValue(36 + 6 * 64);
    assertThat(row.number(Column.PARAMETERS)).hasValue(42);
    // By hand: 1 + 6 + 15 inputs with at most two of six active.
    assertThat(row.number(Column.INPUTS_CHECKED)).hasValue(22);
  }

  @Test
  void aWrongNetworkIsFalsifiedWithAWitness() throws Exception {
    Construction inactive =
        Fakes.building(
            "silent",
            request ->
                new Network(
                    SparseMatrix.identity(Fakes.FEATURES),
                    new Origin.Public(),
                    List.of(),
                    SparseMatrix.identity(Fakes.FEATURES),
                    DenseMatrix.uniformColumn(Fakes.FEATURES, 9),
                    new Origin.Public()));

    CellResult row = run(inactive).getFirst();

    assertThat(row.text(Column.VERDICT)).isEqualTo("falsified");
    assertThat(row.text(Column.WITNESS)).matches("0 -> \\d");
    assertThat(row.text(Column.REASON)).contains("expected on");
  }

  @Test
  void aBrokenPluginCostsOnlyItsOwnCells() throws Exception {
    Construction throwing =
        Fakes.building(
            "throwing",
            request -> {
              throw new IllegalStateException("no luck");
            });

    List<CellResult> rows = run(throwing, RIGHT);

    assertThat(rows)
        .extracting(row -> row.text(Column.STATUS))
        .containsExactly("failed", "ok", "failed", "ok");
    assertThat(rows.getFirst().text(Column.REASON))
        .startsWith("IllegalStateException: no luck (CellRunnerTest.java:");
  }

  @Test
  void aPluginThatBreaksWhileSizingFailsItsCell() throws Exception {
    Construction broken =
        new Fakes.Scripted(
            "broken",
            request -> {
              throw new ArithmeticException("size unknown");
            },
            request -> null);

    assertThat(run(broken).getFirst().text(Column.REASON))
        .startsWith("sizing broke: ArithmeticException: size unknown");
  }

  @Test
  void unsupportedIsAnAnswerNotAFailure() throws Exception {
    Construction choosy =
        new Fakes.Scripted(
            "choosy", request -> new Sizing.Unsupported("pairs only"), request -> null);

    CellResult row = run(choosy).getFirst();

    assertThat(row.text(Column.STATUS)).isEqualTo("unsupported");
    assertThat(row.text(Column.REASON)).isEqualTo("pairs only");
    assertThat(row.isFailed()).isFalse();
  }

  @Test
  void aReadoutThatLiesAboutBeingPublicFails() throws Exception {
    Construction lying =
        Fakes.building(
            "lying", request -> Fakes.answerInReadout(request.problem(), new Origin.Public()));

    assertThat(run(lying).getFirst().text(Column.REASON))
        .isEqualTo("malformed network: the readout is declared public but depends on the instance");
  }

  @Test
  void aNetworkThatDoesNotKeepItsAlphabetFails() throws Exception {
    Construction loose =
        Fakes.building(
            "loose",
            request -> {
              Network right = Fakes.answerInReadout(request.problem(), new Origin.Program());
              return new Network(
                  right.encoder(),
                  right.encoderOrigin(),
                  right.layers(),
                  right.readout(),
                  DenseMatrix.of(6, 1, Alphabet.BINARY, new double[] {1, 1, 1, 1, 1, 0.5}),
                  right.readoutOrigin());
            });

    assertThat(run(loose).getFirst().text(Column.REASON))
        .contains("entry [5, 0] of the thresholds is 0.5, outside the declared alphabet binary");
  }

  @Test
  void aNetworkWiderThanAgreedFails() throws Exception {
    Construction wide =
        new Fakes.Scripted(
            "wide",
            request -> Fakes.sized(5, 1_000),
            request -> Fakes.answerInReadout(request.problem(), new Origin.Program()));

    assertThat(run(wide).getFirst().text(Column.REASON))
        .isEqualTo("malformed network: has 6 neurons, but 5 were agreed");
  }

  @Test
  void everySeedIsAudited() throws Exception {
    Construction lying =
        Fakes.building(
            "lying", request -> Fakes.answerInReadout(request.problem(), new Origin.Public()));

    assertThat(run(lying))
        .hasSize(2)
        .allSatisfy(
            row ->
                assertThat(row.text(Column.REASON))
                    .startsWith("malformed network: the readout is declared public"));
  }

  @Test
  void rowsDoNotDependOnTheNumberOfWorkers() throws Exception {
    Comparison comparison = Fakes.comparison(List.of(RIGHT, RIGHT), List.of());

    assertThat(withoutTimes(Fakes.run(comparison, 1)))
        .hasSize(4)
        .isEqualTo(withoutTimes(Fakes.run(comparison, 3)));
  }

  private static List<List<String>> withoutTimes(List<CellResult> rows) {
    return rows.stream()
        .map(
            row ->
                java.util.Arrays.stream(Column.values())
                    .filter(column -> !column.isTiming())
                    .map(row::text)
                    .toList())
        .toList();
  }

  @Test
  void everyCellIsToldOfAsItStartsAndEnds() throws Exception {
    Comparison comparison = Fakes.comparison(List.of(RIGHT), List.of());
    List<PlannedCell> plan = Planner.plan(comparison);
    Fakes.Listener listener = new Fakes.Listener(Integer.MAX_VALUE);

    new LocalEngine(new CellRunner(comparison), 2).run(plan, listener);

    assertThat(listener.started).containsExactlyInAnyOrderElementsOf(plan);
    assertThat(listener.finished).containsOnlyKeys(plan);
  }

  @Test
  void nothingStartsOnceTheWatcherHasSeenEnough() throws Exception {
    Comparison comparison = Fakes.comparison(List.of(RIGHT), List.of());
    List<PlannedCell> plan = Planner.plan(comparison);
    Fakes.Listener listener = new Fakes.Listener(1);

    new LocalEngine(new CellRunner(comparison), 1).run(plan, listener);

    assertThat(plan).hasSizeGreaterThan(1);
    assertThat(listener.started).containsExactly(plan.getFirst());
  }

  @Test
  void aFailureOfTheWatcherEndsTheRunAndIsToldAsItIs() throws Exception {
    Comparison comparison = Fakes.comparison(List.of(RIGHT), List.of());
    List<PlannedCell> plan = Planner.plan(comparison);
    UncheckedIOException full = new UncheckedIOException(new IOException("no space left"));
    Engine.Watcher failing =
        new Fakes.Listener(Integer.MAX_VALUE) {
          @Override
          public void finished(PlannedCell cell, Outcome outcome) {
            throw full;
          }
        };

    assertThatThrownBy(() -> new LocalEngine(new CellRunner(comparison), 1).run(plan, failing))
        .isSameAs(full);
  }

  @Test
  void cellsGivenUpAreNotToldOf() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Thread main = Thread.currentThread();
    AtomicBoolean requested = new AtomicBoolean();
    Construction stuck =
        Fakes.building(
            "stuck",
            request -> {
              if (!requested.getAndSet(true)) { // the thread left behind may build on
                main.interrupt();
              }
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Fakes.answerInReadout(request.problem(), new Origin.Program());
            });
    Comparison comparison = Fakes.comparison(List.of(stuck), List.of());
    List<PlannedCell> plan = Planner.plan(comparison);
    Fakes.Listener listener = new Fakes.Listener(Integer.MAX_VALUE);

    assertThatThrownBy(() -> new LocalEngine(new CellRunner(comparison), 1).run(plan, listener))
        .isInstanceOf(InterruptedException.class);

    assertThat(listener.started).containsExactly(plan.getFirst());
    assertThat(listener.finished).isEmpty();
  }

  @Test
  void aNetworkTooLargeForTheMemoryThereIsFailsAndTheRestGoesOn() throws Exception {
    Construction huge =
        new Fakes.Scripted("huge", request -> Fakes.sized(5, 1L << 50), request -> null);

    List<CellResult> rows = Fakes.run(Fakes.comparison(List.of(huge, RIGHT), List.of()), 1);

    assertThat(rows)
        .extracting(row -> row.text(Column.STATUS))
        .containsExactly("failed", "ok", "failed", "ok");
    assertThat(rows.getFirst().text(Column.REASON))
        .startsWith("huge with 5 neurons")
        .contains("would take about 1048576.0 GiB of memory; allowed: ");
  }

  @Test
  void aNetworkOverTheMemoryOfACellFailsAndTheRestGoesOn() throws Exception {
    Construction huge =
        new Fakes.Scripted("huge", request -> Fakes.sized(5, 1L << 40), request -> null);
    Limits limits = new Limits(1_000, 10, OptionalLong.of(1L << 30), Duration.ofMinutes(1));

    List<CellResult> rows = Fakes.run(Fakes.comparison(List.of(huge, RIGHT), List.of(), limits), 1);

    assertThat(rows)
        .extracting(row -> row.text(Column.STATUS))
        .containsExactly("failed", "ok", "failed", "ok");
    assertThat(rows.getFirst().text(Column.REASON))
        .endsWith("would take about 1024.0 GiB of memory; allowed: 1.0 GiB");
  }

  @Test
  void cellsAreNamedUniquely() throws Exception {
    List<PlannedCell> plan = Planner.plan(Fakes.comparison(List.of(RIGHT, RIGHT), List.of()));

    assertThat(plan)
        .extracting(planned -> planned.cell().name())
        .containsExactly(
            "shuffle-m6-v2.right.s1",
            "shuffle-m6-v2.right.s1-2",
            "shuffle-m6-v2.right.s2",
            "shuffle-m6-v2.right.s2-2");
  }
}
