package org.superpose.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A master and workers of one core each, on loopback. */
final class StandaloneCluster implements AutoCloseable {

  private static final int WAIT_SECONDS = 60;
  private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final Pattern REGISTERED = Pattern.compile("Successfully registered with master");

  private final List<Process> processes = new ArrayList<>();
  private final String url;

  private StandaloneCluster(Path directory, int workers) throws Exception {
    Path log = directory.resolve("master.log");
    processes.add(
        Programs.spark(
            log,
            "org.apache.spark.deploy.master.Master",
            "--host",
            "127.0.0.1",
            "--port",
            0,
            "--webui-port",
            0));
    url = await(log, MASTER).group(1);
    for (int i = 1; i <= workers; i++) {
      processes.add(
          Programs.spark(
              directory.resolve("worker" + i + ".log"),
              "org.apache.spark.deploy.worker.Worker",
              "--host",
              "127.0.0.1",
              "--webui-port",
              0,
              "--cores",
              1,
              "--memory",
              "1g",
              "--work-dir",
              directory.resolve("worker" + i),
              url));
    }
    for (int i = 1; i <= workers; i++) {
      await(directory.resolve("worker" + i + ".log"), REGISTERED);
    }
  }

  static StandaloneCluster start(Path directory, int workers) throws Exception {
    return new StandaloneCluster(directory, workers);
  }

  private static Matcher await(Path log, Pattern pattern) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
    while (System.nanoTime() < end) {
      Matcher matcher = pattern.matcher(Files.exists(log) ? Files.readString(log) : "");
      if (matcher.find()) {
        return matcher;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IllegalStateException("no '" + pattern + "' in " + Files.readString(log));
  }

  /** Returns the address of the master. */
  String url() {
    return url;
  }

  /** Ends a worker and its executors at once. */
  void killWorker(int number) {
    Programs.kill(processes.get(number));
  }

  @Override
  public void close() {
    for (Process process : processes.reversed()) {
      Programs.kill(process);
    }
  }
}
