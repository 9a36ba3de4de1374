package org.superpose.testkit;

import java.util.function.ToDoubleFunction;
import org.superpose.core.network.Accounting;

/**
 * An amount of a resource that a network may use.
 *
 * @param resource the name of the resource, as in "neurons"
 * @param amount how much of it
 * @param used reads what a network uses
 */
public record Budget(String resource, double amount, ToDoubleFunction<Accounting> used) {}
