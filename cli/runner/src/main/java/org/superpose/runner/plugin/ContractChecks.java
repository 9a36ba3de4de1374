package org.superpose.runner.plugin;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Runs the contract suites of the testkit on plugins.
 *
 * <p>The program does not need the testkit: its jars lie in a folder beside the program's own and
 * are loaded here as a tool.
 */
public final class ContractChecks {

  private static final String TOOL = "superpose-contract-check";
  private static final String FOLDER = "check";
  private static final int FIELDS = 5;

  private ContractChecks() {}

  /**
   * How one check ended.
   *
   * @param name the check, and after a colon the sample that it was tried on
   * @param reason why it failed, or the empty string
   */
  public record Check(String contract, String id, String name, boolean ok, String reason) {

    /** Returns the check without the sample. */
    public String kind() {
      return name.replaceFirst(": .*", "");
    }
  }

  /**
   * Checks the plugins that come from a jar or from the jars of a folder.
   *
   * @throws IllegalStateException if the program is installed without its testkit
   */
  public static List<Check> run(PluginRegistry registry, Path jarOrFolder) {
    Map<ClassLoader, List<String>> plugins = new LinkedHashMap<>(); // arguments of the tool
    collect("task", registry.tasks(), jarOrFolder, plugins);
    collect("construction", registry.constructions(), jarOrFolder, plugins);
    collect("bound", registry.bounds(), jarOrFolder, plugins);
    List<Check> checks = new ArrayList<>();
    plugins.forEach((loader, arguments) -> checks.addAll(run(loader, arguments)));
    return checks;
  }

  private static void collect(
      String contract,
      Catalogue<?> catalogue,
      Path jarOrFolder,
      Map<ClassLoader, List<String>> plugins) {
    for (Plugin<?> plugin : catalogue.all()) {
      if (plugin.origin().location().filter(jar -> jar.startsWith(jarOrFolder)).isPresent()) {
        plugins
            .computeIfAbsent(plugin.service().getClass().getClassLoader(), _ -> new ArrayList<>())
            .addAll(List.of(contract, plugin.id()));
      }
    }
  }

  private static List<Check> run(ClassLoader plugins, List<String> arguments) {
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    StringWriter said = new StringWriter();
    try (URLClassLoader testkit = testkit()) {
      current.setContextClassLoader(plugins);
      PrintWriter out = new PrintWriter(said);
      tool(testkit).run(out, out, arguments.toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      current.setContextClassLoader(before);
    }
    return said.toString().lines().map(ContractChecks::parse).toList();
  }

  private static Check parse(String line) {
    String[] fields = line.split("\t", FIELDS);
    return new Check(fields[0], fields[1], fields[2], fields[3].equals("ok"), fields[4]);
  }

  private static ToolProvider tool(ClassLoader testkit) {
    return ServiceLoader.load(ToolProvider.class, testkit).stream()
        .filter(provider -> provider.type().getName().startsWith("org.superpose."))
        .map(ServiceLoader.Provider::get)
        .filter(tool -> tool.name().equals(TOOL))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the testkit is missing: its jars belong into the folder "
                        + folder()
                        + " beside those of the program"));
  }

  private static URLClassLoader testkit() throws IOException {
    URL[] jars = new URL[0];
    if (Files.isDirectory(folder())) {
      try (Stream<Path> files = Files.list(folder())) {
        jars = files.sorted().map(ContractChecks::url).toArray(URL[]::new);
      }
    }
    return new URLClassLoader(jars, ContractChecks.class.getClassLoader());
  }

  private static Path folder() {
    Path own = PluginOrigin.of(ContractChecks.class).location().orElse(Path.of(FOLDER));
    return own.resolveSibling("..").normalize().resolve(FOLDER);
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
