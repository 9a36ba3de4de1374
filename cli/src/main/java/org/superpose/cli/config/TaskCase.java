package org.superpose.cli.config;

import org.superpose.cli.plugin.Plugin;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;

/**
 * One problem family of a comparison: a task with one value for each setting.
 *
 * @param plugin the task
 * @param settings its settings, checked, defaults filled in
 * @param graphLabel the graph's word, or the name of the user's edge list; empty for tasks without
 *     graph
 * @param shape the sizes that the settings give
 * @param source where it was written
 */
public record TaskCase(
    Plugin<Task> plugin, Settings settings, String graphLabel, ProblemShape shape, Source source) {}
