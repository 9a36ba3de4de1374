/** The schema of comparison files, held against the reader of those files by another validator. */
package org.superpose.checks.schema;
