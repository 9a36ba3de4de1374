package org.superpose.spark;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.superpose.runner.engine.ClusterEngine.Listener;
import org.superpose.runner.engine.EngineException;

/**
 * Passes cells to Spark in their order, each as a job of one task: a cell that takes its executor
 * down again and again then fails alone. One thread waits for each job; the thread that runs this
 * tells of all, so that waiting threads can be interrupted without harm to what is told.
 */
final class Dispatch {

  /** Property of a Spark job: the place of its cell in the list. */
  static final String CELL = "superpose.cell";

  /** Cells that wait in Spark at a time; more than a cluster of ours has cores. */
  private static final int MOST_IN_FLIGHT = 1_024;

  private static final int LOOK_AGAIN_SECONDS = 1;

  private final JavaSparkContext spark;
  private final RunCell work;
  private final Listener listener;
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

  /** The outcome of a job: a result, or else a reason. */
  private record Answer(int cell, String result, String reason) {}

  Dispatch(JavaSparkContext spark, RunCell work, Listener listener) {
    this.spark = spark;
    this.work = work;
    this.listener = listener;
  }

  /**
   * Runs cells until all have ended or the listener has seen enough.
   *
   * @throws EngineException if Spark gives up
   */
  void run(List<String> cells) throws InterruptedException, EngineException {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      int sent = 0;
      int ended = 0;
      while (ended < cells.size() && !listener.hasSeenEnough()) {
        for (; sent < cells.size() && sent - ended < MOST_IN_FLIGHT; sent++) {
          send(sent, cells.get(sent), threads);
        }
        tell(next());
        ended++;
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** A job that is handed to Spark while it stops never ends, hence the look at Spark itself. */
  private Answer next() throws InterruptedException, EngineException {
    Answer answer = null;
    while (answer == null) {
      answer = answers.poll(LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
      boolean isLost = answer == null || !answer.reason().isEmpty();
      if (isLost && spark.sc().isStopped()) {
        throw new EngineException("Spark gave up; its last messages say why");
      }
    }
    return answer;
  }

  private void tell(Answer answer) {
    if (answer.reason().isEmpty()) {
      listener.finished(answer.cell(), answer.result());
    } else {
      listener.failed(answer.cell(), answer.reason());
    }
  }

  /** Without an answer, whatever happens, all would wait for it forever. */
  private void send(int cell, String text, Executor threads) {
    spark.setLocalProperty(CELL, Integer.toString(cell));
    try {
      JavaFutureAction<List<String>> job =
          spark.parallelize(List.of(text), 1).map(work).collectAsync();
      threads.execute(() -> answers.add(await(cell, job)));
    } catch (Throwable e) { // also checked exceptions that Spark does not declare
      answers.add(new Answer(cell, "", reason(e)));
    }
  }

  private static Answer await(int cell, JavaFutureAction<List<String>> job) {
    try {
      return new Answer(cell, job.get().getFirst(), "");
    } catch (ExecutionException e) {
      return new Answer(cell, "", reason(e.getCause()));
    } catch (Throwable e) {
      return new Answer(cell, "", reason(e));
    }
  }

  /** Returns what Spark says without the stack traces of both sides. */
  private static String reason(Throwable e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return message.lines().findFirst().orElse(e.toString());
  }
}
