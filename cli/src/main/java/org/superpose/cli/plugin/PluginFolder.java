package org.superpose.cli.plugin;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolutionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jars of one plugin: its own and the libraries that only it uses, opened as one module layer
 * so that two plugins may bring two versions of a library.
 */
record PluginFolder(Path path, List<Path> jars) {

  private static final String CORE = "org.superpose.core";

  /** Returns the plugin folders within some folders, sorted by name within each. */
  static List<PluginFolder> within(List<Path> folders, List<PluginProblem> problems) {
    List<PluginFolder> found = new ArrayList<>();
    for (Path folder : folders) {
      try {
        for (Path entry : sorted(folder)) {
          if (Files.isDirectory(entry)) {
            found.add(new PluginFolder(entry, jarsOf(entry)));
          } else if (isJar(entry)) {
            problems.add(
                problem(entry, "is not used: move it to a folder of its own in " + folder));
          }
        }
      } catch (IOException e) {
        problems.add(problem(folder, "is not a folder that can be read"));
      }
    }
    return found;
  }

  private static List<Path> jarsOf(Path folder) throws IOException {
    return sorted(folder).stream().filter(PluginFolder::isJar).toList();
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private static boolean isJar(Path path) {
    return path.toString().endsWith(".jar") && Files.isRegularFile(path);
  }

  /** Opens the jars as one module layer above the program's own. */
  Optional<ModuleLayer> open(List<PluginProblem> problems) {
    try {
      ModuleFinder finder = ModuleFinder.of(jars.toArray(Path[]::new));
      Set<String> modules =
          finder.findAll().stream().map(m -> m.descriptor().name()).collect(Collectors.toSet());
      if (modules.contains(CORE)) {
        problems.add(problem(path, "brings its own " + CORE + "; remove that jar"));
        return Optional.empty();
      }
      ModuleLayer parent =
          Optional.ofNullable(PluginFolder.class.getModule().getLayer()).orElse(ModuleLayer.boot());
      Configuration configuration =
          parent.configuration().resolveAndBind(finder, ModuleFinder.of(), modules);
      return Optional.of(
          ModuleLayer.defineModulesWithOneLoader(
                  configuration, List.of(parent), PluginFolder.class.getClassLoader())
              .layer());
    } catch (FindException | ResolutionException | LayerInstantiationException | LinkageError e) {
      problems.add(problem(path, "cannot be loaded: " + Finding.reason(e)));
      return Optional.empty();
    }
  }

  /** Returns the problem of a folder whose jars offer nothing. */
  PluginProblem empty() {
    return problem(
        path,
        jars.isEmpty()
            ? "has no jar"
            : "offers no task, construction or bound; a module must say 'provides', a plain jar "
                + "must have META-INF/services");
  }

  private static PluginProblem problem(Path where, String message) {
    return new PluginProblem(where.toString(), message);
  }
}
