/**
 * Decides which sums are exact in the arithmetic that computes them, and has numbers whose sums
 * always are.
 */
@NullMarked
package org.superpose.core.exact;

import org.jspecify.annotations.NullMarked;
