package org.superpose.core.proof;

/**
 * A proof and what it took.
 *
 * @param memory about how many bytes at its peak, beside the network itself and 25 bytes a feature
 *     for each thread: for all effective weights, or for those in bits and the tables made beside;
 *     0 if it was not begun
 */
public record Measured(Proof proof, long memory) {}
