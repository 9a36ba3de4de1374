package org.superpose.console.report;

import java.io.IOException;
import java.nio.file.Path;
import org.superpose.runner.ReportWriter;
import org.superpose.runner.store.ResultsDirectory;

/** Writes {@code report.html} on request. */
public final class PageWriter implements ReportWriter {

  @Override
  public Path write(Path directory) throws IOException {
    return ResultsDirectory.writeReport(directory, ReportPage.render(directory));
  }
}
