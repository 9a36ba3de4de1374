package org.superpose.console.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.superpose.runner.store.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts a plugin of one's own. */
@Command(
    name = "new",
    description = "Write a complete Maven project of a construction, with its test.",
    mixinStandardHelpOptions = true)
final class PluginsNewCommand implements Callable<Integer> {

  @Spec private picocli.CommandLine.Model.CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "The id of the construction, such as my-construction.")
  private String name;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description = "Where the folder NAME is made; default: here.")
  private Path parent = Path.of("");

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (!PluginTemplate.isName(name)) {
      throw new UserException(
          "'%s' is not an id: lower-case words joined by single hyphens, such as my-construction"
              .formatted(name));
    }
    Path project = parent.resolve(name);
    if (Files.exists(project)) {
      throw new UserException(project + " already exists; choose another name");
    }
    PluginTemplate.write(project, name, Environment.version());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(out, Map.of("project", project.toString()));
    } else {
      out.println("wrote " + project + "; the next steps are in " + project.resolve("README.md"));
    }
    return ExitCode.DONE;
  }
}
