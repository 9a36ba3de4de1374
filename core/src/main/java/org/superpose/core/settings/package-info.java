/** How a plugin describes itself and the settings it takes. */
package org.superpose.core.settings;
