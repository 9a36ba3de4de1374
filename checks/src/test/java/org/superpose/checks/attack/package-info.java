/** Attacks on the command: files, plugins and signals; docs/security.md says how to run all. */
@NullMarked
package org.superpose.checks.attack;

import org.jspecify.annotations.NullMarked;
