/** Gates of every kind on channels that become inactive, in one stage and in chains of stages. */
package org.superpose.constructions.logic;
