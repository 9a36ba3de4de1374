/**
 * The command where disks are full, folders are not its own, names are odd and others interfere.
 */
package org.superpose.checks.conditions;
