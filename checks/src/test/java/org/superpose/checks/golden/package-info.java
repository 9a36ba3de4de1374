/** What the command prints and writes, byte for byte, held against what it once did. */
package org.superpose.checks.golden;
