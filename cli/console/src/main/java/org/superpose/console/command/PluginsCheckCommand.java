package org.superpose.console.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.superpose.runner.plugin.ContractChecks;
import org.superpose.runner.plugin.ContractChecks.Check;
import org.superpose.runner.plugin.PluginProblem;
import org.superpose.runner.plugin.PluginRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds the plugins of a jar to their contracts. */
@Command(
    name = "check",
    description = "Run the contract suites against a jar and print the verdict.",
    mixinStandardHelpOptions = true)
final class PluginsCheckCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared;

  @Parameters(
      index = "0",
      paramLabel = "JAR|DIR",
      description = "A jar, or the folder of a plugin.")
  private Path plugin;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    if (!Files.exists(plugin)) {
      throw new UserException("there is no file or directory " + plugin);
    }
    Path place = plugin.toAbsolutePath().normalize();
    PluginRegistry registry = PluginRegistry.discoverAt(place);
    List<Check> checks = ContractChecks.run(registry, place);
    long failed = checks.stream().filter(check -> !check.ok()).count();
    boolean fit = failed == 0 && !checks.isEmpty() && registry.problems().isEmpty();
    if (json) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("fit", fit);
      map.put("problems", registry.problems().stream().map(PluginsDoctorCommand::map).toList());
      map.put("checks", checks.stream().map(PluginsCheckCommand::map).toList());
      Json.print(shared.out(), map);
    } else {
      print(registry.problems(), checks);
      shared
          .out()
          .println(
              "verdict: %s, %s of %s checks failed, %s problems with loading"
                  .formatted(
                      fit ? "fit" : "not fit", failed, checks.size(), registry.problems().size()));
    }
    return fit ? ExitCode.DONE : ExitCode.BAD_INPUT;
  }

  /** Prints one line for each kind of check, and one for each failure. */
  private void print(List<PluginProblem> problems, List<Check> checks) {
    PrintWriter out = shared.out();
    problems.forEach(problem -> out.println("problem " + problem));
    Map<String, List<Check>> kinds = new LinkedHashMap<>();
    for (Check check : checks) {
      String kind = check.contract() + " " + check.id() + ": " + check.kind();
      kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(check);
    }
    kinds.forEach(
        (kind, of) -> {
          long kept = of.stream().filter(Check::ok).count();
          out.println(
              "%-8s%s (%s of %s)"
                  .formatted(kept == of.size() ? "ok" : "FAILED", kind, kept, of.size()));
          of.stream()
              .filter(check -> !check.ok())
              .forEach(check -> out.println("        " + check.name() + ": " + check.reason()));
        });
  }

  private static Map<String, Object> map(Check check) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("contract", check.contract());
    map.put("id", check.id());
    map.put("check", check.name());
    map.put("ok", check.ok());
    map.put("reason", check.reason());
    return map;
  }
}
