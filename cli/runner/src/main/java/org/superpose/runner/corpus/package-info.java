/** Writes the networks of a comparison that are proved right, with what is known of them. */
package org.superpose.runner.corpus;
