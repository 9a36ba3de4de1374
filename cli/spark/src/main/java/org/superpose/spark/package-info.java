/** Runs cells on Apache Spark. */
package org.superpose.spark;
