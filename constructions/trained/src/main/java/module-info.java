/**
 * Networks trained by gradient descent, to be compared with constructed ones.
 *
 * @provides org.superpose.core.construction.Construction training from scratch, and students of a
 *     wider network
 */
module org.superpose.constructions.trained {
  requires org.superpose.core;

  provides org.superpose.core.construction.Construction with
      org.superpose.constructions.trained.Distilled,
      org.superpose.constructions.trained.Trained;
}
