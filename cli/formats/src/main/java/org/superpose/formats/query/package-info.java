/**
 * Whether an output is wrong on some input, as a question for solvers: LP, OPB and SMT-LIB files.
 */
@NullMarked
package org.superpose.formats.query;

import org.jspecify.annotations.NullMarked;
