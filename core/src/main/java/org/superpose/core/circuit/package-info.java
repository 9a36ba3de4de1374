/** Circuits as levels of gates of two inputs, and what of a level can be active at once. */
@NullMarked
package org.superpose.core.circuit;

import org.jspecify.annotations.NullMarked;
