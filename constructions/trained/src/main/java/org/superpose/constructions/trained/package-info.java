/** Networks trained by gradient descent on the inputs of a problem. */
package org.superpose.constructions.trained;
