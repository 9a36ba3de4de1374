package org.superpose.testkit;

import java.util.List;
import java.util.OptionalDouble;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Network;
import org.superpose.core.settings.Description;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;

/** A small construction that keeps the contract; broken ones override what they break. */
class HonestConstruction implements Construction {

  static final int NEURONS = 6;

  @Override
  public Description describe() {
    return new Description("honest", "One neuron per output.", List.of(), List.of());
  }

  @Override
  public Sizing size(SizeRequest request) {
    Problem problem = request.problem();
    if (problem.gate() != Gate.AND || problem.outputs() != HandMade.OUTPUTS) {
      return new Sizing.Unsupported("only four pairwise ANDs");
    }
    if (request.neurons().orElse(NEURONS) < NEURONS) {
      return new Sizing.Unsupported("needs six neurons");
    }
    return new Sizing.Sized(NEURONS, OptionalDouble.of(0), 1000);
  }

  @Override
  public Network build(BuildRequest request) {
    return HandMade.oneNeuronPerOutput(
        request.problem(), HandMade.places(request.seed()), /* bias= */ -1);
  }
}
