/** Reproducible randomness: every stream follows from a seed and a purpose. */
@NullMarked
package org.superpose.core.random;

import org.jspecify.annotations.NullMarked;
