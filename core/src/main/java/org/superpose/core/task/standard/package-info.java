/**
 * The tasks that every comparison can count on, and the graphs that their instances are drawn from.
 */
package org.superpose.core.task.standard;
