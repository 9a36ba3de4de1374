package org.superpose.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.bound.BoundResult.Direction;
import org.superpose.core.bound.BoundResult.Resource;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.ProblemShape;
import org.superpose.runner.plugin.Plugin;
import org.superpose.runner.plugin.PluginRegistry;

class BoundPanelTest {

  private static final BoundRequest REQUEST =
      new BoundRequest(
          new ProblemShape("test", 8, 8, 2, 10, 1), new Criterion.EveryInput(), Optional.empty());
  private static final BoundResult.Value ANSWER =
      new BoundResult.Value(Resource.NEURONS, Direction.LOWER, 3, List.of("nothing"));

  private static List<Plugin<Bound>> plugin(Bound bound) {
    return PluginRegistry.of(List.of(), List.of(), List.of(bound)).bounds().all();
  }

  @Test
  void aBoundThatNeverAnswersIsNamedAndAskedOnce() {
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch never = new CountDownLatch(1);
    Bound endless =
        new Fakes.AnsweringBound(
            _ -> {
              asked.incrementAndGet();
              while (true) {
                try {
                  never.await();
                } catch (InterruptedException e) {
                  // heeds no interruption
                }
              }
            });
    BoundPanel panel = new BoundPanel(plugin(endless), Duration.ofMillis(200));

    for (int cell = 0; cell < 3; cell++) {
      BoundAnswers answers = panel.ask(REQUEST);
      assertThat(answers.values()).isEmpty();
      assertThat(answers.broken())
          .singleElement()
          .asString()
          .contains(" broke: still running after 0.2 s");
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void aBoundThatAnswersIsHeard() {
    BoundPanel panel = BoundPanel.within(Duration.ofHours(1), plugin(new Fakes.FixedBound(ANSWER)));

    assertThat(panel.ask(REQUEST).least(Resource.NEURONS)).hasValue(3);
    assertThat(panel.ask(REQUEST).strongest(Resource.PARAMETERS)).isEmpty();
  }
}
