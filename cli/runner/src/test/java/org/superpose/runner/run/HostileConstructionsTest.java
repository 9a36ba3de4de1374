package org.superpose.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.task.Problem;
import org.superpose.runner.config.Limits;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;

/** Whatever a construction does to its host costs it its own cells, with the reason in the row. */
class HostileConstructionsTest {

  private static final Limits PATIENT = within(60);
  private static final Limits IMPATIENT = within(3);

  private static Limits within(int seconds) {
    return new Limits(1_000, 10, OptionalLong.empty(), Duration.ofSeconds(seconds));
  }

  private static Sizing fair(SizeRequest request) {
    return Fakes.sized(request.problem().features(), 1_000);
  }

  private static Network right(BuildRequest request) {
    return Fakes.answerInReadout(request.problem(), new Origin.Program());
  }

  /** Runs it beside a sound one, which must not notice; returns the row of its first cell. */
  private static CellResult run(
      Function<SizeRequest, Sizing> size, Function<BuildRequest, Network> build) throws Exception {
    return run(PATIENT, size, build);
  }

  private static CellResult run(
      Limits limits, Function<SizeRequest, Sizing> size, Function<BuildRequest, Network> build)
      throws Exception {
    Construction hostile = new Fakes.Scripted("hostile", size, build);
    Construction sound =
        new Fakes.Scripted(
            "sound", HostileConstructionsTest::fair, HostileConstructionsTest::right);
    var comparison = Fakes.comparison(List.of(hostile, sound), List.of(), limits);
    List<CellResult> rows = Fakes.run(comparison, 2);

    assertThat(rows).hasSize(4);
    assertThat(List.of(rows.get(1), rows.get(3)))
        .extracting(row -> row.text(Column.VERDICT))
        .containsOnly("verified");
    return rows.getFirst();
  }

  private static void assertFailure(CellResult row, String reason) {
    assertThat(row.text(Column.STATUS)).isEqualTo("failed");
    assertThat(row.text(Column.REASON)).startsWith(reason);
    assertThat(row.text(Column.VERDICT)).isEmpty();
  }

  @Test
  void throwsAnError() throws Exception {
    CellResult row =
        run(
            HostileConstructionsTest::fair,
            _ -> {
              throw new AssertionError("cannot be");
            });

    assertFailure(row, "AssertionError: cannot be (HostileConstructionsTest.java:");
  }

  @Test
  void overflowsTheStack() throws Exception {
    assertFailure(
        run(HostileConstructionsTest::fair, HostileConstructionsTest::descend),
        "StackOverflowError");
  }

  @SuppressWarnings("InfiniteRecursion")
  private static Network descend(BuildRequest request) {
    return descend(request);
  }

  @Test
  void runsForeverAndIgnoresInterruption() throws Exception {
    AtomicBoolean goesOn = new AtomicBoolean(true);
    CellResult row =
        run(
            IMPATIENT,
            HostileConstructionsTest::fair,
            request -> {
              while (goesOn.get()) {
                Thread.onSpinWait();
              }
              return right(request);
            });
    goesOn.set(false); // ends the thread that was left behind

    assertThat(row.text(Column.STATUS)).isEqualTo("timeout");
    assertThat(row.text(Column.REASON)).isEqualTo("still running after 3 s");
    assertThat(row.isFailed()).isTrue();
  }

  @Test
  void sizesForever() throws Exception {
    CellResult row =
        run(
            IMPATIENT,
            request -> {
              try {
                Thread.sleep(Long.MAX_VALUE);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return fair(request);
            },
            HostileConstructionsTest::right);

    assertThat(row.text(Column.STATUS)).isEqualTo("timeout");
    assertThat(row.text(Column.REASON)).isEqualTo("sizing: still running after 3 s");
  }

  @Test
  void eatsAllMemory() throws Exception {
    CellResult row =
        run(
            HostileConstructionsTest::fair,
            request -> {
              List<long[]> hoard = new ArrayList<>();
              while (hoard.size() < Integer.MAX_VALUE) {
                hoard.add(new long[Integer.MAX_VALUE - 8]); // 16 GiB each
              }
              return right(request);
            });

    assertFailure(row, "OutOfMemoryError: Java heap space (HostileConstructionsTest.java:");
  }

  @Test
  void aCellWhoseMemoryAnotherAteRunsAgainAlone() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    CellResult row =
        run(
            HostileConstructionsTest::fair,
            request -> {
              if (calls.getAndIncrement() == 0) {
                throw new OutOfMemoryError("another took it");
              }
              return right(request);
            });

    assertThat(row.text(Column.VERDICT)).isEqualTo("verified");
  }

  /** As on an executor, where the cells of several comparisons run side by side. */
  @Test
  void aCellWhoseMemoryAnotherComparisonAteRunsAgainAlone() throws Exception {
    CountDownLatch eating = new CountDownLatch(1);
    CountDownLatch refused = new CountDownLatch(1);
    AtomicBoolean full = new AtomicBoolean();
    Isolation isolation = new Isolation();
    FutureTask<CellResult> eater =
        new FutureTask<>(
            () ->
                runFirst(
                    isolation,
                    request -> {
                      full.set(true);
                      eating.countDown();
                      awaitQuietly(refused);
                      full.set(false);
                      return right(request);
                    }));
    Thread.ofPlatform().daemon().start(eater);
    eating.await();
    CellResult row =
        runFirst(
            isolation,
            request -> {
              if (full.get()) {
                refused.countDown();
                throw new OutOfMemoryError("another took it");
              }
              return right(request);
            });

    assertThat(row.text(Column.VERDICT)).as(row.text(Column.REASON)).isEqualTo("verified");
    assertThat(eater.get().text(Column.VERDICT)).isEqualTo("verified");
  }

  private static CellResult runFirst(Isolation isolation, Function<BuildRequest, Network> build)
      throws Exception {
    Construction construction = new Fakes.Scripted("hungry", HostileConstructionsTest::fair, build);
    var comparison = Fakes.comparison(List.of(construction), List.of());
    PlannedCell cell = Planner.plan(comparison).getFirst();
    return new CellRunner(comparison, isolation).run(cell, 1).row();
  }

  /** Gives the refused cell time to come back too early, if it can. */
  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void returnsNoNetwork() throws Exception {
    assertFailure(
        run(HostileConstructionsTest::fair, _ -> null),
        "malformed network: the construction returned none");
  }

  @Test
  void returnsNoSize() throws Exception {
    assertFailure(
        run(_ -> null, HostileConstructionsTest::right),
        "sizing broke: the construction returned null");
  }

  @Test
  void returnsANetworkForAnotherProblem() throws Exception {
    CellResult row =
        run(
            HostileConstructionsTest::fair,
            _ ->
                new Network(
                    SparseMatrix.identity(3),
                    new Origin.Public(),
                    List.of(),
                    SparseMatrix.identity(3),
                    DenseMatrix.uniformColumn(3, 0.5),
                    new Origin.Public()));

    assertFailure(
        row, "malformed network: maps 3 features to 3 outputs, but the problem has 6 and 6");
  }

  @Test
  void returnsMatricesThatDoNotFitTogether() throws Exception {
    CellResult row =
        run(
            HostileConstructionsTest::fair,
            _ ->
                new Network(
                    SparseMatrix.identity(6),
                    new Origin.Public(),
                    List.of(),
                    SparseMatrix.identity(5),
                    DenseMatrix.uniformColumn(5, 0.5),
                    new Origin.Public()));

    assertFailure(row, "malformed network: the readout reads 5 values but gets 6");
  }

  @Test
  void returnsNumbersThatAreNone() throws Exception {
    CellResult row =
        run(
            HostileConstructionsTest::fair,
            request -> {
              Network right = right(request);
              return new Network(
                  right.encoder(),
                  right.encoderOrigin(),
                  right.layers(),
                  right.readout(),
                  DenseMatrix.generate(6, 1, Alphabet.FLOAT64, (_, _) -> Double.NaN),
                  right.readoutOrigin());
            });

    assertFailure(row, "malformed network: entry [0, 0] of the thresholds is NaN");
  }

  @Test
  void sizesItselfWiderThanRequested() throws Exception {
    Construction wide =
        new Fakes.Scripted("wide", _ -> Fakes.sized(7, 1), HostileConstructionsTest::right);
    var comparison = Fakes.comparison(List.of(wide), 6);

    CellResult row = Fakes.run(comparison, 1).getFirst();

    assertFailure(row, "sizing broke: 7 neurons, but 6 were requested");
  }

  @Test
  void hidesTheAnswerInAnEncoderThatItCallsPublic() throws Exception {
    CellResult row =
        run(HostileConstructionsTest::fair, request -> answerInEncoder(request.problem()));

    assertFailure(
        row, "malformed network: the encoder is declared public but depends on the instance");
  }

  private static Network answerInEncoder(Problem problem) {
    int[][] rows = new int[problem.outputs()][];
    java.util.Arrays.setAll(rows, problem::inputs);
    return new Network(
        SparseMatrix.binaryRows(problem.features(), rows),
        new Origin.Public(),
        List.of(),
        SparseMatrix.identity(problem.outputs()),
        DenseMatrix.uniformColumn(problem.outputs(), 0.5),
        new Origin.Public());
  }
}
