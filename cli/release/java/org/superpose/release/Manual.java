package org.superpose.release;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Writes the page of the manual, in the language of man, from what the command line declares. */
final class Manual {

  private final StringBuilder page = new StringBuilder();

  private Manual() {}

  /** Returns the page of a command with all its subcommands. */
  static String of(CommandLine command, String version) {
    Manual manual = new Manual();
    CommandSpec spec = command.getCommandSpec();
    String name = spec.name();
    manual.line(".TH %s 1 \"\" \"%s %s\" \"User Commands\"", upper(name), name, version);
    manual.line(".SH NAME");
    manual.line("%s \\- %s", name, description(spec.usageMessage()));
    manual.line(".SH SYNOPSIS");
    manual.synopsis(command);
    manual.line(".SH OPTIONS");
    manual.line("Options that every command has:");
    manual.arguments(spec);
    manual.line(".SH COMMANDS");
    new LinkedHashSet<>(command.getSubcommands().values()).forEach(manual::command);
    manual.line(".SH EXIT STATUS");
    for (Map.Entry<String, String> code : spec.usageMessage().exitCodeList().entrySet()) {
      manual.item(code.getKey(), code.getValue());
    }
    manual.line(".SH FILES");
    manual.item("plugins/", "Jars with plugins, where the command is started.");
    manual.item("results/NAME/", "What a comparison called NAME writes.");
    manual.line(".SH ENVIRONMENT");
    manual.item("SUPERPOSE_JAVA_HOME", "The JDK to run on, instead of the one that is found.");
    manual.item("SUPERPOSE_JAVA_OPTIONS", "Options of the virtual machine, such as -Xmx8g.");
    manual.item("SUPERPOSE_VECTOR", "If set to 1, prove with vector instructions.");
    return manual.page.toString();
  }

  private void command(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    line(".SS %s", text(spec.qualifiedName().substring(spec.qualifiedName().indexOf(' ') + 1)));
    line("%s", description(spec.usageMessage()));
    line(".PP");
    synopsis(command);
    arguments(spec);
    new LinkedHashSet<>(command.getSubcommands().values()).forEach(this::command);
  }

  private void synopsis(CommandLine command) {
    line(".nf");
    command.getHelp().synopsis(0).stripTrailing().lines().forEach(row -> line("%s", text(row)));
    line(".fi");
  }

  private void arguments(CommandSpec spec) {
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      argument(parameter.paramLabel(), parameter);
    }
    boolean isTop = spec.parent() == null;
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()
          && (isTop || !option.inherited() && !option.usageHelp() && !option.versionHelp())) {
        String value = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
        argument(String.join(", ", option.names()) + value, option);
      }
    }
  }

  private void argument(String name, ArgSpec argument) {
    item(name, String.join(" ", argument.description()));
  }

  private void item(String name, String meaning) {
    line(".TP");
    line("\\fB%s\\fR", text(name));
    line("%s", text(plain(meaning)));
  }

  private static String description(UsageMessageSpec usage) {
    return text(
        Arrays.stream(usage.description()).map(Manual::plain).collect(Collectors.joining(" ")));
  }

  /** Resolves picocli's markup and format characters. */
  private static String plain(String marked) {
    return Ansi.OFF.string(marked.replace("%n", " ").replace("%%", "%"));
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  /** Escapes what man would take for markup. */
  private static String text(String plain) {
    String escaped = plain.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }

  private void line(String format, Object... values) {
    page.append(format.formatted(values)).append('\n');
  }
}
