/** Networks in superposition as immutable values, and what they cost under one honest rule. */
@NullMarked
package org.superpose.core.network;

import org.jspecify.annotations.NullMarked;
