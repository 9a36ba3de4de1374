/** Digests of bytes. */
package org.superpose.formats.digest;
