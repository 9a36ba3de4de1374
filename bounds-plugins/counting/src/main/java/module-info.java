/**
 * Lower bounds by counting: a program must tell the functions of its family apart.
 *
 * @provides org.superpose.core.bound.Bound the counting bounds and the capacity they imply
 */
module org.superpose.bounds.counting {
  requires org.superpose.core;

  provides org.superpose.core.bound.Bound with
      org.superpose.bounds.counting.CountingBits,
      org.superpose.bounds.counting.CountingCapacity,
      org.superpose.bounds.counting.CountingNeurons,
      org.superpose.bounds.counting.CountingParameters,
      org.superpose.bounds.counting.RealCapacity,
      org.superpose.bounds.counting.RealNeurons,
      org.superpose.bounds.counting.RealParameters;
}
