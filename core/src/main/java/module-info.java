/**
 * The contracts of Superpose and what judges them: problems, networks, bounds, exact evaluation and
 * verdicts. Knows no plugin.
 *
 * @provides org.superpose.core.task.Task the standard tasks
 */
@SuppressWarnings("module") // names a module that is compiled later
module org.superpose.core {
  requires static org.jspecify;

  exports org.superpose.core.audit;
  exports org.superpose.core.bound;
  exports org.superpose.core.circuit;
  exports org.superpose.core.compression;
  exports org.superpose.core.construction;
  exports org.superpose.core.design;
  exports org.superpose.core.evaluate;
  exports org.superpose.core.exact to
      org.superpose.formats;
  exports org.superpose.core.infer;
  exports org.superpose.core.inspect;
  exports org.superpose.core.kernel;
  exports org.superpose.core.netlist;
  exports org.superpose.core.network;
  exports org.superpose.core.random;
  exports org.superpose.core.settings;
  exports org.superpose.core.statistics;
  exports org.superpose.core.task;
  exports org.superpose.core.truth;
  exports org.superpose.core.verify;

  uses org.superpose.core.kernel.Kernels;

  provides org.superpose.core.task.Task with
      org.superpose.core.task.standard.RepresentationTask,
      org.superpose.core.task.standard.PermutationTask,
      org.superpose.core.task.standard.PairwiseAndTask,
      org.superpose.core.task.standard.PairwiseAndNotTask,
      org.superpose.core.task.standard.PairwiseOrTask,
      org.superpose.core.task.standard.PairwiseXorTask,
      org.superpose.core.task.standard.PairwiseLogicTask,
      org.superpose.core.task.standard.TruthTablesTask,
      org.superpose.core.task.standard.CircuitTask,
      org.superpose.core.task.standard.CircuitLibraryTask,
      org.superpose.core.task.standard.KWayAndTask,
      org.superpose.core.task.standard.LayeredAndTask;
}
