package org.superpose.runner.remote;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@link CellProcess} with a virtual machine of its own, for one cell at a time. */
final class ChildProcess implements AutoCloseable {

  private final Process process;
  private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();

  private ChildProcess(Process process) {
    this.process = process;
    Thread.ofPlatform().daemon().name("answers").start(this::listen);
  }

  /**
   * Starts a process with the modules and the memory of this one.
   *
   * @param pluginFolders where it looks for plugins
   */
  static ChildProcess start(List<Path> pluginFolders) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + Runtime.getRuntime().maxMemory());
    command.add("-XX:+UseParallelGC");
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add("-XX:ErrorFile=" + File.separator + "dev" + File.separator + "null");
    command.addAll(program());
    pluginFolders.forEach(folder -> command.add(folder.toAbsolutePath().toString()));
    return new ChildProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Starts with the same modules and classes, so that it finds the same services. */
  private static List<String> program() {
    Module own = CellProcess.class.getModule();
    List<String> program = new ArrayList<>();
    addPath(program, "--module-path", System.getProperty("jdk.module.path", ""));
    addPath(program, "--class-path", System.getProperty("java.class.path", ""));
    String type = CellProcess.class.getName();
    if (own.isNamed()) {
      program.addAll(List.of("--module", own.getName() + "/" + type));
    } else {
      program.add(type);
    }
    return program;
  }

  private static void addPath(List<String> program, String option, String path) {
    if (!path.isEmpty()) {
      program.addAll(List.of(option, path));
    }
  }

  private void listen() {
    try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        answers.add(Optional.of(line));
      }
    } catch (IOException e) {
      // The process was ended.
    }
    answers.add(Optional.empty());
  }

  /** The outcome of an order. */
  sealed interface Answer {

    /** The process answered. */
    record Given(String text) implements Answer {}

    /** The process ended. */
    record Ended(int exitCode) implements Answer {}

    /** The process was ended, because it took too long. */
    record Late() implements Answer {}
  }

  /**
   * Runs a cell.
   *
   * @throws InterruptedException if the waiting thread is interrupted; the process is ended
   */
  Answer ask(String cell, int threads, Duration patience) throws InterruptedException {
    try {
      OutputStream out = process.getOutputStream();
      out.write("%s %s%n".formatted(threads, cell).getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      return new Answer.Ended(process.waitFor());
    }
    Optional<String> answer;
    try {
      answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      close();
      throw e;
    }
    if (answer == null) {
      close();
      return new Answer.Late();
    }
    return answer.isPresent()
        ? new Answer.Given(answer.get())
        : new Answer.Ended(process.waitFor());
  }

  /** Ends the process at once. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
