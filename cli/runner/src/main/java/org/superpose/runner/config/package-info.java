/** Reads comparison files: every problem of a file at once, each with its line and key. */
package org.superpose.runner.config;
