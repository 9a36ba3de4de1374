/** Runs networks forward, layer by layer, in exact arithmetic. */
@NullMarked
package org.superpose.core.evaluate;

import org.jspecify.annotations.NullMarked;
