/** Turns a comparison into cells, cells into judged networks, and those into rows of results. */
package org.superpose.runner.run;
