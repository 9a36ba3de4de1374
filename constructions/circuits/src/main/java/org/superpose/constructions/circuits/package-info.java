/** Circuits of several levels, computed in superposition level by level. */
@NullMarked
package org.superpose.constructions.circuits;

import org.jspecify.annotations.NullMarked;
