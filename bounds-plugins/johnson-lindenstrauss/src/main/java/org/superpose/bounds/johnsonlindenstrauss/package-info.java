/** What merely representing features takes: random codes, coherence and rank. */
package org.superpose.bounds.johnsonlindenstrauss;
