/** Contract suites that a plugin's test extends, and assertions that speak of networks. */
package org.superpose.testkit;
