/**
 * The runner for other programs: read or build a comparison, run it, get results, write a report.
 */
package org.superpose.runner;
