/** Says from stored rows how sizes grow with the number of outputs, and how surely. */
package org.superpose.runner.scaling;
