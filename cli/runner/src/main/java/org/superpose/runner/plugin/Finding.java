package org.superpose.runner.plugin;

import java.lang.module.ResolvedModule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.superpose.core.settings.Description;

/** Gathers the plugins of one contract; what cannot be used becomes a problem. */
final class Finding<T> {

  /** After this many broken entries of one loader its iterator is taken to be stuck. */
  private static final int MOST_ERRORS = 100;

  /** How long a plugin may take to start and to describe itself. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int LONGEST_ID = 80;
  private static final int LONGEST_DESCRIPTION = 20_000;

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
  void addLayer(ModuleLayer layer, ServiceLoader<T> loader) {
    addAll(loader, placesIn(layer), type -> type.getModule().getLayer() == layer);
  }

  /** Names the jars that a broken entry of the loader can come from: those that offer something. */
  private String placesIn(ModuleLayer layer) {
    return layer.configuration().modules().stream()
        .map(ResolvedModule::reference)
        .filter(
            module ->
                module.descriptor().provides().stream()
                    .anyMatch(provides -> provides.service().equals(contract.getName())))
        .map(module -> Path.of(module.location().orElseThrow()).toString())
        .sorted()
        .collect(Collectors.joining(", "));
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
      } catch (ServiceConfigurationError | LinkageError | OutOfMemoryError e) {
        errors++;
        problems.add(LoadFailure.of(where, "has a broken entry", e));
      }
    }
  }

  /** Adds a plugin if it starts, describes itself and has an id of its own. */
  void add(Class<?> type, Supplier<T> start) {
    PluginOrigin origin = PluginOrigin.of(type);
    try {
      Plugin<T> plugin =
          TimeLimit.call(PATIENCE, "plugin " + origin, () -> started(start.get(), origin));
      Plugin<T> earlier = plugins.putIfAbsent(plugin.id(), plugin);
      if (earlier != null) {
        problems.add(
            new PluginProblem(
                origin.toString(), duplicate(plugin.id(), earlier), "remove one of the two"));
      }
    } catch (ExecutionException e) {
      problems.add(notStarting(type, origin, e.getCause()));
    } catch (TimeoutException e) {
      problems.add(notStarting(type, origin, e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      problems.add(notStarting(type, origin, e));
    }
  }

  private Plugin<T> started(T service, PluginOrigin origin) {
    Description description = describe.apply(service);
    if (description == null) {
      throw new IllegalStateException("its description is null");
    }
    requireShort(description);
    return new Plugin<>(service, description, origin);
  }

  /** Whoever lists plugins reads all of it. */
  private static void requireShort(Description description) {
    long texts =
        Stream.concat(
                Stream.of(description.id(), description.summary()),
                Stream.concat(
                    description.references().stream(),
                    description.parameters().stream()
                        .map(parameter -> parameter.name() + parameter.meaning())))
            .mapToLong(String::length)
            .sum();
    if (description.id().length() > LONGEST_ID || texts > LONGEST_DESCRIPTION) {
      throw new IllegalStateException(
          "its description has %s characters, %s of them its id; at most %s and %s are allowed"
              .formatted(texts, description.id().length(), LONGEST_DESCRIPTION, LONGEST_ID));
    }
  }

  private static PluginProblem notStarting(Class<?> type, PluginOrigin origin, Throwable failure) {
    return LoadFailure.of(origin.toString(), type.getName() + " does not start", failure);
  }

  private String duplicate(String id, Plugin<T> earlier) {
    return "the %s '%s' is not used: its id is taken by %s"
        .formatted(contract.getSimpleName().toLowerCase(Locale.ROOT), id, earlier.origin());
  }
}
