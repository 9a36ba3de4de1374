package org.superpose.core.inspect;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a network that is right on every input is like.
 *
 * @param sharing how outputs share neurons
 * @param neededBits the fewest bits a weight between layers to which all of them can be rounded;
 *     empty if even the most that were tried are too few
 * @param lostNeuron what becomes of it when one neuron gives 0 whatever it reads
 * @param flippedWeight what becomes of it when one weight between layers is another: of two values
 *     the other, otherwise the opposite; weights that are 0 then stay
 * @param kind how it comes by its outputs
 */
public record Inspection(
    Sharing sharing,
    OptionalInt neededBits,
    Optional<Survival> lostNeuron,
    Optional<Survival> flippedWeight,
    Kind kind) {}
