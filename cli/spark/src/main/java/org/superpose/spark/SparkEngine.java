package org.superpose.spark;

import java.net.URI;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.superpose.runner.engine.ClusterEngine;
import org.superpose.runner.engine.ClusterJob;
import org.superpose.runner.engine.EngineException;

/** Runs cells on Apache Spark: it schedules, ships and retries. */
public final class SparkEngine implements ClusterEngine {

  private static final String DEFAULT_MASTER = "local[*]";

  @Override
  public String id() {
    return "spark";
  }

  @Override
  public void run(ClusterJob job, Listener listener) throws InterruptedException, EngineException {
    try (JavaSparkContext spark = open(job)) {
      prepare(job, spark, new Starts(listener));
      RunCell work = new RunCell(job.archive().getFileName().toString(), job.digest());
      new Dispatch(spark, work, listener).run(job.cells());
    }
  }

  private static JavaSparkContext open(ClusterJob job) throws EngineException {
    SparkConf settings =
        new SparkConf()
            .setAppName("superpose " + job.name())
            .setMaster(job.master().orElse(DEFAULT_MASTER))
            .setJars(new String[] {ownJar().toString()})
            .set("spark.ui.enabled", "false");
    job.settings().forEach(settings::set);
    try {
      return new JavaSparkContext(settings);
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare.
      throw new EngineException(
          "Spark does not start on %s: %s".formatted(settings.get("spark.master"), e.getMessage()),
          e);
    }
  }

  /** Where no master answers, Spark comes up, gives up and is stopped already. */
  private static void prepare(ClusterJob job, JavaSparkContext spark, Starts starts)
      throws EngineException {
    try {
      spark.sc().addSparkListener(starts);
      spark.addFile(job.archive().toString());
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare.
      String why =
          spark.sc().isStopped()
              ? "it gave up; its last messages say why"
              : "it cannot take the jars: " + e.getMessage();
      throw new EngineException("Spark does not start on %s: %s".formatted(spark.master(), why), e);
    }
  }

  /** Executors get this module; all else comes in the archive. */
  private static Path ownJar() {
    return Path.of(
        URI.create(
            SparkEngine.class.getProtectionDomain().getCodeSource().getLocation().toString()));
  }
}
