/** The differential campaign: random networks, judged by the engine and by exact arithmetic. */
@NullMarked
package org.superpose.checks.campaign;

import org.jspecify.annotations.NullMarked;
