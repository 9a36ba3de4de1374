package org.superpose.runner.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.superpose.core.audit.NetworkAudit;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.MalformedNetworkException;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.plugin.StrayThreads;

/**
 * Has constructions build the networks of cells, and checks that each keeps what it declares:
 * shape, width, alphabets and, for cells that are audited, public parts.
 */
final class NetworkBuilder {

  private final Comparison comparison;

  NetworkBuilder(Comparison comparison) {
    this.comparison = comparison;
  }

  /**
   * A network as the construction built it.
   *
   * @param seconds how long that took, without the audit
   * @param remarks what the construction said of it
   */
  record Built(BuildRequest request, Network network, double seconds, List<String> remarks) {

    /** Copies the remarks. */
    Built {
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * Builds the network of a cell.
   *
   * @throws MalformedNetworkException if the network does not keep what it declares
   */
  Built build(Cell cell, Sizing.Sized size, Problem problem) {
    List<String> remarks = new ArrayList<>();
    BuildRequest request = request(cell, size, problem, remarks::add);
    Optional<NetworkAudit> audit =
        cell.audited()
            ? Optional.of(
                NetworkAudit.begin(constructionOf(cell), each -> build(cell, each), request))
            : Optional.empty();
    long started = System.nanoTime();
    Network network = build(cell, request);
    double seconds = secondsSince(started);
    requireFits(network, problem, size);
    List<String> complaints = audit.map(some -> some.complaints(network)).orElse(List.of());
    if (!complaints.isEmpty()) {
      throw new MalformedNetworkException(String.join("; ", complaints));
    }
    return new Built(request, network, seconds, remarks);
  }

  private static @Nullable Network build(Cell cell, BuildRequest request) {
    Network network = constructionOf(cell).build(request);
    StrayThreads.sweep(); // an audit builds many times: what is left behind would add up
    return network;
  }

  /**
   * Removes from a network what the comparison requests.
   *
   * @param meets whether a network meets the criterion
   * @throws TooLargeException if that would take more memory than is allowed
   */
  Reducer.Reduced reduce(Cell cell, Sizing.Sized size, Network network, Predicate<Network> meets) {
    return new Reducer(cell.construction().reduction(), comparison.limits().availableMemory())
        .reduce(network, size.bytes(), meets);
  }

  static Construction constructionOf(Cell cell) {
    return cell.construction().plugin().service();
  }

  static double secondsSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / 1e9;
  }

  /** Returns how the network of a cell is requested, whatever the construction says of it. */
  BuildRequest request(Cell cell, Sizing.Sized size, Problem problem) {
    return request(cell, size, problem, _ -> {});
  }

  private BuildRequest request(
      Cell cell, Sizing.Sized size, Problem problem, Consumer<String> remarks) {
    return new BuildRequest(
        problem,
        size.neurons(),
        cell.construction().options(),
        comparison.criterion(),
        cell.derive("network"),
        remarks);
  }

  private static void requireFits(@Nullable Network network, Problem problem, Sizing.Sized size) {
    if (network == null) {
      throw new MalformedNetworkException("the construction returned none");
    }
    if (network.features() != problem.features() || network.outputs() != problem.outputs()) {
      throw new MalformedNetworkException(
          "maps %s features to %s outputs, but the problem has %s and %s"
              .formatted(
                  network.features(), network.outputs(), problem.features(), problem.outputs()));
    }
    if (network.neurons() > size.neurons()) {
      throw new MalformedNetworkException(
          "has %s neurons, but %s were agreed".formatted(network.neurons(), size.neurons()));
    }
    network.requireAlphabets();
  }
}
