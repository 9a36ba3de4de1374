/** The construction and-per-neuron. */
package org.example.andperneuronplugin;
