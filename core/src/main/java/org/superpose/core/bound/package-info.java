/** The contract of plugins that bound what any network can do. */
package org.superpose.core.bound;
