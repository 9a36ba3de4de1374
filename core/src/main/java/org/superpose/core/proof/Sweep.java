package org.superpose.core.proof;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.superpose.core.parallel.Workers;

/**
 * Searches all outputs, in rounds of 1, 2, 4, up to 128 or one in 256 of all. Within a round,
 * outputs know only what earlier rounds found, so the outcome does not depend on the number of
 * threads; the short rounds at first keep the work on badly wrong networks small.
 */
final class Sweep<F extends Findings> {

  private static final int ROUND = 128;
  private static final int ROUNDS = 256;

  /** Takes what one output's search found, in the order of outputs. */
  @FunctionalInterface
  interface Merge<F> {
    /** Takes the findings of the next output. */
    void accept(F findings);
  }

  private final Supplier<Search> searches;
  private final int threads;
  private long work;
  private boolean searched;
  private boolean exhausted;

  Sweep(int threads, Supplier<Search> searches) {
    this.threads = threads;
    this.searches = searches;
  }

  /** Returns whether the bound alone did not decide everything. */
  boolean searched() {
    return searched;
  }

  /** Returns whether the work limit ended the search of some output. */
  boolean exhausted() {
    return exhausted;
  }

  long work() {
    return work;
  }

  /**
   * Searches outputs 0 to {@code outputs - 1}.
   *
   * @param begin makes the findings of an output; called by any thread
   * @param merge called between rounds
   * @param done whether to stop before the next round
   */
  void run(
      int outputs, long workLimit, IntFunction<F> begin, Merge<F> merge, BooleanSupplier done) {
    Search[] free = new Search[threads];
    int length = 1;
    for (int start = 0; start < outputs && !done.getAsBoolean(); ) {
      if (work >= workLimit) {
        exhausted = true;
        return;
      }
      int end = Math.min(outputs, start + length);
      long before = work;
      round(free, start, end, (workLimit - work) / 16, begin, merge);
      int longest = Math.min(Math.max(ROUND, outputs / ROUNDS), 2 * length);
      length = nextLength(longest, (work - before) / (end - start), workLimit - work);
      start = end;
    }
  }

  /** No round should take more than half of what is left, by the outputs before it. */
  private static int nextLength(int longest, long workEach, long left) {
    long affordable = left / (2 * Math.max(1, workEach));
    return (int) Math.max(1, Math.min(affordable, longest));
  }

  private void round(
      Search[] pool, int start, int end, long workLimit, IntFunction<F> begin, Merge<F> merge) {
    Object[] found = new Object[end - start];
    Search.Effort[] efforts = new Search.Effort[end - start];
    AtomicInteger taken = new AtomicInteger();
    Workers.PROOF.forEach(
        threads,
        end - start,
        () -> {
          int slot = taken.getAndIncrement();
          pool[slot] = pool[slot] == null ? searches.get() : pool[slot];
          return index -> {
            F findings = begin.apply(start + index);
            efforts[index] = pool[slot].run(start + index, findings, workLimit);
            found[index] = findings;
          };
        });
    for (int index = 0; index < found.length; index++) {
      work += efforts[index].work();
      searched |= efforts[index].searched();
      exhausted |= efforts[index].exhausted();
      @SuppressWarnings("unchecked")
      F findings = (F) found[index];
      merge.accept(findings);
    }
  }
}
