/**
 * Permuting superposed features with one layer of weights.
 *
 * @provides org.superpose.core.construction.Construction linear-associator, one-bit-associator,
 *     willshaw
 */
module org.superpose.constructions.permutation {
  requires ejml.core;
  requires ejml.ddense;
  requires org.superpose.core;

  provides org.superpose.core.construction.Construction with
      org.superpose.constructions.permutation.LinearAssociator,
      org.superpose.constructions.permutation.OneBitAssociator,
      org.superpose.constructions.permutation.Willshaw;
}
