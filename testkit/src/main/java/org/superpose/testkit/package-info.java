/** Contract suites that a plugin's test extends, and assertions that speak of networks. */
@NullMarked
package org.superpose.testkit;

import org.jspecify.annotations.NullMarked;
