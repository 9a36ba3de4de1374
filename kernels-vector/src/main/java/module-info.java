/**
 * The kernels of core in the Vector API, the only module that sees the incubator.
 *
 * @provides org.superpose.core.kernel.Kernels as wide as the processor's registers
 */
module org.superpose.kernels.vector {
  requires jdk.incubator.vector;
  requires org.superpose.core;

  provides org.superpose.core.kernel.Kernels with
      org.superpose.kernels.vector.VectorKernels;
}
