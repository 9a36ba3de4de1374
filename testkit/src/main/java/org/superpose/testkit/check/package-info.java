/** Holds installed plugins to the contract suites, without a test of their own. */
package org.superpose.testkit.check;
