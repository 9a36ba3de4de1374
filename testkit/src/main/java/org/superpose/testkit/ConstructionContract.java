package org.superpose.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.superpose.core.audit.FamilyShare;
import org.superpose.core.audit.NetworkAudit;
import org.superpose.core.audit.NetworkDifferences;
import org.superpose.core.bound.Bound;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.Verdict;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.VerificationRequest.Limits;
import org.superpose.core.verify.Verifier;

/**
 * What the host relies on in every construction. A plugin's test extends this class and says which
 * construction to try on which samples.
 *
 * <p>The suite holds a construction to its word: that equal requests give equal networks, that
 * matrices keep their alphabets, that parts declared public do not depend on the instance, and that
 * no network that is proved right costs fewer bits than telling the instances apart takes.
 */
public abstract class ConstructionContract {

  private static final Seed SEED = new Seed(20_26).derive("construction-contract");
  private static final Seed FIRST_INSTANCE = SEED.derive("instance", 1);
  private static final Seed SECOND_INSTANCE = SEED.derive("instance", 2);
  private static final Limits LIMITS = new Limits(1_000_000, 10, 1);

  /** For subclasses, which JUnit makes. */
  protected ConstructionContract() {}

  /** Returns the construction under test. */
  protected abstract Construction construction();

  /** Returns samples that the construction must support, small ones. */
  protected abstract List<Sample> supported();

  /** Returns samples that the construction must decline with a reason, at least one. */
  protected abstract List<Sample> unsupported();

  /** Returns whether some problem is declined; true unless overridden. */
  protected boolean declinesSomething() {
    return true;
  }

  /** Returns whether another seed should give another network; true unless overridden. */
  protected boolean usesRandomness() {
    return true;
  }

  /** All that the contract asks, a test for each check and sample. */
  @TestFactory
  public final Stream<DynamicTest> contract() {
    return Stream.of(
            Checks.one("describesItself", this::describesItself),
            each("sizesWhatItSupports", supported(), this::sizesWhatItSupports),
            each("declinesWithReason", unsupported(), this::declinesWithReason),
            each("survivesTinyProblems", TinyProblems.samples(), this::survivesTinyProblems),
            each("buildsWhatItPromised", supported(), this::buildsWhatItPromised),
            each("sameRequestGivesSameNetwork", supported(), this::sameRequestGivesSameNetwork),
            each(
                "otherSeedGivesOtherNetwork",
                usesRandomness() ? supported() : List.of(),
                this::otherSeedGivesOtherNetwork),
            each(
                "publicPartsDoNotDependOnTheInstance",
                supported(),
                this::publicPartsDoNotDependOnTheInstance),
            each("accountingIsSane", supported(), this::accountingIsSane),
            each(
                "noVerifiedNetworkIsBelowABound",
                supported(),
                this::noVerifiedNetworkIsBelowABound))
        .flatMap(checks -> checks);
  }

  /** The description is valid, stable, and its defaults are accepted. */
  private void describesItself() {
    assertThat(construction().describe()).isEqualTo(construction().describe());
    assertThat(supported()).as("supported samples").isNotEmpty();
    assertThat(!unsupported().isEmpty())
        .as("there are unsupported samples")
        .isEqualTo(declinesSomething());
  }

  /** A supported problem gets a size, within the requested width and the same every time. */
  private void sizesWhatItSupports(Sample sample) {
    Sizing.Sized sized = sized(sample, instance(sample, FIRST_INSTANCE), sample.neurons());
    assertThat(size(sample, instance(sample, FIRST_INSTANCE), sample.neurons()))
        .as("a second answer to the same request")
        .isEqualTo(sized);
    sample
        .neurons()
        .ifPresent(requested -> assertThat(sized.neurons()).isLessThanOrEqualTo(requested));
  }

  /** An unsupported problem gets a reason. */
  private void declinesWithReason(Sample sample) {
    assertThat(size(sample, instance(sample, FIRST_INSTANCE), sample.neurons()))
        .isInstanceOfSatisfying(
            Sizing.Unsupported.class, no -> assertThat(no.reason()).isNotBlank());
  }

  /** The smallest problems are sized or declined, never a crash; what is sized can be built. */
  private void survivesTinyProblems(Sample sample) {
    Problem problem = instance(sample, FIRST_INSTANCE);
    Sizing sizing = size(sample, problem, sample.neurons());
    if (sizing instanceof Sizing.Sized sized && sized.neurons() <= TinyProblems.WIDEST) {
      checkShape(build(sample, problem, sized.neurons(), SEED), problem, sized);
    }
  }

  /** The network fits the problem, the promised width and its declared alphabets. */
  private void buildsWhatItPromised(Sample sample) {
    Problem problem = instance(sample, FIRST_INSTANCE);
    checkShape(build(sample, problem, SEED), problem, sized(sample, problem, sample.neurons()));
  }

  private static void checkShape(Network network, Problem problem, Sizing.Sized sized) {
    assertThat(network.features()).as("features").isEqualTo(problem.features());
    assertThat(network.outputs()).as("outputs").isEqualTo(problem.outputs());
    assertThat(network.neurons()).as("neurons").isLessThanOrEqualTo(sized.neurons());
    assertThatCode(network::requireAlphabets).doesNotThrowAnyException();
  }

  /** Equal requests give equal networks, whatever was built in between. */
  private void sameRequestGivesSameNetwork(Sample sample) {
    Network first = build(sample, instance(sample, FIRST_INSTANCE), SEED);
    build(sample, instance(sample, SECOND_INSTANCE), SEED.derive("between"));
    Network again = build(sample, instance(sample, FIRST_INSTANCE), SEED);
    assertThat(NetworkDifferences.between(first, again))
        .as("what differs between two networks of the same request")
        .isEmpty();
  }

  /** Another seed gives another network, unless the construction says that it is explicit. */
  private void otherSeedGivesOtherNetwork(Sample sample) {
    Problem problem = instance(sample, FIRST_INSTANCE);
    Network first = build(sample, problem, SEED);
    Network other = build(sample, problem, SEED.derive("other"));
    assertThat(NetworkDifferences.between(first, other))
        .as("what differs between networks of two seeds")
        .isNotEmpty();
  }

  /**
   * Parts declared public, and values that cost no bits, are the same for all instances: relabelled
   * ones, others of the family and the sample's own, as in every run of the host.
   */
  private void publicPartsDoNotDependOnTheInstance(Sample sample) {
    Problem one = instance(sample, FIRST_INSTANCE);
    Problem other = instance(sample, SECOND_INSTANCE);
    assertThat(one.shape()).as("shape of the sample's instances").isEqualTo(other.shape());
    int neurons = sized(sample, one, sample.neurons()).neurons();
    int same = sized(sample, other, OptionalInt.of(neurons)).neurons();
    assertThat(same).as("width for another instance").isEqualTo(neurons);
    NetworkAudit audit =
        NetworkAudit.begin(construction(), request(sample, one, neurons, SEED), List.of(other));
    assertThat(audit.complaints(build(sample, one, neurons, SEED)))
        .as("what the host finds wrong with the network")
        .isEmpty();
  }

  /** The counts of parameters and bits agree with one another. */
  private void accountingIsSane(Sample sample) {
    Network network = build(sample, instance(sample, FIRST_INSTANCE), SEED);
    Accounting accounting = Accounting.of(network);
    long inLayers =
        network.layers().stream()
            .mapToLong(layer -> (long) layer.neurons() * (layer.inputs() + 1))
            .sum();
    assertThat(accounting.parameters()).isGreaterThanOrEqualTo(inLayers);
    assertThat(accounting.nonzeros()).isBetween(0L, accounting.parameters());
    assertThat(accounting.parameterBits()).isFinite().isNotNegative();
  }

  /**
   * A network that is proved right has the bits that tell the instances of the task apart, those
   * that the construction declines left out, and keeps all installed bounds.
   */
  private void noVerifiedNetworkIsBelowABound(Sample sample) {
    Problem problem = instance(sample, FIRST_INSTANCE);
    Network network = build(sample, problem, SEED);
    VerificationRequest request =
        new VerificationRequest(
            network, problem, new Criterion.EveryInput(), LIMITS, SEED.derive("verify"));
    if (Verifier.verify(request).verdict() instanceof Verdict.Verified) {
      double missing = missingBits(sample, problem);
      assertThat(Accounting.of(network).parameterBits())
          .as("parameter bits of a verified network, against log2 |F|")
          .isGreaterThanOrEqualTo((problem.shape().informationBits() - missing) * (1 - 1e-12));
      assertThat(
              BoundAudit.contradictions(network, problem, missing, ServiceLoader.load(Bound.class)))
          .as("installed bounds that a verified network contradicts")
          .isEmpty();
    }
  }

  private static Stream<DynamicTest> each(
      String name, List<Sample> samples, Consumer<Sample> check) {
    return Checks.each(name, samples, Sample::name, check);
  }

  private static Problem instance(Sample sample, Seed seed) {
    return sample.instances().apply(seed);
  }

  private Settings options(Map<String, ?> given) {
    return Settings.of(construction().describe().parameters(), given);
  }

  private Sizing size(Sample sample, Problem problem, OptionalInt neurons) {
    return construction()
        .size(new SizeRequest(problem, neurons, options(sample.options()), sample.criterion()));
  }

  private Sizing.Sized sized(Sample sample, Problem problem, OptionalInt neurons) {
    Sizing sizing = size(sample, problem, neurons);
    assertThat(sizing).as("size of a supported sample").isInstanceOf(Sizing.Sized.class);
    return (Sizing.Sized) sizing;
  }

  /** Returns 0 if the construction declines none of the functions that are drawn. */
  private double missingBits(Sample sample, Problem problem) {
    int neurons = sized(sample, problem, sample.neurons()).neurons();
    FamilyShare share =
        FamilyShare.notDeclined(construction(), request(sample, problem, neurons, SEED));
    return share.isWhole() ? 0 : share.missingBits();
  }

  private Network build(Sample sample, Problem problem, Seed seed) {
    return build(sample, problem, sized(sample, problem, sample.neurons()).neurons(), seed);
  }

  private Network build(Sample sample, Problem problem, int neurons, Seed seed) {
    return construction().build(request(sample, problem, neurons, seed));
  }

  private BuildRequest request(Sample sample, Problem problem, int neurons, Seed seed) {
    return new BuildRequest(problem, neurons, options(sample.options()), sample.criterion(), seed);
  }
}
