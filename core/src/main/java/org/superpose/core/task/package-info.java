/** What is to be computed: problems, their tasks, their inputs, and when a network is right. */
@NullMarked
package org.superpose.core.task;

import org.jspecify.annotations.NullMarked;
