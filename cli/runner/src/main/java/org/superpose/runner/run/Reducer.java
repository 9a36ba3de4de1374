package org.superpose.runner.run;

import java.util.function.Predicate;
import org.superpose.core.compression.Pruning;
import org.superpose.core.compression.Quantization;
import org.superpose.core.network.Network;
import org.superpose.runner.config.Reduction;
import org.superpose.runner.text.Numbers;

/**
 * Removes from networks what a comparison requests, as far as memory allows.
 *
 * @param reduction what is taken
 * @param memory the bytes that a network may take, with all that its reduction holds beside it
 */
record Reducer(Reduction reduction, long memory) {

  /**
   * A network of which something was taken.
   *
   * @param pruned how many weights were removed
   */
  record Reduced(Network network, int pruned) {}

  /**
   * Reduces a network.
   *
   * @param taken the bytes that the network itself takes
   * @param meets whether a network meets the criterion
   * @throws TooLargeException if it would take more memory than is allowed
   */
  Reduced reduce(Network network, long taken, Predicate<Network> meets) {
    Network rounded = network;
    long held = taken;
    if (reduction.bits().isPresent()) {
      Quantization quantization = new Quantization(reduction.bits().getAsInt());
      held = requireRoom("rounding", held, quantization.bytes(network));
      rounded = quantization.apply(network);
    }
    if (!reduction.isPruning()) {
      return new Reduced(rounded, 0);
    }
    requireRoom("pruning", held, Pruning.bytes(rounded));
    Pruning pruning = new Pruning(rounded);
    int pruned =
        reduction.prune().isPresent()
            ? pruning.count(reduction.prune().getAsDouble())
            : pruning.most(meets);
    return new Reduced(pruning.without(pruned), pruned);
  }

  /** Returns what is held with more beside it. */
  private long requireRoom(String step, long held, long more) {
    if (more > 0 && more > memory - held) {
      throw new TooLargeException(
          "%s would take about %s of memory beside %s of networks; allowed: %s"
              .formatted(step, Numbers.memory(more), Numbers.memory(held), Numbers.memory(memory)));
    }
    return held + more;
  }
}
