/** What kind of network one is that computes its problem: how it shares neurons, what it bears. */
@NullMarked
package org.superpose.core.inspect;

import org.jspecify.annotations.NullMarked;
