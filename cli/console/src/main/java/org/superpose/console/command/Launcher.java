package org.superpose.console.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The script that started this program, and can start it again with an engine whose libraries do
 * not come along unless they are requested.
 */
final class Launcher {

  static final String SCRIPT = "SUPERPOSE_LAUNCHER";
  static final String ENGINE = "SUPERPOSE_ENGINE";

  private final String script;
  private final Map<String, String> environment;

  private Launcher(String script, Map<String, String> environment) {
    this.script = script;
    this.environment = environment;
  }

  /** Returns the script, if this program was started by it, and not for this engine already. */
  static Optional<Launcher> of(Map<String, String> environment, String engine) {
    return engine.equals(environment.get(ENGINE))
        ? Optional.empty()
        : Optional.ofNullable(environment.get(SCRIPT))
            .map(script -> new Launcher(script, Map.of(ENGINE, engine)));
  }

  /**
   * Starts the program again, with the same input and outputs, and waits for it. Where this process
   * is asked to stop, so is the other.
   *
   * @return the exit code
   */
  int start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(script));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(environment);
    Process process = builder.start();
    Thread stop = new Thread(() -> stop(process), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    int code = waitFor(process);
    try {
      Runtime.getRuntime().removeShutdownHook(stop);
    } catch (IllegalStateException e) {
      // This program is ending, and the other has ended.
    }
    return code;
  }

  private static void stop(Process process) {
    process.destroy();
    waitFor(process);
  }

  private static int waitFor(Process process) {
    while (true) {
      try {
        return process.waitFor();
      } catch (InterruptedException e) {
        process.destroy();
      }
    }
  }
}
