package org.superpose.core.task;

import org.superpose.core.settings.Description;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Settings;

/**
 * A family of Boolean functions on sparse inputs; turns settings and a seed into one concrete
 * {@link Problem}. Part of the yardstick: the standard tasks live in core.
 *
 * <p>Implementations are stateless, have a public no-argument constructor, and are found by {@link
 * java.util.ServiceLoader}.
 */
public interface Task {

  /** Returns the id, a summary, the settings and the references of this task. */
  Description describe();

  /**
   * Returns the size and information content of the problems that the settings describe, without
   * making one.
   *
   * @throws InvalidSettingException if the settings contradict each other
   */
  ProblemShape shape(Settings settings);

  /**
   * Makes the problem that the request describes; equal requests give equal problems.
   *
   * @throws InvalidSettingException if the settings contradict each other
   */
  Problem problem(TaskRequest request);
}
