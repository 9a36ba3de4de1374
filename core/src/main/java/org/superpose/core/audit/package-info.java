/** Holds networks to what is claimed of them: free parts, repeatable building, known bounds. */
@NullMarked
package org.superpose.core.audit;

import org.jspecify.annotations.NullMarked;
