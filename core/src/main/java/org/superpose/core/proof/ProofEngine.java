package org.superpose.core.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.superpose.core.exact.Exactness;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;

/**
 * Decides every input with at most v active features, for networks with one hidden layer or none,
 * without running through them.
 *
 * <p><b>What is bounded.</b> Let g = W E be the effective weight of each feature at each neuron, b
 * the bias and d the readout of an output. Fix which of the inputs of the output's gate are active,
 * a set A; then the output is expected on or off, whatever the at most w = v - |A| other active
 * features are, and neuron r has level z_r = b_r + sum_(a in A) g_ra before they join. Where the
 * output is expected off, no set X of others may lift sum_r d_r ReLU(z_r + sum_(i in X) g_ri) above
 * the threshold; where it is expected on, none may lift its negative to the negated threshold. So
 * with c = d or c = -d it is one question: does any X exceed a limit?
 *
 * <p><b>The bound.</b> Let u = |X| at most w.
 *
 * <ul>
 *   <li>c_r >= 0: fill X up with w - u features of effective weight 0. Then z_r + sum g_ri = (1/w)
 *       sum (z_r + w g_ri), and since ReLU is convex, ReLU of it is at most the mean of ReLU(z_r +
 *       w g_ri) over the w features. Less the term without X, ReLU(z_r), every feature adds at most
 *       (1/w) (ReLU(z_r + w g_ri) - ReLU(z_r)), and one of effective weight 0 adds 0. With w = v, z
 *       = b <= 0 this is ReLU(g + b/v).
 *   <li>c_r < 0: ReLU(y) is at least y and at least 0. If z_r >= 0 the first gives c_r ReLU(z_r +
 *       sum g_ri) <= c_r z_r + sum c_r g_ri: every feature adds at most c_r g_ri. If z_r < 0 the
 *       second gives 0: no feature adds anything.
 *   <li>w = 1: the difference of the two terms is the gain, exactly, for either sign.
 * </ul>
 *
 * Summed over the neurons of the output, these gains bound what X adds by the w largest positive
 * ones. If they do not reach the limit, no input with A can be wrong: a certificate for all of them
 * at once. A neuron that is never cut adds exactly linear gains (first and second case with z_r
 * large), so positive biases need no rule of their own.
 *
 * <p><b>Branch and bound.</b> If X exceeds the limit, its gains sum to more than what is needed, so
 * the largest of them is more than the mean: one of the few leaders is in X. Each in turn is made
 * part of A (those tried before are excluded), which raises the levels, lowers w by one and
 * tightens the bound; at w = 1 it is exact. So every X that exceeds the limit is found, and every X
 * found is a wrong input.
 *
 * <p><b>Arithmetic.</b> Whole numbers throughout ({@link IntegerNetwork}). Numbers that have no
 * common unit are rounded; values within the bound of that rounding are settled by an exact forward
 * pass.
 */
public final class ProofEngine {

  private static final int FIRST_INPUTS = 1_000;
  private static final int COUNTING_PART = 16;

  private final Problem problem;
  private final Layout layout;
  private final ProofOptions options;
  private final Rules rules;
  private final IntegerNetwork network;
  private final Judge judge;
  private int tabulated; // neurons whose effective weights were in bits
  private long work;
  private boolean searched;
  private boolean exhausted;

  private ProofEngine(
      IntegerNetwork network, Problem problem, Layout layout, ProofOptions options, Rules rules) {
    this.network = network;
    this.problem = problem;
    this.layout = layout;
    this.options = options;
    this.rules = rules;
    judge = new Judge(network);
  }

  /**
   * Decides whether any output is wrong on any input with at most v active features.
   *
   * <p>Time: about m m' s steps, s the neurons that an output reads, while the bound decides; it
   * does not grow with the number of inputs. Memory: n m bytes for small whole weights, {@link
   * #peakMemory} in full. The result does not depend on the number of threads.
   *
   * @throws IllegalArgumentException if the network's features or outputs are not the problem's
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public static Proof prove(Network network, Problem problem, ProofOptions options) {
    return prove(network, problem, options, new Rules(), FIRST_INPUTS);
  }

  /** Proves like {@link #prove}, and says how much memory that took. */
  public static Measured measure(Network network, Problem problem, ProofOptions options) {
    return measure(network, problem, options, new Rules(), FIRST_INPUTS);
  }

  /**
   * Returns about how many bytes a proof takes at its peak, beside the network itself and 25 bytes
   * a feature for each thread; empty if the network cannot be proved anything of. A proof that
   * takes more than {@link ProofOptions#memory} is not begun. Where that is more than effective
   * weights in bits take, this is what those take: they may do without tables, and prove with the
   * tables that fit.
   */
  public static OptionalLong peakMemory(Network network, Problem problem, ProofOptions options) {
    try {
      Applicability.requireProvable(network, problem);
      Layout layout = layout(network, problem, options);
      boolean inBits =
          layout.bytes() > options.memory()
              && layout.bytesInBits() <= options.memory()
              && layout.bits(network).isPresent();
      return OptionalLong.of(inBits ? layout.bytesInBits() : layout.bytes());
    } catch (UnprovableException e) {
      return OptionalLong.empty();
    }
  }

  /**
   * How near its threshold an output comes, on the right side; negative where it is wrong.
   *
   * @param off where it is to be off; empty if it never is
   * @param on where it is to be on; empty if it never is
   */
  public record Distances(Optional<BigDecimal> off, Optional<BigDecimal> on) {}

  /**
   * Returns how near its threshold every output comes over all inputs; exact for a network in whole
   * multiples of common units, otherwise never too large.
   *
   * @return a value for each output; empty if bounds do not apply or the work is not enough
   * @throws IllegalArgumentException if the network's features or outputs are not the problem's
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public static Optional<List<Distances>> distances(
      Network network, Problem problem, ProofOptions options) {
    Applicability.requireSizes(network, problem);
    try {
      Applicability.requireProvable(network, problem);
      Layout layout = layout(network, problem, options).requireWithin(options.memory());
      IntegerNetwork integers =
          IntegerNetwork.of(network, problem.sparsity(), options.threads(), layout);
      return new ProofEngine(integers, problem, layout, options, new Rules()).distances();
    } catch (UnprovableException e) {
      return Optional.empty();
    }
  }

  private Optional<List<Distances>> distances() {
    List<Distances> distances = new ArrayList<>();
    Sweep<Extremes> sweep = sweep(problem.sparsity());
    sweep.run(
        problem.outputs(),
        options.work(),
        output -> new Extremes(network, output, problem.sparsity()),
        found -> distances.add(new Distances(found.distance(false), found.distance(true))),
        () -> false);
    return sweep.exhausted() ? Optional.empty() : Optional.of(List.copyOf(distances));
  }

  private static Layout layout(Network network, Problem problem, ProofOptions options) {
    return Layout.of(network, problem.sparsity(), options.memory(), options.wrongOutputs());
  }

  /** The same, with other rules and another number of inputs of each size that are run first. */
  static Proof prove(
      Network network, Problem problem, ProofOptions options, Rules rules, int firstInputs) {
    return measure(network, problem, options, rules, firstInputs).proof();
  }

  private static Measured measure(
      Network network, Problem problem, ProofOptions options, Rules rules, int firstInputs) {
    Applicability.requireSizes(network, problem);
    try {
      Applicability.requireProvable(network, problem);
      Layout layout = layout(network, problem, options);
      Optional<BitProduct> bits =
          layout.bytesInBits() <= options.memory() ? layout.bits(network) : Optional.empty();
      IntegerNetwork integers =
          bits.isPresent()
              ? IntegerNetwork.of(network, problem.sparsity(), layout, bits.orElseThrow())
              : IntegerNetwork.of(
                  network,
                  problem.sparsity(),
                  options.threads(),
                  layout.requireWithin(options.memory()));
      ProofEngine engine = new ProofEngine(integers, problem, layout, options, rules);
      Proof proof = engine.prove(firstInputs);
      return new Measured(
          proof,
          bits.isPresent()
              ? layout.bytesInBits(engine.tabulated, network.features())
              : layout.bytes());
    } catch (UnprovableException e) {
      return new Measured(new Proof.Undecided(e.getMessage()), 0);
    }
  }

  private Proof prove(int firstInputs) {
    WrongInput early = new FirstInputs(network, problem).find(problem.sparsity(), firstInputs);
    Count count = Count.notOf(early);
    if (early == null && options.wrongOutputs() > 0) {
      count = count(1, screen());
      if (count.complete()) {
        return count.first() == null ? new Proof.Right(searched, margin()) : wrong(count, true);
      }
    }
    tabulate(network.effectiveWeights().untabulated());
    WrongInput first = smallest(count.first(), early != null);
    boolean smallest = !exhausted;
    if (first != null) {
      boolean countable = early != null && options.wrongOutputs() > 0;
      count = countable ? count(COUNTING_PART, new BitSet()) : count;
      return wrong(count.complete() ? count : Count.notOf(first), smallest);
    }
    return exhausted
        ? new Proof.Undecided(
            "the bound leaves more sets of features open than %s steps can search"
                .formatted(options.work()))
        : new Proof.Right(searched, margin());
  }

  private Proof wrong(Count count, boolean smallest) {
    WrongInput first = count.first();
    return new Proof.Wrong(
        Arrays.stream(first.features()).boxed().toList(),
        first.output(),
        smallest,
        searched,
        count.inputs(),
        count.outputs(),
        count.margin());
  }

  private <F extends Findings> Sweep<F> sweep(int sparsity) {
    return sweep(sparsity, new BitSet());
  }

  private <F extends Findings> Sweep<F> sweep(int sparsity, BitSet settled) {
    return new Sweep<>(
        options.threads(), () -> new Search(network, problem, sparsity, rules, settled));
  }

  /**
   * Settles what bits can settle, and tabulates the effective weights that a count of all wrong
   * inputs will ask for.
   *
   * @return the outputs where no other features matter if they are to be off
   */
  private BitSet screen() {
    EffectiveWeights weights = network.effectiveWeights();
    if (weights.bits().isEmpty()) {
      return new BitSet();
    }
    Screen.Result result = Screen.settle(network, problem, rules, options.threads());
    BitSet settled = result.settled();
    work += result.work();
    BitSet asked = new BitSet();
    int open = -1;
    while ((open = settled.nextClearBit(open + 1)) < network.outputs()) {
      Arrays.stream(network.neuronsOf(open)).forEach(asked::set);
    }
    tabulate(asked);
    return settled;
  }

  /**
   * Tabulates the effective weights of some neurons.
   *
   * @throws UnprovableException if that takes too much memory
   */
  private void tabulate(BitSet neurons) {
    if (!neurons.isEmpty()) {
      int inAll = tabulated + neurons.cardinality();
      layout.requireWithin(options.memory(), inAll, network.features());
      tabulated = inAll;
      network.effectiveWeights().tabulate(neurons, options.threads());
    }
  }

  /**
   * Returns the first wrong input; null if there is none.
   *
   * @param known a wrong input, null if none is known
   * @param firstOfItsSize whether no wrong input of its size comes before the known one
   */
  private WrongInput smallest(WrongInput known, boolean firstOfItsSize) {
    int size = known == null ? problem.sparsity() : known.features().length;
    int sparsity = firstOfItsSize ? size - 1 : size;
    if (sparsity < 0) {
      return known;
    }
    WrongInput[] first = {known};
    Sweep<SmallestWrong> sweep = sweep(sparsity);
    sweep.run(
        problem.outputs(),
        Math.max(0, options.work() - work),
        output -> new SmallestWrong(judge, output, sparsity, first[0]),
        findings -> first[0] = WrongInput.first(first[0], findings.first()),
        () -> false);
    work += sweep.work();
    searched |= sweep.searched();
    exhausted = sweep.exhausted();
    return first[0];
  }

  /**
   * Finds all wrong inputs, up to the limit, with a part of the work left for the search.
   *
   * @param settled outputs that need no bound where they are expected off
   */
  private Count count(int part, BitSet settled) {
    Count.Tally tally = new Count.Tally();
    Sweep<AllWrong> sweep = sweep(problem.sparsity(), settled);
    sweep.run(
        problem.outputs(),
        Math.max(0, options.work() - work) / part + Search.WORK_OF_A_FIND * options.wrongOutputs(),
        output ->
            new AllWrong(judge, output, problem.sparsity(), options.wrongOutputs() - tally.size()),
        tally::add,
        () -> tally.size() > options.wrongOutputs());
    work += sweep.work();
    searched |= sweep.searched();
    boolean complete = !sweep.exhausted() && tally.size() <= options.wrongOutputs();
    return complete ? tally.count(network.isExact()) : Count.notOf(tally.first());
  }

  private static BigDecimal smaller(BigDecimal a, BigDecimal b) {
    return a == null || (b != null && b.compareTo(a) < 0) ? b : a;
  }

  /** Returns the margin of a network that is right: first of the gates' own inputs, then of all. */
  private OptionalDouble margin() {
    BigDecimal[] margin = {null};
    boolean known =
        approach(margin, true)
            && (!isOpen(margin[0]) || (tabulatesAll() && approach(margin, false)));
    return known
        ? OptionalDouble.of(Exactness.distance(margin[0].max(BigDecimal.ZERO)))
        : OptionalDouble.empty();
  }

  /** Looks for values nearer to thresholds than a margin; returns whether the work suffices. */
  private boolean approach(BigDecimal[] margin, boolean gateInputsOnly) {
    Sweep<Nearest> sweep = sweep(problem.sparsity());
    sweep.run(
        problem.outputs(),
        Math.max(0, options.work() - work),
        output -> new Nearest(network, output, problem.sparsity(), margin[0], gateInputsOnly),
        findings -> margin[0] = smaller(margin[0], findings.margin()),
        () -> false);
    return !sweep.exhausted();
  }

  /** Returns whether other features may bring an output nearer to its threshold than that. */
  private boolean isOpen(BigDecimal margin) {
    return IntStream.range(0, network.outputs())
        .filter(output -> output == 0 || !network.isReadLike(output, output - 1))
        .anyMatch(
            output -> !new Nearest(network, output, problem.sparsity(), margin, false).complete());
  }

  /** Tabulates all effective weights; returns whether memory suffices. */
  private boolean tabulatesAll() {
    try {
      tabulate(network.effectiveWeights().untabulated());
      return true;
    } catch (UnprovableException e) {
      return false;
    }
  }
}
