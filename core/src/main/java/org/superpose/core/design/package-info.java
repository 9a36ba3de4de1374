/** What constructions share to design networks: codes, influences, error models, width search. */
@NullMarked
package org.superpose.core.design;

import org.jspecify.annotations.NullMarked;
