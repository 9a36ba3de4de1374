/** Shows rows of results: as a table for people, as CSV and JSON for programs. */
package org.superpose.console.report;
