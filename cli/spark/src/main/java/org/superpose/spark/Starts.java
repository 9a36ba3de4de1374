package org.superpose.spark;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.superpose.runner.engine.ClusterEngine.Listener;

/** Tells which cells an executor has begun, from what Spark tells of stages and tasks. */
final class Starts extends SparkListener {

  private final Listener listener;
  private final Map<Integer, Integer> cells = new ConcurrentHashMap<>(); // by stage

  Starts(Listener listener) {
    this.listener = listener;
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    Properties properties = submitted.properties();
    String cell = properties == null ? null : properties.getProperty(Dispatch.CELL);
    if (cell != null) {
      cells.put(submitted.stageInfo().stageId(), Integer.valueOf(cell));
    }
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart started) {
    Integer cell = cells.get(started.stageId());
    if (cell != null) {
      listener.started(cell);
    }
  }
}
