/** Reads circuits back: which gate of which features each output of a network computes. */
@NullMarked
package org.superpose.core.infer;

import org.jspecify.annotations.NullMarked;
