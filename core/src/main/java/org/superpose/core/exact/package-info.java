/** The one place that decides which sums are exact in the arithmetic that computes them. */
@NullMarked
package org.superpose.core.exact;

import org.jspecify.annotations.NullMarked;
