package org.superpose.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;
import org.superpose.core.task.TaskRequest;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.Limits;
import org.superpose.runner.config.TaskCase;
import org.superpose.runner.plugin.Plugin;
import org.superpose.runner.plugin.PluginOrigin;
import org.superpose.runner.result.CellResult;
import org.superpose.runner.result.Column;

class ProblemsTest {

  private static final int SECONDS = 20;

  /** A task whose problems wait. */
  private record SlowTask(Task shuffle, CountDownLatch begun, CountDownLatch enough)
      implements Task {
    @Override
    public Description describe() {
      return new Description("slow", "A fake.", List.of(), List.of());
    }

    @Override
    public ProblemShape shape(Settings settings) {
      return shuffle.shape(settings);
    }

    @Override
    public Problem problem(TaskRequest request) {
      begun.countDown();
      try {
        enough.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return shuffle.problem(request);
    }
  }

  private static TaskCase like(TaskCase other, Task task) {
    return new TaskCase(
        new Plugin<>(task, task.describe(), PluginOrigin.of(ProblemsTest.class)),
        Settings.empty(),
        "",
        task.shape(Settings.empty()),
        false,
        other.source());
  }

  private static SlowTask slowTask() {
    return new SlowTask(new Fakes.ShuffleTask(), new CountDownLatch(1), new CountDownLatch(1));
  }

  private static Comparison comparison() {
    Limits impatient = new Limits(1_000, 10, OptionalLong.empty(), Duration.ofSeconds(1));
    return Fakes.comparison(
        List.of(Fakes.building("reads", request -> right(request.problem()))),
        List.of(),
        impatient);
  }

  private static Network right(Problem problem) {
    return Fakes.answerInReadout(problem, new Origin.Program());
  }

  @Test
  void aTaskThatTakesForeverTimesOutInThePlan() throws Exception {
    Comparison sound = comparison();
    SlowTask slow = slowTask();
    TaskCase task = sound.tasks().getFirst();
    Comparison mixed =
        new Comparison(
            sound.name(),
            sound.description(),
            List.of(1L),
            List.of(like(task, slow), task),
            sound.constructions(),
            sound.bounds(),
            sound.criterion(),
            List.of(),
            sound.proofs(),
            sound.limits(),
            sound.search(),
            List.of(),
            sound.engine(),
            List.of());

    List<CellResult> rows = Fakes.run(mixed, 1);
    slow.enough().countDown();

    assertThat(rows.getFirst().text(Column.STATUS)).isEqualTo("timeout");
    assertThat(rows.getFirst().text(Column.REASON))
        .isEqualTo("making the problem: still running after 1 s");
    assertThat(rows.getLast().text(Column.VERDICT)).isEqualTo("verified");
  }

  @Test
  void aProblemThatTakesLongKeepsNoOtherCellWaiting() throws Exception {
    Cell cell = Planner.plan(comparison()).getFirst().cell();
    SlowTask slow = slowTask();
    Problems problems = new Problems();
    FutureTask<Problem> waiting =
        new FutureTask<>(() -> problems.of(cell.with(like(cell.task(), slow))));
    FutureTask<Problem> other = new FutureTask<>(() -> problems.of(cell));
    Thread.ofPlatform().daemon().start(waiting);
    slow.begun().await();
    Thread.ofPlatform().daemon().start(other);

    assertThat(other.get(SECONDS, TimeUnit.SECONDS).features()).isEqualTo(Fakes.FEATURES);
    assertThat(waiting).isNotDone();
    slow.enough().countDown();
    assertThat(waiting.get(SECONDS, TimeUnit.SECONDS)).isNotNull();
  }
}
