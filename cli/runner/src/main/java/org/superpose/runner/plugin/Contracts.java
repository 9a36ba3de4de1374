package org.superpose.runner.plugin;

import java.lang.module.ModuleDescriptor;
import java.util.Set;
import org.superpose.core.bound.Bound;
import org.superpose.core.construction.Construction;
import org.superpose.core.task.Task;

/** The services that make a module a plugin, and the module that they are in. */
final class Contracts {

  /** The class names of the contracts. */
  static final Set<String> SERVICES =
      Set.of(Task.class.getName(), Construction.class.getName(), Bound.class.getName());

  /** Core. */
  static final Module MODULE = Construction.class.getModule();

  /** The name of core, also where core runs from the class path. */
  static final String NAME = "org.superpose.core";

  private Contracts() {}

  /** Returns whether a module announces a task, construction or bound. */
  static boolean areOffered(ModuleDescriptor module) {
    return module.provides().stream().anyMatch(provides -> SERVICES.contains(provides.service()));
  }
}
