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

  uses java.util.spi.ToolProvider;
  uses org.superpose.core.bound.Bound;
  uses org.superpose.core.construction.Construction;
  uses org.superpose.core.task.Task;

  opens org.superpose.cli.command to
      info.picocli;
}
