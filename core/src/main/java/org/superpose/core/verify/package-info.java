/** Judges networks: verified, falsified with a witness, or unknown with a reason. */
package org.superpose.core.verify;
