package org.superpose.cli.run;

/**
 * A cell and what the plan foresees for it: a dry run shows exactly what the real run does.
 *
 * @param cell the unit of work
 * @param prospect its size, or why there is none
 */
public record PlannedCell(Cell cell, Prospect prospect) {}
