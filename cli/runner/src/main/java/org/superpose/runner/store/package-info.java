/** Keeps the rows of finished cells so that nothing interrupts more than the cells in flight. */
package org.superpose.runner.store;
