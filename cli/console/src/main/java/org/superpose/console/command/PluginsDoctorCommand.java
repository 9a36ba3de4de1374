package org.superpose.console.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.superpose.runner.plugin.PluginProblem;
import org.superpose.runner.plugin.PluginRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what is wrong with plugins and how to mend it. */
@Command(
    name = "doctor",
    description = "Say which plugins cannot be used, why, and how to fix them.",
    mixinStandardHelpOptions = true)
final class PluginsDoctorCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PluginRegistry registry = shared.quietRegistry();
    int jars = PluginsListCommand.offers(registry).size();
    List<PluginProblem> problems = registry.problems();
    if (json) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("healthy", problems.isEmpty());
      map.put("jars", jars);
      map.put("problems", problems.stream().map(PluginsDoctorCommand::map).toList());
      Json.print(shared.out(), map);
    } else {
      print(jars, problems);
    }
    return problems.isEmpty() ? ExitCode.DONE : ExitCode.BAD_INPUT;
  }

  private void print(int jars, List<PluginProblem> problems) {
    PrintWriter out = shared.out();
    out.println(
        "%s jars in use, %s"
            .formatted(jars, problems.isEmpty() ? "no problem" : problems.size() + " problems"));
    for (PluginProblem problem : problems) {
      out.println();
      out.println(problem.where());
      out.println("  wrong:  " + problem.message());
      out.println("  remedy: " + problem.remedy());
    }
  }

  static Map<String, String> map(PluginProblem problem) {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("where", problem.where());
    map.put("message", problem.message());
    map.put("remedy", problem.remedy());
    return map;
  }
}
