/** Tests of the repository as a whole: its architecture, its built jars and its sources. */
package org.superpose.checks;
