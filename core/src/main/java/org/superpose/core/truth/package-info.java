/** What a network is known to compute where: its ground truth, faults planted in it, and scores. */
@NullMarked
package org.superpose.core.truth;

import org.jspecify.annotations.NullMarked;
