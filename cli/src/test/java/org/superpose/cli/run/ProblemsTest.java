package org.superpose.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.superpose.cli.config.TaskCase;
import org.superpose.cli.plugin.Plugin;
import org.superpose.cli.plugin.PluginOrigin;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;
import org.superpose.core.task.TaskRequest;

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

  private static Cell with(Task task, Cell cell) {
    Plugin<Task> plugin = new Plugin<>(task, task.describe(), PluginOrigin.of(ProblemsTest.class));
    return cell.with(
        new TaskCase(
            plugin,
            Settings.empty(),
            "",
            task.shape(Settings.empty()),
            false,
            cell.task().source()));
  }

  @Test
  void aProblemThatTakesLongKeepsNoOtherCellWaiting() throws Exception {
    Cell cell =
        Planner.plan(Fakes.comparison(List.of(Fakes.building("a", _ -> null)), 6))
            .getFirst()
            .cell();
    SlowTask slow =
        new SlowTask(new Fakes.ShuffleTask(), new CountDownLatch(1), new CountDownLatch(1));
    Problems problems = new Problems();
    FutureTask<Problem> waiting = new FutureTask<>(() -> problems.of(with(slow, cell)));
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
