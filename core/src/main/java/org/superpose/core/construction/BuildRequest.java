package org.superpose.core.construction;

import java.util.function.Consumer;
import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;

/**
 * Asks a construction for a network.
 *
 * @param problem what the network is to compute
 * @param neurons the width that {@link Construction#size} answered
 * @param options checked values for the construction's parameters
 * @param criterion when the network counts as right
 * @param seed the source of all randomness; parts declared public depend on it, on the problem's
 *     sizes and on the options only
 * @param remarks takes what a user should know of this very network, such as why its repair gave
 *     up: sentences without full stop, shown beside the verdict; they change neither {@link
 *     Network} nor verdict
 */
public record BuildRequest(
    Problem problem,
    int neurons,
    Settings options,
    Criterion criterion,
    Seed seed,
    Consumer<String> remarks) {

  /** Asks for a network without wanting to know anything of it. */
  public BuildRequest(
      Problem problem, int neurons, Settings options, Criterion criterion, Seed seed) {
    this(problem, neurons, options, criterion, seed, _ -> {});
  }
}
