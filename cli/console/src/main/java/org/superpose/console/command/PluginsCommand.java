package org.superpose.console.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything about plugin jars. */
@Command(
    name = "plugins",
    description = "Show, diagnose, check and start plugins.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PluginsListCommand.class,
      PluginsDoctorCommand.class,
      PluginsCheckCommand.class,
      PluginsNewCommand.class
    })
final class PluginsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command? See superpose plugins --help");
  }
}
