package org.superpose.cli.run;

import org.superpose.cli.config.ConstructionCase;
import org.superpose.cli.config.TaskCase;

/**
 * One unit of work: build one network for one problem and judge it.
 *
 * @param name unique within the comparison, fit for a file name
 * @param task the problem's task and settings
 * @param construction the construction, its size and options
 * @param seed the seed that the user gave; problem, network and samples derive from it
 * @param audited whether the host also checks that parts declared public are
 */
public record Cell(
    String name, TaskCase task, ConstructionCase construction, long seed, boolean audited) {}
