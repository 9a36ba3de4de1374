/** The few inner loops that take most of the time, in plain Java and, when installed, faster. */
package org.superpose.core.kernel;
