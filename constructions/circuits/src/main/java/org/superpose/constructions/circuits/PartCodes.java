package org.superpose.constructions.circuits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.circuit.Stage;
import org.superpose.core.circuit.StageDesign;
import org.superpose.core.circuit.Stages;
import org.superpose.core.design.Inversion;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Gate;

/**
 * The parts of a stage and the neurons that stand for each.
 *
 * @param stage what is computed
 * @param parts of the stage
 * @param neurons {@code [parts][code]}, ascending
 */
record PartCodes(Stage stage, Parts parts, int[][] neurons) {

  /**
   * Assigns the neurons of all stages.
   *
   * @param code neurons of each part
   * @param width neurons of a layer
   */
  static List<PartCodes> of(Stages stages, int code, int width, Seed seed) {
    int[] components = stages.circuit().components();
    List<PartCodes> codes = new ArrayList<>();
    for (int number = 0; number < stages.stages().size(); number++) {
      Stage stage = stages.stages().get(number);
      Parts parts = Parts.of(stage);
      codes.add(
          new PartCodes(
              stage,
              parts,
              CodeDeck.assign(
                  parts.components(stage, components),
                  code,
                  width,
                  seed.derive("stage", number).stream())));
    }
    return codes;
  }

  /**
   * Returns what the neurons of all stages stand for.
   *
   * @param width neurons of the layer of each stage
   * @param growth by how much what an active neuron gives grows from stage to stage
   */
  static List<StageDesign> designs(
      Stages stages, List<PartCodes> codes, IntUnaryOperator width, double growth) {
    List<StageDesign> designs = new ArrayList<>();
    int[] before = IntStream.range(0, stages.circuit().features()).toArray();
    double one = 1;
    for (int number = 0; number < codes.size(); number++) {
      one *= growth;
      designs.add(
          codes
              .get(number)
              .design(stages.circuit(), before, number + 1, width.applyAsInt(number), one));
      before = codes.get(number).signals();
    }
    return designs;
  }

  /** Returns the units of each output of the stage: those of all its parts. */
  int[][] units() {
    int[][] units = new int[parts.ofOutput().length][];
    Arrays.setAll(
        units,
        output ->
            Arrays.stream(parts.ofOutput()[output])
                .flatMap(part -> Arrays.stream(neurons[part]))
                .distinct()
                .sorted()
                .toArray());
    return units;
  }

  /**
   * Returns what the neurons stand for.
   *
   * @param circuit of the stage
   * @param before signals of the stage before, by position
   * @param layer that computes the stage, from 1
   * @param width neurons of the layer
   * @param one what an active neuron gives
   */
  StageDesign design(Circuit circuit, int[] before, int layer, int width, double one) {
    List<StageDesign.Term> terms = new ArrayList<>();
    for (int part = 0; part < parts.count(); part++) {
      int left = parts.first()[part];
      int right = parts.second()[part];
      Gate both = parts.negated().get(part) ? Gate.AND_NOT : Gate.AND;
      terms.add(
          new StageDesign.Term(
              stage.signal(parts.owners()[part]),
              left == right ? Gate.IDENTITY : both,
              before[left],
              before[right]));
    }
    return new StageDesign(circuit, layer, terms, Inversion.of(neurons, width), one);
  }

  /** Returns the signals of the circuit that the stage computes, by position. */
  int[] signals() {
    return IntStream.range(0, stage.size()).map(stage::signal).toArray();
  }
}
