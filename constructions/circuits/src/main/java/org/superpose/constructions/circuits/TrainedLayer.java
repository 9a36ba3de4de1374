package org.superpose.constructions.circuits;

/**
 * The weights of a layer in training.
 *
 * @param weights {@code [units][neurons]}
 * @param bias {@code [neurons]}
 */
record TrainedLayer(int[][] weights, long[] bias) {}
