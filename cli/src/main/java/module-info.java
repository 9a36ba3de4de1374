/**
 * The comparison runner: reads comparison files, finds plugins as services, runs and reports. Knows
 * plugins by their contracts only.
 */
module org.superpose.cli {
  requires info.picocli;
  requires org.snakeyaml.engine;
  requires org.superpose.core;
  requires tools.jackson.core;
  requires tools.jackson.databind;
  requires tools.jackson.dataformat.yaml;

  exports org.superpose.cli.engine;

  uses java.util.spi.ToolProvider;
  uses org.superpose.cli.engine.ClusterEngine;
  uses org.superpose.core.bound.Bound;
  uses org.superpose.core.construction.Construction;
  uses org.superpose.core.task.Task;

  provides org.superpose.cli.engine.CellService with
      org.superpose.cli.remote.LocalCellService;

  opens org.superpose.cli.command to
      info.picocli;
}
