/**
 * Bounds on merely representing features: random codes, coherence and rank.
 *
 * @provides org.superpose.core.bound.Bound the bounds
 */
module org.superpose.bounds.johnsonlindenstrauss {
  requires org.superpose.core;

  provides org.superpose.core.bound.Bound with
      org.superpose.bounds.johnsonlindenstrauss.JlBestThreshold,
      org.superpose.bounds.johnsonlindenstrauss.JlEveryInput,
      org.superpose.bounds.johnsonlindenstrauss.JlFirstOrder,
      org.superpose.bounds.johnsonlindenstrauss.JlRandomInput,
      org.superpose.bounds.johnsonlindenstrauss.LinearRank,
      org.superpose.bounds.johnsonlindenstrauss.Welch;
}
