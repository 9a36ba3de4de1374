/** Combinational circuits: as they are given, normalised to levels of gates, and level by level. */
@NullMarked
package org.superpose.core.circuit;

import org.jspecify.annotations.NullMarked;
