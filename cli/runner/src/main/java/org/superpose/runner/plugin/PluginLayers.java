package org.superpose.runner.plugin;

import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolutionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Opens plugins as module layers above the program's own, one each, so that two plugins may bring
 * two versions of a library.
 */
final class PluginLayers {

  private final ModuleLayer parent =
      Optional.ofNullable(PluginLayers.class.getModule().getLayer()).orElse(ModuleLayer.boot());

  private final Optional<String> version =
      Optional.ofNullable(Contracts.MODULE.getDescriptor())
          .flatMap(descriptor -> descriptor.rawVersion());

  private final Map<String, Path> places = new HashMap<>(); // of the modules that offer something
  private final List<PluginProblem> problems;

  PluginLayers(List<PluginProblem> problems) {
    this.problems = problems;
  }

  /** Opens the jars of a plugin; what speaks against it becomes a problem. */
  Optional<ModuleLayer> open(PluginFolder folder) {
    int before = problems.size();
    List<PluginJar> jars = new ArrayList<>();
    folder.jars().forEach(path -> PluginJar.read(path, problems).ifPresent(jars::add));
    if (folder.jars().isEmpty()) {
      problems.add(
          new PluginProblem(
              folder.path().toString(), "has no jar", "put the jar of the plugin into it"));
    }
    rejectCopies(jars);
    for (PluginJar jar : jars) {
      jar.misfit(version).ifPresent(problems::add);
      jar.missingProvides().ifPresent(problems::add);
    }
    return problems.size() > before ? Optional.empty() : define(folder, jars);
  }

  /** Java would take the first of two modules with one name, or both in two layers, silently. */
  private void rejectCopies(List<PluginJar> jars) {
    Map<String, Path> own = new HashMap<>();
    Map<String, Path> packages = new HashMap<>();
    for (PluginJar jar : jars) {
      Path other = own.putIfAbsent(jar.name(), jar.path());
      boolean important = jar.offersContracts() || jar.name().equals(Contracts.NAME);
      if (other != null) {
        reject(jar, "the module " + jar.name() + " is also in " + other.getFileName());
      } else if (important && parent.findModule(jar.name()).isPresent()) {
        reject(jar, "brings its own " + jar.name() + ", which the program has");
      } else if (places.containsKey(jar.name())) {
        reject(jar, "the module " + jar.name() + " is already used from " + places.get(jar.name()));
      } else {
        rejectSplitPackages(jar, packages);
        if (jar.offersContracts()) {
          places.put(jar.name(), jar.path());
        }
      }
    }
  }

  private void rejectSplitPackages(PluginJar jar, Map<String, Path> packages) {
    jar.module().descriptor().packages().stream()
        .filter(name -> packages.putIfAbsent(name, jar.path()) != null)
        .min(Comparator.naturalOrder())
        .ifPresent(
            name ->
                reject(
                    jar,
                    "its package " + name + " is also in " + packages.get(name).getFileName()));
  }

  private void reject(PluginJar jar, String message) {
    problems.add(new PluginProblem(jar.path().toString(), message, "remove one of the two"));
  }

  private Optional<ModuleLayer> define(PluginFolder folder, List<PluginJar> jars) {
    Map<String, ModuleReference> modules = new HashMap<>();
    jars.forEach(jar -> modules.put(jar.name(), jar.loadable()));
    try {
      Configuration configuration =
          parent
              .configuration()
              .resolveAndBind(new Modules(modules), ModuleFinder.of(), modules.keySet());
      PluginLoader loader = new PluginLoader(modules.values(), PluginLayers.class.getClassLoader());
      ModuleLayer.Controller controller =
          ModuleLayer.defineModules(configuration, List.of(parent), _ -> loader);
      jars.stream().filter(PluginJar::isPlain).forEach(jar -> addReads(controller, jar.name()));
      controller.layer().modules().forEach(module -> linkToLoops(controller, module));
      return Optional.of(controller.layer());
    } catch (FindException | ResolutionException | LayerInstantiationException | LinkageError e) {
      problems.add(LoadFailure.of(folder.place(), "cannot be loaded", e));
      return Optional.empty();
    }
  }

  /** Lets a jar without descriptor read its folder and the JDK, as it could on a class path. */
  private void addReads(ModuleLayer.Controller controller, String plain) {
    Module reader = controller.layer().findModule(plain).orElseThrow();
    controller.layer().modules().forEach(other -> controller.addReads(reader, other));
    withParents(parent.configuration())
        .flatMap(configuration -> configuration.modules().stream())
        .filter(PluginLayers::isOfJdk)
        .map(module -> parent.findModule(module.name()).orElseThrow())
        .forEach(other -> controller.addReads(reader, other));
  }

  /** Its classes call {@link StrayThreads}, which is none of its business otherwise. */
  private static void linkToLoops(ModuleLayer.Controller controller, Module plugin) {
    Module own = StrayThreads.class.getModule();
    controller.addReads(plugin, own);
    if (own.isNamed()) {
      own.addExports(StrayThreads.class.getPackageName(), plugin);
    }
  }

  /** On a cluster the program is a layer above the JDK's, not one with it. */
  private static Stream<Configuration> withParents(Configuration configuration) {
    return Stream.concat(
        Stream.of(configuration),
        configuration.parents().stream().flatMap(PluginLayers::withParents));
  }

  private static boolean isOfJdk(java.lang.module.ResolvedModule module) {
    return module
        .reference()
        .location()
        .filter(place -> "jrt".equals(place.getScheme()))
        .isPresent();
  }

  /** Finds the given modules. */
  private record Modules(Map<String, ModuleReference> byName) implements ModuleFinder {

    @Override
    public Optional<ModuleReference> find(String name) {
      return Optional.ofNullable(byName.get(name));
    }

    @Override
    public Set<ModuleReference> findAll() {
      return new HashSet<>(byName.values());
    }
  }
}
