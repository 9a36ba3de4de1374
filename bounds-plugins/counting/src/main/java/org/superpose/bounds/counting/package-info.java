/** Lower bounds by counting the functions that a network's parameters must tell apart. */
package org.superpose.bounds.counting;
