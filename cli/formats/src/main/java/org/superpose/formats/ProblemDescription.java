package org.superpose.formats;

import java.util.Optional;

/**
 * A problem as a file describes it.
 *
 * @param task the id of the task
 * @param features m
 * @param outputs m'
 * @param sparsity v
 * @param pairs the features of each output in turn, {@code [2 * outputs]}, if the task has pairs
 * @param gates the features of each output, if they are neither pairs nor single ones
 * @param permutation the output that each feature moves to, {@code [features]}, if the task has one
 */
record ProblemDescription(
    String task,
    int features,
    int outputs,
    int sparsity,
    Optional<int[]> pairs,
    Optional<int[][]> gates,
    Optional<int[]> permutation) {}
