/** The few inner loops that take most of the time, in plain Java and, when installed, faster. */
@NullMarked
package org.superpose.core.kernel;

import org.jspecify.annotations.NullMarked;
