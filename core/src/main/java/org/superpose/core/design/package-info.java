/** What constructions share to design a network: codes, error models and the search for a width. */
@NullMarked
package org.superpose.core.design;

import org.jspecify.annotations.NullMarked;
