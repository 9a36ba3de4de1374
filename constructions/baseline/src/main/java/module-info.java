/**
 * The naive constructions that computation in superposition has to beat.
 *
 * @provides org.superpose.core.construction.Construction one-neuron-per-output
 */
module org.superpose.constructions.baseline {
  requires org.superpose.core;

  provides org.superpose.core.construction.Construction with
      org.superpose.constructions.baseline.OneNeuronPerOutput;
}
