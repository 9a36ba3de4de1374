/** What the readers of all files have in common: which files they open, and how they quote them. */
package org.superpose.formats.input;
