package org.superpose.core.construction;

import java.util.OptionalInt;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;

/**
 * Asks a construction how large a network it would build.
 *
 * @param problem what the network is to compute
 * @param neurons the requested width, or empty to let the construction's analysis choose
 * @param options checked values for the construction's parameters
 * @param criterion when the network counts as right: what an automatic size has to meet
 */
public record SizeRequest(
    Problem problem, OptionalInt neurons, Settings options, Criterion criterion) {}
