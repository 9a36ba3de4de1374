/** Networks and their problems as files that numpy reads, written and read with checks. */
package org.superpose.formats;
