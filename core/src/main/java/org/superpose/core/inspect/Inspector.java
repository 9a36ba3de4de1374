package org.superpose.core.inspect;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.superpose.core.compression.Quantization;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.Verification.Decision;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.VerificationRequest.Limits;
import org.superpose.core.verify.Verifier;

/**
 * Finds out what a network is like that is right on every input: whether it would still be with
 * fewer bits a weight, without one neuron, or with one weight flipped. Each of these changed
 * networks is judged as networks are, on every input, so that no answer is an estimate; where that
 * would take too long, as many of the damages are judged as the effort allows, evenly spread.
 *
 * <p>A damage to the last layer concerns the outputs that use the damaged neuron, and only these
 * are judged.
 */
public final class Inspector {

  /** More bits than this are not tried. */
  private static final int MOST_BITS = 24;

  /** What a judgement takes however small the part is, in products. */
  private static final int LEAST_COST = 20_000;

  private static final int ALL = -1;
  private static final int NONE = -2;

  private final VerificationRequest request;
  private final Network network;
  private final Problem problem;
  private final long effort;
  private final Sharing sharing;

  private int excerptOf = NONE; // a neuron of the last layer, or ALL
  private Optional<Excerpt> excerpt = Optional.empty();

  private Inspector(VerificationRequest request, long effort) {
    this.request = request;
    this.network = request.network();
    this.problem = request.problem();
    this.effort = effort;
    this.sharing = Sharing.of(network);
  }

  /**
   * Inspects a network; the result does not depend on the number of threads.
   *
   * @param request how the network was judged; its limits hold for each changed network
   * @param result what came of that
   * @param effort about how many products of a weight and an encoder's entry may be computed for
   *     each of both kinds of damage; at least one is judged
   * @return empty if the network is not right on every input: then there is nothing to lose
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public static Optional<Inspection> inspect(
      VerificationRequest request, Verification result, long effort) {
    if (!(request.criterion() instanceof Criterion.EveryInput)
        || result.decision() != Decision.MET) {
      return Optional.empty();
    }
    return Optional.of(new Inspector(request, effort).inspection());
  }

  private Inspection inspection() {
    OptionalInt neededBits = neededBits();
    return new Inspection(
        sharing,
        neededBits,
        survival(Damages.lostNeurons(network)),
        survival(Damages.flippedWeights(network)),
        Kind.of(sharing, network.neurons(), neededBits));
  }

  /** A proof that finds one wrong input is enough; only what it leaves open is evaluated. */
  private Decision judge(Network changed, Problem part) {
    Limits limits = request.limits();
    Limits proofOnly = new Limits(0, 0, limits.threads(), limits.proofSteps(), limits.memory(), 0);
    Decision proved = judge(changed, part, proofOnly);
    return proved == Decision.UNDECIDED ? judge(changed, part, limits) : proved;
  }

  private Decision judge(Network changed, Problem part, Limits limits) {
    return Verifier.verify(
            new VerificationRequest(changed, part, request.criterion(), limits, request.seed()))
        .decision();
  }

  /** Rounds to one bit, two, ... until the network is right; or to none, where all have as few. */
  private OptionalInt neededBits() {
    double most =
        network.layers().stream()
            .map(layer -> layer.weights().alphabet())
            .mapToDouble(Alphabet::bitsPerEntry)
            .max()
            .orElse(0);
    return IntStream.rangeClosed(1, MOST_BITS)
        .filter(
            bits ->
                bits >= most
                    || judge(new Quantization(bits).apply(network), problem) == Decision.MET)
        .findFirst();
  }

  private Optional<Survival> survival(Damages damages) {
    long possible = damages.count();
    if (possible == 0) {
      return Optional.empty();
    }
    long judged = Math.clamp(effort / cost(), 1, possible);
    long survived = 0;
    long undecided = 0;
    Optional<String> fatal = Optional.empty();
    for (long i = 0; i < judged; i++) {
      Damages.Damage damage = damages.get(Math.multiplyExact(i, possible) / judged);
      Decision decision = judge(damage);
      if (decision == Decision.MET) {
        survived++;
      } else if (decision == Decision.UNDECIDED) {
        undecided++;
      } else if (fatal.isEmpty()) {
        fatal = Optional.of(damage.toString());
      }
    }
    return Optional.of(new Survival(possible, judged, survived, undecided, fatal));
  }

  private Decision judge(Damages.Damage damage) {
    return excerpt(damage)
        .map(part -> judge(part.damaged(damage), part.problem()))
        .orElse(Decision.MET); // no output uses the neuron
  }

  /** The damages come in the order of neurons, so that the last part is likely to be the next. */
  private Optional<Excerpt> excerpt(Damages.Damage damage) {
    int last = network.layers().size() - 1;
    int neuron = damage.layer() == last ? damage.neuron() : ALL;
    if (neuron != excerptOf) {
      excerpt =
          neuron == ALL
              ? Optional.of(Excerpt.all(network, problem))
              : Excerpt.around(neuron, network, problem);
      excerptOf = neuron;
    }
    return excerpt;
  }

  /** Estimates what one judgement takes: a column of neurons for every feature. */
  private long cost() {
    double last = Math.min(sharing.neurons(), sharing.meanUsed() * sharing.meanServed());
    double others =
        network.layers().stream()
            .limit(network.layers().size() - 1L)
            .mapToInt(Layer::neurons)
            .sum();
    return LEAST_COST + (long) (problem.features() * (last + others));
  }
}
