package org.superpose.runner.plugin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.superpose.core.bound.Bound;
import org.superpose.core.construction.Construction;
import org.superpose.core.task.Task;
import org.superpose.formats.digest.Sha256;

/**
 * All plugins that were found, by contract and id, and the problems met on the way.
 *
 * <p>A plugin that cannot be used is a problem with a message and never takes others down. Where
 * two plugins of one contract share an id, the first found is used: built-in ones first, then the
 * folders in the given order.
 */
public final class PluginRegistry {

  private final Catalogue<Task> tasks;
  private final Catalogue<Construction> constructions;
  private final Catalogue<Bound> bounds;
  private final List<PluginProblem> problems;

  private PluginRegistry(
      Finding<Task> tasks,
      Finding<Construction> constructions,
      Finding<Bound> bounds,
      List<PluginProblem> problems) {
    this.tasks = tasks.catalogue();
    this.constructions = constructions.catalogue();
    this.bounds = bounds.catalogue();
    this.problems = List.copyOf(problems);
  }

  /**
   * Finds the plugins that the program was started with and those in plugin folders.
   *
   * @param folders each holds one folder per plugin, {@code FOLDER/NAME/*.jar}: the plugin's jar
   *     and the libraries that only it uses; or single jars that need no library
   */
  public static PluginRegistry discover(List<Path> folders) {
    List<PluginProblem> problems = new ArrayList<>();
    return discover(PluginFolder.within(folders, problems), problems);
  }

  /**
   * Finds the plugins that the program was started with and those in one jar or in the jars of one
   * folder.
   */
  public static PluginRegistry discoverAt(Path jarOrFolder) {
    List<PluginProblem> problems = new ArrayList<>();
    return discover(List.of(PluginFolder.at(jarOrFolder, problems)), problems);
  }

  /**
   * Returns the jars of a folder that {@link #discover} reads; none if the folder does not exist.
   */
  public static List<Path> jarsIn(Path folder) {
    return PluginFolder.within(List.of(folder), new ArrayList<>()).stream()
        .flatMap(plugin -> plugin.jars().stream())
        .toList();
  }

  private static PluginRegistry discover(List<PluginFolder> folders, List<PluginProblem> problems) {
    Sha256.keep();
    Finding<Task> tasks = new Finding<>(Task.class, Task::describe, problems);
    Finding<Construction> constructions =
        new Finding<>(Construction.class, Construction::describe, problems);
    Finding<Bound> bounds = new Finding<>(Bound.class, Bound::describe, problems);
    ClassLoader own = PluginRegistry.class.getClassLoader();
    tasks.addAll(ServiceLoader.load(Task.class, own));
    constructions.addAll(ServiceLoader.load(Construction.class, own));
    bounds.addAll(ServiceLoader.load(Bound.class, own));
    PluginLayers layers = new PluginLayers(problems);
    for (PluginFolder folder : folders) {
      int before = tasks.size() + constructions.size() + bounds.size() + problems.size();
      layers
          .open(folder)
          .ifPresent(
              layer -> {
                tasks.addLayer(layer, ServiceLoader.load(layer, Task.class));
                constructions.addLayer(layer, ServiceLoader.load(layer, Construction.class));
                bounds.addLayer(layer, ServiceLoader.load(layer, Bound.class));
              });
      if (before == tasks.size() + constructions.size() + bounds.size() + problems.size()) {
        problems.add(undeclared(folder));
      }
    }
    return new PluginRegistry(tasks, constructions, bounds, problems);
  }

  private static PluginProblem undeclared(PluginFolder folder) {
    return new PluginProblem(
        folder.place(),
        "offers no task, construction or bound",
        "say 'provides' in module-info.java, or in a plain jar name the class in"
            + " META-INF/services");
  }

  /** Returns a registry of the given plugins only. */
  public static PluginRegistry of(
      List<Task> tasks, List<Construction> constructions, List<Bound> bounds) {
    List<PluginProblem> problems = new ArrayList<>();
    Finding<Task> foundTasks = new Finding<>(Task.class, Task::describe, problems);
    Finding<Construction> foundConstructions =
        new Finding<>(Construction.class, Construction::describe, problems);
    Finding<Bound> foundBounds = new Finding<>(Bound.class, Bound::describe, problems);
    tasks.forEach(task -> foundTasks.add(task.getClass(), () -> task));
    constructions.forEach(one -> foundConstructions.add(one.getClass(), () -> one));
    bounds.forEach(bound -> foundBounds.add(bound.getClass(), () -> bound));
    return new PluginRegistry(foundTasks, foundConstructions, foundBounds, problems);
  }

  /**
   * Returns the plugin folders to search: {@code plugins} in the working directory if it is there,
   * then the added ones.
   */
  public static List<Path> standardFolders(List<Path> added) {
    List<Path> folders = new ArrayList<>();
    Path standard = Path.of("plugins");
    if (Files.isDirectory(standard)) {
      folders.add(standard);
    }
    folders.addAll(added);
    return folders;
  }

  /** Returns the tasks. */
  public Catalogue<Task> tasks() {
    return tasks;
  }

  /** Returns the constructions. */
  public Catalogue<Construction> constructions() {
    return constructions;
  }

  /** Returns the bounds. */
  public Catalogue<Bound> bounds() {
    return bounds;
  }

  /** Returns what was found but cannot be used, in the order met. */
  public List<PluginProblem> problems() {
    return problems;
  }
}
