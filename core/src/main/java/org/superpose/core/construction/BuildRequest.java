package org.superpose.core.construction;

import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;

/**
 * Asks a construction for a network.
 *
 * @param problem what the network is to compute
 * @param neurons the width that {@link Construction#size} answered
 * @param options checked values for the construction's parameters
 * @param criterion when the network counts as right
 * @param seed the source of all randomness; parts declared public depend on it, on the problem's
 *     sizes and on the options only
 */
public record BuildRequest(
    Problem problem, int neurons, Settings options, Criterion criterion, Seed seed) {}
