package org.superpose.runner.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.superpose.core.audit.BoundCheck;
import org.superpose.core.audit.BrokenBoundException;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.runner.plugin.Plugin;
import org.superpose.runner.plugin.TimeLimit;

/**
 * Asks bounds, none of which takes others down: one that breaks is named, and one that does not
 * answer in time is named, too, and never asked again, so that it costs its patience once and not
 * once for every cell.
 */
public final class BoundPanel {

  /** What a bound gets at most; those that are known take a fraction of a second. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<Plugin<Bound>> bounds;
  private final Duration patience;
  private final Map<String, String> givenUp = new ConcurrentHashMap<>(); // reasons by id

  /**
   * @param bounds in the order in which their answers come
   * @param patience how long each may take to answer
   */
  public BoundPanel(List<Plugin<Bound>> bounds, Duration patience) {
    this.bounds = List.copyOf(bounds);
    this.patience = patience;
  }

  /** Makes the panel of a comparison: a bound may use up a quarter of what a cell may take. */
  static BoundPanel within(Duration timeout, List<Plugin<Bound>> bounds) {
    Duration share = timeout.dividedBy(4);
    return new BoundPanel(bounds, share.compareTo(PATIENCE) < 0 ? share : PATIENCE);
  }

  boolean isEmpty() {
    return bounds.isEmpty();
  }

  /**
   * Asks all bounds.
   *
   * @throws CancellationException if the calling thread is interrupted
   */
  public BoundAnswers ask(BoundRequest request) {
    Map<String, BoundResult.Value> values = new LinkedHashMap<>();
    List<String> broken = new ArrayList<>();
    for (Plugin<Bound> bound : bounds) {
      try {
        if (answer(bound, request) instanceof BoundResult.Value value) {
          values.put(bound.id(), value);
        }
      } catch (BrokenBoundException e) {
        broken.add("the bound %s broke: %s".formatted(bound.id(), reason(e)));
      } catch (TimeoutException e) {
        broken.add("the bound %s broke: %s".formatted(bound.id(), e.getMessage()));
      }
    }
    return new BoundAnswers(values, broken);
  }

  private BoundResult answer(Plugin<Bound> bound, BoundRequest request)
      throws BrokenBoundException, TimeoutException {
    if (givenUp.containsKey(bound.id())) {
      throw new TimeoutException(givenUp.get(bound.id()));
    }
    String name = Thread.currentThread().getName() + ", bound " + bound.id();
    try {
      return TimeLimit.call(patience, name, () -> BoundCheck.ask(bound.service(), request));
    } catch (TimeoutException e) {
      givenUp.put(bound.id(), e.getMessage());
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BrokenBoundException broken) {
        throw broken;
      }
      throw new IllegalStateException(e.getCause()); // the check catches all else
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  private static String reason(BrokenBoundException broken) {
    return broken.getCause() == null ? broken.getMessage() : Failures.describe(broken.getCause());
  }
}
