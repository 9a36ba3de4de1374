/** Gates of every kind on channels that fall silent, in one stage and in chains of stages. */
package org.superpose.constructions.logic;
