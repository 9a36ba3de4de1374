package org.superpose.formats;

import java.util.List;
import java.util.Optional;
import org.superpose.core.circuit.StageDesign;
import org.superpose.core.truth.GroundTruth;
import org.superpose.core.truth.PlantedFaults;
import org.superpose.core.verify.ScoreRange;
import org.superpose.core.verify.Verification;

/**
 * What the file of the truth of a network says.
 *
 * @param truth the directions and components
 * @param verification what is proved of the network
 * @param ranges of the scores of all outputs, as far as they are known
 * @param stages what the neurons of layers that compute stages of a circuit stand for
 * @param planted the faults, if some were planted
 * @param proof the name of the proof beside the network, if there is one
 */
public record Truth(
    GroundTruth truth,
    Verification verification,
    Optional<List<ScoreRange>> ranges,
    List<StageDesign> stages,
    Optional<PlantedFaults> planted,
    Optional<String> proof) {

  /** Copies the stages. */
  public Truth {
    stages = List.copyOf(stages);
  }
}
