/** Proves or refutes networks with at most one hidden layer on every sparse input, exactly. */
package org.superpose.core.proof;
