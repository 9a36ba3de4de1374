/** Networks that represent features in superposition without computing anything. */
package org.superpose.constructions.jlrepresentation;
