/** Finds tasks, constructions and bounds as services, and says where each came from. */
package org.superpose.runner.plugin;
