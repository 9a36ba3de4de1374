/** Makes numbers, and texts of unknown origin, fit to be shown. */
package org.superpose.runner.text;
