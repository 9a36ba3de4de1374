/** Networks in superposition as immutable values, and what they cost under one honest rule. */
package org.superpose.core.network;
