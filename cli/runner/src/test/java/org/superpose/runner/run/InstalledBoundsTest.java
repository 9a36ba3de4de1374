package org.superpose.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.superpose.core.bound.Bound;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.Verdict;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.VerificationRequest.Limits;
import org.superpose.core.verify.Verifier;
import org.superpose.testkit.BoundAudit;
import org.superpose.testkit.Sample;

/**
 * No network of any installed construction that is proved right lies below an installed bound whose
 * assumptions it meets: tried on small problems at widths from one neuron up, where networks are as
 * close to the bounds as they get. What takes long to build is built with the options of audits.
 */
class InstalledBoundsTest {

  private static final Seed SEED = new Seed(15318);
  private static final Criterion EVERY_INPUT = new Criterion.EveryInput();
  private static final Limits LIMITS = new Limits(100_000, 0, 1);
  private static final int WIDEST = 30;

  private static final List<Sample> SAMPLES =
      List.of(
          Sample.ofTask("pairwise-and", Map.of("features", 7, "outputs", 21, "sparsity", 2)),
          Sample.ofTask("pairwise-and", Map.of("features", 12, "sparsity", 3)),
          Sample.ofTask("pairwise-or", Map.of("features", 7, "outputs", 21, "sparsity", 2)),
          Sample.ofTask("pairwise-xor", Map.of("features", 12, "sparsity", 2)),
          Sample.ofTask("pairwise-and-not", Map.of("features", 12, "sparsity", 2)),
          Sample.ofTask("k-way-and", Map.of("features", 7, "outputs", 21)),
          Sample.ofTask("layered-and", Map.of("features", 8, "stages", 2)),
          Sample.ofTask("permutation", Map.of("features", 12, "sparsity", 1)),
          Sample.ofTask("permutation", Map.of("features", 20, "sparsity", 2)),
          Sample.ofTask("representation", Map.of("features", 20, "sparsity", 1)),
          Sample.ofTask("representation", Map.of("features", 16, "sparsity", 4)));

  private final List<Bound> bounds = installed(Bound.class);
  private int verified;

  @Test
  void noVerifiedNetworkLiesBelowABound() {
    List<String> contradictions = new ArrayList<>();
    for (Construction construction : installed(Construction.class)) {
      for (Sample sample : SAMPLES) {
        for (int neurons = 1; neurons <= WIDEST; neurons += neurons < 8 ? 1 : 2) {
          Seed seed = SEED.derive(sample.name(), neurons);
          contradictions.addAll(contradictions(construction, sample, neurons, seed));
        }
      }
    }
    assertThat(contradictions).isEmpty();
    assertThat(bounds).hasSizeGreaterThan(10);
    assertThat(verified).as("verified networks").isGreaterThan(60);
  }

  private List<String> contradictions(
      Construction construction, Sample sample, int neurons, Seed seed) {
    Problem problem = sample.instances().apply(seed.derive("instance"));
    Settings options =
        construction.auditOptions(Settings.of(construction.describe().parameters(), Map.of()));
    SizeRequest size = new SizeRequest(problem, OptionalInt.of(neurons), options, EVERY_INPUT);
    if (!(construction.size(size) instanceof Sizing.Sized sized)) {
      return List.of();
    }
    Network network =
        construction.build(new BuildRequest(problem, sized.neurons(), options, EVERY_INPUT, seed));
    VerificationRequest request =
        new VerificationRequest(network, problem, EVERY_INPUT, LIMITS, seed.derive("verify"));
    if (!(Verifier.verify(request).verdict() instanceof Verdict.Verified)) {
      return List.of();
    }
    verified++;
    return BoundAudit.contradictions(network, problem, bounds);
  }

  private static <S> List<S> installed(Class<S> service) {
    return ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get).toList();
  }
}
