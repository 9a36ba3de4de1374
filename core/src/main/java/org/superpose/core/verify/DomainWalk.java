package org.superpose.core.verify;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.superpose.core.parallel.Workers;
import org.superpose.core.task.Problem;

/** A way through all inputs of a problem's domain, depth first, shared by some threads. */
final class DomainWalk<V extends DomainWalk.Visitor> {

  private final Problem problem;
  private final V visitor;
  private final int[] active; // [sparsity]
  private int size;
  private boolean goesOn = true;

  private DomainWalk(Problem problem, V visitor) {
    this.problem = problem;
    this.visitor = visitor;
    active = new int[problem.sparsity()];
  }

  /** What one thread does on its way. */
  interface Visitor {

    /** Adds an active feature, larger than those before. */
    void push(int feature);

    /** Removes the feature added last. */
    void pop();

    /** Looks at the current input; false ends this thread's way. */
    boolean visit();
  }

  /**
   * Visits every input once, the empty one included.
   *
   * @param visitors makes the visitor of one thread
   * @return the visitors, in no useful order
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  static <V extends Visitor> List<V> visit(Problem problem, int threads, Supplier<V> visitors) {
    AtomicInteger next = new AtomicInteger(-1);
    return Workers.VERIFICATION.run(
        threads, () -> new DomainWalk<>(problem, visitors.get()).run(next));
  }

  /** Takes one first feature after the other; -1 stands for the empty input. */
  private V run(AtomicInteger next) {
    int first;
    while (goesOn && (first = next.getAndIncrement()) < problem.features()) {
      Workers.VERIFICATION.checkInterrupt();
      if (first < 0) {
        goesOn = visitor.visit();
      } else {
        join(first);
      }
    }
    return visitor;
  }

  /** Visits all inputs that continue the current one with a feature and perhaps larger ones. */
  private void join(int feature) {
    active[size++] = feature;
    visitor.push(feature);
    goesOn = visitor.visit();
    int larger = next(feature);
    while (larger < problem.features() && goesOn) {
      join(larger);
      larger = next(larger);
    }
    visitor.pop();
    size--;
  }

  private int next(int feature) {
    return problem.domain().next(active, size, feature + 1, problem.features());
  }
}
