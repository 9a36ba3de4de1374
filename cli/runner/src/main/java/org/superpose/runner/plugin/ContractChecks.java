package org.superpose.runner.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.superpose.core.audit.PluginContract;

/**
 * Holds plugins to the contracts of the testkit.
 *
 * <p>The program does not need the testkit: its jars lie in a folder beside the program's own and
 * are loaded here, where they provide a service.
 */
public final class ContractChecks {

  private static final String FOLDER = "check";
  private static final String FIRST = "answersToStandardSamples"; // which checks there are
  private static final Duration LIMIT = Duration.ofSeconds(60); // of a check: it may never end

  private ContractChecks() {}

  /**
   * How one check ended.
   *
   * @param name the check, and after a colon the sample that it was tried on
   * @param reason why it failed, or the empty string
   */
  public record Check(String contract, String id, String name, boolean ok, String reason) {

    /** Returns the check without the sample. */
    public String kind() {
      return name.replaceFirst(": .*", "");
    }
  }

  /**
   * Checks the plugins that come from a jar or from the jars of a folder.
   *
   * @throws IllegalStateException if the program is installed without its testkit
   * @throws InterruptedException if the calling thread is interrupted
   */
  public static List<Check> run(PluginRegistry registry, Path jarOrFolder)
      throws InterruptedException {
    List<Check> checks = new ArrayList<>();
    try (URLClassLoader testkit = testkit()) {
      PluginContract contract =
          ServiceLoader.load(PluginContract.class, testkit)
              .findFirst()
              .orElseThrow(ContractChecks::missing);
      check("task", registry.tasks(), jarOrFolder, contract, checks);
      check("construction", registry.constructions(), jarOrFolder, contract, checks);
      check("bound", registry.bounds(), jarOrFolder, contract, checks);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return checks;
  }

  private static void check(
      String kind,
      Catalogue<?> catalogue,
      Path jarOrFolder,
      PluginContract contract,
      List<Check> ended)
      throws InterruptedException {
    for (Plugin<?> plugin : catalogue.all()) {
      if (plugin.origin().location().filter(jar -> jar.startsWith(jarOrFolder)).isEmpty()) {
        continue;
      }
      List<PluginContract.Check> checks = new ArrayList<>();
      Optional<String> failure =
          failure(plugin, () -> checks.addAll(contract.checks(plugin.service())));
      if (failure.isPresent()) {
        ended.add(new Check(kind, plugin.id(), FIRST, false, failure.get()));
        continue;
      }
      for (PluginContract.Check check : checks) {
        String reason = failure(plugin, check.body()).orElse("");
        ended.add(new Check(kind, plugin.id(), check.name(), reason.isEmpty(), reason));
      }
    }
  }

  /** Runs a step for a limited time, and returns why it failed, on one line. */
  private static Optional<String> failure(Plugin<?> plugin, PluginContract.Body step)
      throws InterruptedException {
    Callable<Optional<Throwable>> work =
        () -> {
          // The bounds to hold networks against are those that the plugin sees, its own included.
          Thread.currentThread()
              .setContextClassLoader(plugin.service().getClass().getClassLoader());
          try {
            step.run();
            return Optional.empty();
          } catch (Throwable thrown) {
            return Optional.of(thrown);
          }
        };
    try {
      return TimeLimit.call(LIMIT, "contract check", work).map(ContractChecks::reason);
    } catch (TimeoutException e) {
      return Optional.of(reason(e));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static String reason(Throwable thrown) {
    String message = Optional.ofNullable(thrown.getMessage()).orElse("");
    boolean speaks = thrown instanceof AssertionError || thrown instanceof TimeoutException;
    return (speaks && !message.isEmpty() ? message : thrown.toString())
        .strip()
        .replaceAll("\\s+", " ");
  }

  private static IllegalStateException missing() {
    return new IllegalStateException(
        "the testkit is missing: its jars belong in the folder "
            + folder()
            + " beside those of the program");
  }

  private static URLClassLoader testkit() throws IOException {
    URL[] jars = new URL[0];
    if (Files.isDirectory(folder())) {
      try (Stream<Path> files = Files.list(folder())) {
        jars = files.sorted().map(ContractChecks::url).toArray(URL[]::new);
      }
    }
    return new URLClassLoader(jars, ContractChecks.class.getClassLoader());
  }

  private static Path folder() {
    Path own = PluginOrigin.of(ContractChecks.class).location().orElse(Path.of(FOLDER));
    return own.resolveSibling("..").normalize().resolve(FOLDER);
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
