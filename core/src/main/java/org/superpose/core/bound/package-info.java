/** The contract of plugins that bound what any network can do. */
@NullMarked
package org.superpose.core.bound;

import org.jspecify.annotations.NullMarked;
