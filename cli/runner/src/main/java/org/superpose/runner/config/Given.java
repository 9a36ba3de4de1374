package org.superpose.runner.config;

/**
 * A graph or circuits of the user's own.
 *
 * @param label what reports call them
 * @param value what settings hold
 */
record Given(String label, Object value) {}
