/** How a plugin describes itself and the settings it takes. */
@NullMarked
package org.superpose.core.settings;

import org.jspecify.annotations.NullMarked;
