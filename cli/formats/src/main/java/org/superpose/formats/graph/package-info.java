/**
 * Graphs as the world stores them: lists of pairs, Matrix Market and GraphML, compressed or not.
 */
package org.superpose.formats.graph;
