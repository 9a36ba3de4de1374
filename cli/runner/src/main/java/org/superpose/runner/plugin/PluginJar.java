package org.superpose.runner.plugin;

import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One jar of a plugin, as a module that has not been loaded yet. */
record PluginJar(Path path, ModuleReference module) {

  /** Reads what a jar says about itself; a file that is not a readable jar becomes a problem. */
  static Optional<PluginJar> read(Path path, List<PluginProblem> problems) {
    if (Files.isRegularFile(path) && !Files.isReadable(path)) {
      problems.add(
          new PluginProblem(path.toString(), "permission denied", "let this user read it"));
      return Optional.empty();
    }
    try {
      Set<ModuleReference> found = ModuleFinder.of(path).findAll();
      if (found.size() == 1) {
        return Optional.of(new PluginJar(path, found.iterator().next()));
      }
      problems.add(
          new PluginProblem(path.toString(), "is not a jar", "name a file that ends in .jar"));
    } catch (FindException | OutOfMemoryError e) { // a line of a service file that inflates
      problems.add(LoadFailure.of(path.toString(), "cannot be read", e));
    }
    return Optional.empty();
  }

  String name() {
    return module.descriptor().name();
  }

  boolean offersContracts() {
    return Contracts.areOffered(module.descriptor());
  }

  /** Returns the module to load. */
  ModuleReference loadable() {
    return module.descriptor().isAutomatic() ? new PlainModule(module, Contracts.NAME) : module;
  }

  boolean isPlain() {
    return module.descriptor().isAutomatic();
  }

  /** Returns the version of core that a module was compiled against, if it says so. */
  static Optional<String> api(ModuleDescriptor module) {
    return module.requires().stream()
        .filter(requires -> requires.name().equals(Contracts.NAME))
        .findFirst()
        .flatMap(Requires::rawCompiledVersion);
  }

  /** Returns why a module for another version of core cannot be used, or empty if it fits. */
  Optional<PluginProblem> misfit(Optional<String> programVersion) {
    Optional<String> compiled = api(module.descriptor());
    Optional<ApiVersion> program = programVersion.flatMap(ApiVersion::parse);
    if (program.isEmpty() || compiled.flatMap(ApiVersion::parse).isEmpty()) {
      return Optional.empty();
    }
    if (ApiVersion.parse(compiled.get()).get().fits(program.get())) {
      return Optional.empty();
    }
    return Optional.of(
        new PluginProblem(
            path.toString(),
            "was compiled against superpose-core %s, but this is %s"
                .formatted(compiled.get(), programVersion.get()),
            "compile it against superpose-core " + programVersion.get()));
  }

  /** A named module has to say {@code provides}; beside it, its service files count for nothing. */
  Optional<PluginProblem> missingProvides() {
    if (isPlain() || offersContracts()) {
      return Optional.empty();
    }
    try (ModuleReader reader = module.open()) {
      for (String service : Contracts.SERVICES) {
        if (reader.find("META-INF/services/" + service).isPresent()) {
          return Optional.of(
              new PluginProblem(
                  path.toString(),
                  "names a %s in META-INF/services but not in its module-info".formatted(service),
                  "say 'provides %s with ...' in module-info.java".formatted(service)));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(LoadFailure.of(path.toString(), "cannot be read", e));
    }
  }
}
