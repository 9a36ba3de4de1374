/** Runs networks forward, layer by layer, in exact arithmetic. */
package org.superpose.core.evaluate;
