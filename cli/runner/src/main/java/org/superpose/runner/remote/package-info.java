/** Sends cells to other machines as texts, and runs them there. */
package org.superpose.runner.remote;
