/** Circuits as the world stores them: AIGER, BENCH and BLIF, compressed or not. */
@NullMarked
package org.superpose.formats.circuit;

import org.jspecify.annotations.NullMarked;
