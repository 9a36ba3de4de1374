/** Measures the kernels against each other. */
package org.superpose.benchmarks;
