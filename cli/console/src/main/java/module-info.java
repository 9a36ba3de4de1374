/** The command {@code superpose}: thin, over the runner and the file formats. */
module org.superpose.console {
  requires info.picocli;
  requires org.superpose.core;
  requires org.superpose.formats;
  requires org.superpose.runner;
  requires tools.jackson.core;
  requires tools.jackson.databind;
  requires tools.jackson.dataformat.yaml;

  provides org.superpose.runner.ReportWriter with
      org.superpose.console.report.PageWriter;

  opens org.superpose.console.command to
      info.picocli;
}
