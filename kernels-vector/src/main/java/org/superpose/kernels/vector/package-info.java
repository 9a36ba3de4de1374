/** The kernels of core in the Vector API. */
package org.superpose.kernels.vector;
