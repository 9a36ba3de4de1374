/** The asymptotic laws of computing in superposition, drawn with stated constants. */
package org.superpose.bounds.adlershavit;
