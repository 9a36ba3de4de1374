package org.superpose.cli.plugin;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.superpose.core.settings.Description;

/** Gathers the plugins of one contract; what cannot be used becomes a problem. */
final class Finding<T> {

  /** After so many broken entries of one loader its iterator is taken to be stuck. */
  private static final int MOST_ERRORS = 100;

  private final Class<T> contract;
  private final Function<T, Description> describe;
  private final List<PluginProblem> problems;
  private final Map<String, Plugin<T>> plugins = new LinkedHashMap<>();

  Finding(Class<T> contract, Function<T, Description> describe, List<PluginProblem> problems) {
    this.contract = contract;
    this.describe = describe;
    this.problems = problems;
  }

  int size() {
    return plugins.size();
  }

  Catalogue<T> catalogue() {
    return new Catalogue<>(plugins);
  }

  void addAll(ServiceLoader<T> loader) {
    addAll(loader, "built in", _ -> true);
  }

  /** Adds what a layer itself provides: its loader returns the providers of its parents too. */
  void addLayer(ModuleLayer layer, String where, ServiceLoader<T> loader) {
    addAll(loader, where, type -> type.getModule().getLayer() == layer);
  }

  private void addAll(ServiceLoader<T> loader, String where, Predicate<Class<?>> wanted) {
    Iterator<ServiceLoader.Provider<T>> providers = loader.stream().iterator();
    int errors = 0;
    while (errors < MOST_ERRORS) {
      try {
        if (!providers.hasNext()) {
          return;
        }
        ServiceLoader.Provider<T> provider = providers.next();
        if (wanted.test(provider.type())) {
          add(provider.type(), provider);
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        errors++;
        problems.add(new PluginProblem(where, reason(e)));
      }
    }
  }

  /** Adds a plugin if it starts, describes itself and has an id of its own. */
  void add(Class<?> type, Supplier<T> start) {
    PluginOrigin origin = PluginOrigin.of(type);
    try {
      T service = start.get();
      Description description = describe.apply(service);
      Plugin<T> plugin = new Plugin<>(service, description, origin);
      Plugin<T> earlier = plugins.putIfAbsent(plugin.id(), plugin);
      if (earlier != null) {
        problems.add(new PluginProblem(origin.toString(), duplicate(plugin.id(), earlier)));
      }
    } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
      problems.add(
          new PluginProblem(origin.toString(), type.getName() + " does not start: " + reason(e)));
    }
  }

  private String duplicate(String id, Plugin<T> earlier) {
    return "the %s '%s' is not used: its id is taken by %s"
        .formatted(contract.getSimpleName().toLowerCase(Locale.ROOT), id, earlier.origin());
  }

  /** The innermost cause says what happened; service loading wraps it without adding anything. */
  static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = Optional.ofNullable(cause.getMessage()).orElse("").strip();
    boolean explained = thrown.getCause() == null && !message.isEmpty();
    String text = explained ? message : describe(cause, message);
    return text.lines().findFirst().orElse("");
  }

  private static String describe(Throwable cause, String message) {
    return message.isEmpty()
        ? cause.getClass().getSimpleName()
        : cause.getClass().getSimpleName() + ": " + message;
  }
}
