package org.superpose.constructions.logic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.testkit.Sample;

/** A network for a task, with what was predicted of it. */
record Built(Problem problem, Network network, double predictedFailure, List<String> remarks) {

  static final Seed SEED = new Seed(20_261_123);

  static Built of(Construction construction, String task, Map<String, ?> settings) {
    return of(construction, task, settings, Map.of(), OptionalInt.empty());
  }

  static Built of(
      Construction construction,
      String task,
      Map<String, ?> settings,
      Map<String, ?> given,
      OptionalInt requested) {
    Problem problem = Sample.ofTask(task, settings).instances().apply(SEED.derive(task));
    Settings options = Settings.of(construction.describe().parameters(), given);
    Criterion criterion = new Criterion.EveryInput();
    Sizing.Sized sized =
        (Sizing.Sized) construction.size(new SizeRequest(problem, requested, options, criterion));
    List<String> remarks = new ArrayList<>();
    Network network =
        construction.build(
            new BuildRequest(
                problem, sized.neurons(), options, criterion, SEED.derive("build"), remarks::add));
    return new Built(problem, network, sized.predictedFailure().orElseThrow(), remarks);
  }
}
