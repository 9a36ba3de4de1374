/** What is to be computed: problems, their tasks, their inputs, and when a network is right. */
package org.superpose.core.task;
