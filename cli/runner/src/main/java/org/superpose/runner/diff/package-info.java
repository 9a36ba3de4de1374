/** What changed between two results of comparisons, and how surely it did over seeds. */
package org.superpose.runner.diff;
