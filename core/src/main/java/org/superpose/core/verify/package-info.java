/** Judges networks: verified, falsified with a witness, or unknown with a reason. */
@NullMarked
package org.superpose.core.verify;

import org.jspecify.annotations.NullMarked;
