/** Reproducible randomness: every stream follows from a seed and a purpose. */
package org.superpose.core.random;
