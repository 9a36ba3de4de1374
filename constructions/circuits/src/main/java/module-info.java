/**
 * Circuits of several levels, computed in superposition level by level.
 *
 * @provides org.superpose.core.construction.Construction circuits and any functions of few features
 */
module org.superpose.constructions.circuits {
  requires org.superpose.core;

  provides org.superpose.core.construction.Construction with
      org.superpose.constructions.circuits.LayeredCircuit,
      org.superpose.constructions.circuits.OneNeuronPerGate;
}
