/** A network that gives every output a neuron of its own. */
package org.superpose.constructions.baseline;
