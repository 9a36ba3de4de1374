package org.superpose.core.infer;

import org.superpose.core.verify.Witness;

/**
 * One output of a network that is not always right.
 *
 * @param wrongInputs the number of inputs on which it is wrong
 * @param first such an input, of those with the fewest active features the first
 */
public record Difference(long wrongInputs, Witness first) {}
