package org.superpose.formats.query;

import java.math.BigInteger;
import java.util.List;
import org.superpose.core.task.Problem;

/**
 * The question whether an output is wrong on some input, in whole numbers: what the output depends
 * on, and nothing else.
 *
 * @param problem what the network is to compute
 * @param output the output
 * @param layers the neurons that the output depends on, ascending, for each hidden layer
 * @param score what is compared: a sum over the last layer, or over features if there is none
 * @param limit the largest score with which the output is off
 * @param range between which numbers the score is on all inputs
 */
record Query(
    Problem problem,
    int output,
    List<List<Neuron>> layers,
    Sum score,
    BigInteger limit,
    Range range) {}
