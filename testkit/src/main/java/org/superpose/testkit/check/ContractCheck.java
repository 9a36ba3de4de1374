package org.superpose.testkit.check;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.spi.ToolProvider;
import org.superpose.core.bound.Bound;
import org.superpose.core.construction.Construction;
import org.superpose.core.settings.Description;
import org.superpose.core.task.Task;

/**
 * Holds the plugins of one class loader to their contract suites, on standard samples.
 *
 * <p>A tool, so that the host needs nothing of the testkit but its jar. Arguments are pairs {@code
 * construction ID}, {@code task ID}, {@code bound ID}; the plugins are those of the thread's
 * context class loader itself. Every check gives one line of five fields divided by tabs: contract,
 * id, check, {@code ok} or {@code failed}, and the reason. The exit code is the number of failures,
 * 100 at most.
 */
public final class ContractCheck implements ToolProvider {

  private static final int MOST_FAILURES = 100;

  @Override
  public String name() {
    return "superpose-contract-check";
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... arguments) {
    int failures = 0;
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      for (Suite.Result result : check(arguments[i], arguments[i + 1])) {
        boolean ok = result.failure().isEmpty();
        failures += ok ? 0 : 1;
        out.println(
            String.join(
                "\t",
                arguments[i],
                arguments[i + 1],
                result.check(),
                ok ? "ok" : "failed",
                result.failure().orElse("").strip().replaceAll("\\s+", " ")));
      }
    }
    out.flush();
    return Math.min(failures, MOST_FAILURES);
  }

  private static List<Suite.Result> check(String contract, String id) {
    return switch (contract) {
      case "construction" ->
          Suite.run(
              () ->
                  new InstalledConstruction(find(Construction.class, Construction::describe, id)));
      case "task" -> Suite.run(() -> new InstalledTask(find(Task.class, Task::describe, id)));
      case "bound" -> Suite.run(() -> new InstalledBound(find(Bound.class, Bound::describe, id)));
      default -> throw new IllegalArgumentException("no contract is called '" + contract + "'");
    };
  }

  private static <T> T find(Class<T> contract, Function<T, Description> describe, String id) {
    ClassLoader plugins = Thread.currentThread().getContextClassLoader();
    Predicate<T> wanted = plugin -> describe.apply(plugin).id().equals(id);
    return ServiceLoader.load(contract, plugins).stream()
        .filter(provider -> plugins.equals(provider.type().getClassLoader()))
        .flatMap(provider -> started(provider).stream())
        .filter(wanted)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no plugin is called '" + id + "'"));
  }

  /** What does not start has no id that anyone could ask for. */
  private static <T> Optional<T> started(ServiceLoader.Provider<T> provider) {
    try {
      return Optional.of(provider.get());
    } catch (ServiceConfigurationError | LinkageError e) {
      return Optional.empty();
    }
  }
}
