package org.superpose.core.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.superpose.core.audit.OtherInstances.Instance;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Network;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Problem;

/**
 * Holds a network to the contract of its construction: what it gets free of charge is a function of
 * (m, m', v, n, options, criterion, seed) and not of the instance, and equal requests give equal
 * networks.
 *
 * <p>The construction builds for other instances of the same shape with the same seed, and every
 * free part must come out the same. A lie that takes one of r values, equally likely, agrees with
 * one other instance with probability 1/r, and with k of them with r^-k: with the 16 that are built
 * up to 512 features and outputs, a lie of one bit passes in one of tens of thousands of networks,
 * and one of three bits never. Larger problems get fewer, 8 up to 2,048, 5 up to 8,192 and 4
 * beyond: what a lie is worth there takes more bits than one. How many depends on the size alone.
 *
 * <p>Order must not help a construction that keeps state: one of the others is built before the
 * network, the rest after it, and then the network itself again from a copy of its problem. What
 * runs in one process and notices that it is audited could still lie; nothing here is a sandbox.
 *
 * <p>Others are built with the options that {@link Construction#auditOptions} gives. That helps no
 * lie: what they show does not know this instance, whatever the options, so that a free part which
 * equals theirs does not speak of it, and one that does differs from theirs.
 *
 * <p>Cost: as many buildings, one after the other; one other network is in memory at a time.
 */
public final class NetworkAudit {

  private final Construction construction;
  private final Function<BuildRequest, @Nullable Network> builder;
  private final BuildRequest request;
  private final List<Instance> others;
  private final Settings quick; // options for the others
  private final List<String> complaints = new ArrayList<>();
  private @Nullable Network first; // of the first of the others
  private int supported;

  private NetworkAudit(
      Construction construction,
      Function<BuildRequest, @Nullable Network> builder,
      BuildRequest request,
      List<Instance> others) {
    this.construction = construction;
    this.builder = builder;
    this.request = request;
    this.others = others;
    quick = construction.auditOptions(request.options());
  }

  /** Starts an audit of the network that a request will give, before it is built. */
  public static NetworkAudit begin(Construction construction, BuildRequest request) {
    return begin(construction, request, List.of());
  }

  /**
   * Starts an audit of the network that a request will give, before it is built.
   *
   * @param builder has the construction build for a request, and does what else belongs to it
   */
  @SuppressWarnings("exports") // annotations are absent when the program runs
  public static NetworkAudit begin(
      Construction construction,
      Function<BuildRequest, @Nullable Network> builder,
      BuildRequest request) {
    return begin(construction, builder, request, List.of());
  }

  /**
   * Starts an audit of the network that a request will give, before it is built.
   *
   * @param more further instances of the same shape to compare with
   */
  public static NetworkAudit begin(
      Construction construction, BuildRequest request, List<Problem> more) {
    return begin(construction, construction::build, request, more);
  }

  private static NetworkAudit begin(
      Construction construction,
      Function<BuildRequest, @Nullable Network> builder,
      BuildRequest request,
      List<Problem> more) {
    Problem problem = request.problem();
    List<Instance> others = new ArrayList<>();
    if (!problem.shape().isSingle()) { // a single function has nothing to depend on
      others.addAll(OtherInstances.of(problem, request.seed().derive("audit"), count(problem)));
      more.forEach(other -> others.add(new Instance(other, false)));
    }
    NetworkAudit audit = new NetworkAudit(construction, builder, request, others);
    if (!others.isEmpty()) {
      audit.first = audit.build(others.getFirst()).orElse(null);
    }
    return audit;
  }

  private static int count(Problem problem) {
    int size = Math.max(problem.features(), problem.outputs());
    return size <= 512 ? 16 : size <= 2_048 ? 8 : size <= 8_192 ? 5 : 4;
  }

  /**
   * Returns what is wrong with a network, in words; nothing should be. Stops at the first other
   * instance that shows something.
   *
   * @param network what the construction built for the request
   */
  public List<String> complaints(Network network) {
    if (first != null) {
      compare(network, first);
      first = null;
    }
    for (int i = 1; i < others.size() && complaints.isEmpty(); i++) {
      build(others.get(i)).ifPresent(other -> compare(network, other));
    }
    if (complaints.isEmpty() && !others.isEmpty() && supported == 0) {
      complaints.add(
          "all other instances are declined, so nothing can show whether the free parts depend on"
              + " this one");
    }
    if (complaints.isEmpty()) {
      buildAgain(network);
    }
    return List.copyOf(complaints);
  }

  private void compare(Network network, Network other) {
    complaints.addAll(FreeParts.complaints(network, other));
  }

  private void buildAgain(Network network) {
    Network again = builder.apply(of(OtherInstances.copy(request.problem()), request.options()));
    if (again == null) {
      complaints.add("the same request gives no network when it is built again");
      return;
    }
    List<String> differences = NetworkDifferences.between(network, again);
    if (!differences.isEmpty()) {
      complaints.add(
          "the same request gives another network when it is built again: "
              + differences.getFirst());
    }
  }

  /** Returns the network for another instance, or empty if the construction declines it. */
  private Optional<Network> build(Instance other) {
    try {
      if (!isSupported(other.problem())) {
        return Optional.empty();
      }
      Optional<Network> network = Optional.ofNullable(builder.apply(of(other.problem(), quick)));
      network.ifPresent(_ -> supported++);
      return network;
    } catch (RuntimeException e) {
      if (other.relabelled()) {
        complaints.add("building fails for an instance that is only relabelled: " + e);
      }
      return Optional.empty();
    }
  }

  private boolean isSupported(Problem other) {
    SizeRequest size =
        new SizeRequest(other, OptionalInt.of(request.neurons()), quick, request.criterion());
    return construction.size(size) instanceof Sizing.Sized;
  }

  private BuildRequest of(Problem problem, Settings options) {
    return new BuildRequest(
        problem, request.neurons(), options, request.criterion(), request.seed());
  }
}
