/** Digests of bytes. */
package org.superpose.cli.digest;
