package org.superpose.core.task;

import java.util.function.Function;
import org.superpose.core.random.RandomStream;

/**
 * A named distribution of sparse inputs, for tests by sampling.
 *
 * @param name a kebab-case name, shown with results
 * @param meaning which inputs these are, in words
 * @param sampler draws the active features of one input, ascending, at most v of them
 */
public record InputStratum(String name, String meaning, Function<RandomStream, int[]> sampler) {

  /** Draws the active features of one input, ascending. */
  public int[] sample(RandomStream random) {
    return sampler.apply(random);
  }
}
