/** Combinational circuits as they are given, in whatever format. */
@NullMarked
package org.superpose.core.netlist;

import org.jspecify.annotations.NullMarked;
