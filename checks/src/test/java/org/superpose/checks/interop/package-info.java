/** Tests that run exported networks in programs that nobody here wrote. */
package org.superpose.checks.interop;
