/**
 * The comparison runner: reads comparison files, finds plugins as services, runs cells and keeps
 * their results. Knows plugins by their contracts only, and no command line.
 */
@SuppressWarnings("module") // names modules that are compiled later
module org.superpose.runner {
  requires static org.jspecify;
  requires org.snakeyaml.engine;
  requires transitive org.superpose.core;
  requires org.superpose.formats;
  requires tools.jackson.core;
  requires tools.jackson.databind;
  requires tools.jackson.dataformat.yaml;

  exports org.superpose.runner;
  exports org.superpose.runner.config to
      org.superpose.console;
  exports org.superpose.runner.corpus to
      org.superpose.console;
  exports org.superpose.runner.diff to
      org.superpose.console;
  exports org.superpose.runner.engine;
  exports org.superpose.runner.plugin to
      org.superpose.console;
  exports org.superpose.runner.remote to
      org.superpose.console;
  exports org.superpose.runner.result;
  exports org.superpose.runner.run to
      org.superpose.console;
  exports org.superpose.runner.scaling to
      org.superpose.console;
  exports org.superpose.runner.store to
      org.superpose.console;
  exports org.superpose.runner.text to
      org.superpose.console;

  uses org.superpose.core.audit.PluginContract;
  uses org.superpose.core.bound.Bound;
  uses org.superpose.core.construction.Construction;
  uses org.superpose.core.task.Task;
  uses org.superpose.runner.ReportWriter;
  uses org.superpose.runner.engine.ClusterEngine;
  uses org.superpose.runner.run.EngineProvider;

  provides org.superpose.runner.engine.CellService with
      org.superpose.runner.remote.LocalCellService;
  provides org.superpose.runner.run.EngineProvider with
      org.superpose.runner.run.LocalEngineProvider;
}
