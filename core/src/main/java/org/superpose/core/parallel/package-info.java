/** Spreads work over threads; what comes of it does not depend on their number. */
@NullMarked
package org.superpose.core.parallel;

import org.jspecify.annotations.NullMarked;
