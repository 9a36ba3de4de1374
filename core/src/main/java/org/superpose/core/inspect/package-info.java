/** What kind of network one is that computes its problem: how it shares neurons, what it bears. */
package org.superpose.core.inspect;
