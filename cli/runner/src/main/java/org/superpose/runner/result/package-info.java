/** The results of cells: typed records, and the columns by which files hold them. */
package org.superpose.runner.result;
