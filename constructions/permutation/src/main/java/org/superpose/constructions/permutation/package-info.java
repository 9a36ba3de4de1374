/** Associative memories that move every feature of a superposition to its place. */
package org.superpose.constructions.permutation;
