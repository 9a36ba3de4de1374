/** The contract of plugins that build networks. */
@NullMarked
package org.superpose.core.construction;

import org.jspecify.annotations.NullMarked;
