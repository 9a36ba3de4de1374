package org.superpose.core.task;

import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;

/**
 * Asks a task for one problem.
 *
 * @param settings checked values for the task's parameters
 * @param seed the source of all randomness of the instance
 */
public record TaskRequest(Settings settings, Seed seed) {}
