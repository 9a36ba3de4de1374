package org.superpose.spark;

import java.io.IOException;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;

/** What an executor does: opens the job's archive, once, and hands a cell's text to it. */
final class RunCell implements Function<String, String> {

  private static final long serialVersionUID = 1L;

  private final String archive;
  private final String digest;

  /**
   * Runs cells with an archive that every executor fetches.
   *
   * @param archive its name among Spark's files
   * @param digest its SHA-256 digest in hexadecimal
   */
  RunCell(String archive, String digest) {
    this.archive = archive;
    this.digest = digest;
  }

  @Override
  public String call(String cell) throws IOException {
    return Application.of(SparkFiles.get(archive), digest).run(cell, TaskContext.get().cpus());
  }
}
