package org.superpose.core.truth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.superpose.core.network.Network;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;
import org.superpose.core.verify.Counterexample;
import org.superpose.core.verify.Counterexamples;
import org.superpose.core.verify.ScoreRange;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.Verifier;

/**
 * A network that is wrong on a stated number of inputs, made of one that is right on all.
 *
 * <p>Outputs are visited in random order. Of each, the changes of {@link Fault.Kind} are tried in
 * random order: a threshold that is raised to the smallest score where the output is to be on, one
 * that is lowered below the largest where it is to be off, a weight of the readout that is set to
 * 0. A change concerns one output only, so its wrong inputs are all those of the network cut down
 * to that output, which the methods that decide every input list and count. It is kept if the union
 * of the wrong inputs of all changes kept so far does not exceed the number; at most one for each
 * output.
 *
 * @param network the network with the faults
 * @param faults the changes, in the order of outputs
 * @param wrongInputs the inputs on which some output is wrong, each once, in the order found
 */
public record PlantedFaults(Network network, List<Fault> faults, List<List<Integer>> wrongInputs) {

  private static final int TRIED_IN_VAIN = 200;

  /** Copies the lists. */
  public PlantedFaults {
    faults = List.copyOf(faults);
    wrongInputs = List.copyOf(wrongInputs);
  }

  /**
   * Plants faults.
   *
   * @param request the network, which is right on every input, its problem, and how much work may
   *     be spent on each output
   * @param inputs on how many inputs the network is to be wrong, at least 1
   * @return empty if no combination of changes that was tried makes it that many
   * @throws IllegalArgumentException if the number is not positive
   */
  public static Optional<PlantedFaults> plant(VerificationRequest request, int inputs, Seed seed) {
    if (inputs < 1) {
      throw new IllegalArgumentException("at least 1 wrong input must be planted, was " + inputs);
    }
    return new Planting(request, inputs, seed.stream()).plant();
  }

  /** The work of planting. */
  private static final class Planting {

    private final VerificationRequest request;
    private final int inputs;
    private final RandomStream random;
    private final List<Fault> kept = new ArrayList<>();
    private final List<List<Integer>> wrong = new ArrayList<>();
    private final Set<List<Integer>> known = new HashSet<>();

    Planting(VerificationRequest request, int inputs, RandomStream random) {
      this.request = request;
      this.inputs = inputs;
      this.random = random;
    }

    Optional<PlantedFaults> plant() {
      int inVain = 0;
      for (int output : random.permutation(request.network().outputs())) {
        if (wrong.size() == inputs || inVain == TRIED_IN_VAIN) {
          break;
        }
        inVain = add(output) ? 0 : inVain + 1;
      }
      if (wrong.size() < inputs) {
        return Optional.empty();
      }
      kept.sort((a, b) -> Integer.compare(a.output(), b.output()));
      return Optional.of(new PlantedFaults(Faults.apply(request.network(), kept), kept, wrong));
    }

    /** Adds the first change of an output that fits; returns whether there is one. */
    private boolean add(int output) {
      SingleOutput single = SingleOutput.of(request, output);
      List<Fault.Kind> kinds = List.of(Fault.Kind.values());
      return Arrays.stream(random.permutation(kinds.size()))
          .mapToObj(kinds::get)
          .anyMatch(kind -> fault(kind, output, single).map(f -> add(f, single)).orElse(false));
    }

    private boolean add(Fault fault, SingleOutput single) {
      VerificationRequest changed = single.with(fault);
      Counterexamples found = Counterexamples.find(changed, inputs + 1);
      List<List<Integer>> fresh =
          found.wrong().stream()
              .map(Counterexample::activeInputs)
              .filter(input -> !known.contains(input))
              .toList();
      int own = found.wrong().size();
      boolean fits = !fresh.isEmpty() && wrong.size() + fresh.size() <= inputs;
      // Of networks with more than one hidden layer, not every wrong input may be among those
      // found.
      if (!fits || own > inputs || Verifier.verify(changed).wrongInputs().orElse(-1) != own) {
        return false;
      }
      known.addAll(fresh);
      wrong.addAll(fresh);
      kept.add(
          new Fault(
              fault.kind(), fault.output(), fault.neuron(), fault.before(), fault.after(), own));
      return true;
    }

    private Optional<Fault> fault(Fault.Kind kind, int output, SingleOutput single) {
      double threshold = request.network().thresholds().get(output, 0);
      return switch (kind) {
        case RAISED_THRESHOLD ->
            threshold(kind, output, threshold, single.range().map(ScoreRange::smallestOn));
        case LOWERED_THRESHOLD ->
            threshold(
                kind,
                output,
                threshold,
                single.range().map(range -> below(range.largestOff(), threshold)));
        case LOST_READOUT_WEIGHT -> lostWeight(output);
      };
    }

    private static Optional<Fault> threshold(
        Fault.Kind kind, int output, double before, Optional<OptionalDouble> after) {
      return after
          .filter(OptionalDouble::isPresent)
          .map(OptionalDouble::getAsDouble)
          .filter(value -> value != before)
          .map(value -> new Fault(kind, output, OptionalInt.empty(), before, value, 0));
    }

    /** Returns a short binary fraction less than a score by less than it is below the threshold. */
    private static OptionalDouble below(OptionalDouble score, double threshold) {
      if (score.isEmpty() || score.getAsDouble() >= threshold) {
        return OptionalDouble.empty();
      }
      double step = Math.scalb(0.5, Math.getExponent(threshold - score.getAsDouble()));
      return OptionalDouble.of(score.getAsDouble() - step);
    }

    private Optional<Fault> lostWeight(int output) {
      SparseVector readout = Faults.row(request.network().readout(), output);
      if (readout.isZero()) {
        return Optional.empty();
      }
      int lost = random.nextInt(readout.indices().length);
      return Optional.of(
          new Fault(
              Fault.Kind.LOST_READOUT_WEIGHT,
              output,
              OptionalInt.of(readout.indices()[lost]),
              readout.values()[lost],
              0,
              0));
    }
  }
}
