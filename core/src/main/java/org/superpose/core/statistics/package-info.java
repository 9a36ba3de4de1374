/** The few probability distributions that predictions and confidence intervals need. */
@NullMarked
package org.superpose.core.statistics;

import org.jspecify.annotations.NullMarked;
