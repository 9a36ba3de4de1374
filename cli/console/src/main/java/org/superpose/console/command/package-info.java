/** The commands of the command line. */
package org.superpose.console.command;
