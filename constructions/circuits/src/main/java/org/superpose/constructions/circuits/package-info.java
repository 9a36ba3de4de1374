/** Circuits of several levels, computed in superposition level by level. */
package org.superpose.constructions.circuits;
