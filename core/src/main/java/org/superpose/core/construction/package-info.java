/** The contract of plugins that build networks. */
package org.superpose.core.construction;
