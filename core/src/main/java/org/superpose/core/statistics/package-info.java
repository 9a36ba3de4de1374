/** The few probability laws that predictions and confidence intervals need. */
package org.superpose.core.statistics;
