/**
 * Permuting superposed features with one layer of weights.
 *
 * @provides org.superpose.core.construction.Construction linear-associator
 */
module org.superpose.constructions.permutation {
  requires ejml.core;
  requires ejml.ddense;
  requires org.superpose.core;

  provides org.superpose.core.construction.Construction with
      org.superpose.constructions.permutation.LinearAssociator;
}
