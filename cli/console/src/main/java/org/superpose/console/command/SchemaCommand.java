package org.superpose.console.command;

import java.util.concurrent.Callable;
import org.superpose.runner.config.ComparisonSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the JSON Schema of comparison files, with the plugins there are. */
@Command(
    name = "schema",
    description = "Print the JSON Schema of comparison files, for editors.",
    mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared;

  @Override
  public Integer call() {
    Json.print(shared.out(), ComparisonSchema.of(shared.registry()));
    return ExitCode.DONE;
  }
}
