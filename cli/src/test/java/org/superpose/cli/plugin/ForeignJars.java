package org.superpose.cli.plugin;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import org.superpose.core.construction.Construction;

/** Compiles plugins of another project into jars, with nothing but core at hand. */
final class ForeignJars {

  private static final String CONTRACT = Construction.class.getName();

  private final Path work;

  ForeignJars(Path work) {
    this.work = work;
  }

  /** Returns the source of a construction in package {@code foreign.NAME}. */
  static String construction(String name, String type, String id, String constructor) {
    return """
    package foreign.%s;

    import java.util.List;
    import org.superpose.core.construction.*;
    import org.superpose.core.network.Network;
    import org.superpose.core.settings.Description;

    public final class %s implements Construction {
      public %s() { %s }
      public Description describe() {
        return new Description("%s", "Made elsewhere.", List.of(), List.of());
      }
      public Sizing size(SizeRequest request) { return new Sizing.Unsupported("foreign"); }
      public Network build(BuildRequest request) { throw new IllegalStateException(); }
    }
    """
        .formatted(name, type, type, constructor, id);
  }

  /** Makes a named module that says {@code provides} for every type. */
  void explicitModule(Path jar, String name, Map<String, String> types) throws Exception {
    List<String> providers = types.keySet().stream().map(t -> "foreign." + name + "." + t).toList();
    String module =
        "module foreign.%s { requires org.superpose.core; provides %s with %s; }"
            .formatted(name, CONTRACT, String.join(", ", providers));
    jar(jar, compile(name, types, module), "--module-version", "2.5");
  }

  /** Makes a named module that has META-INF/services but does not say {@code provides}. */
  void moduleWithoutProvides(Path jar, String name, Map<String, String> types) throws Exception {
    Path classes =
        compile(name, types, "module foreign.%s { requires org.superpose.core; }".formatted(name));
    writeServices(classes, name, types.keySet());
    jar(jar, classes);
  }

  /** Makes a jar without module descriptor, with META-INF/services only. */
  void plainJar(Path jar, String name, Map<String, String> types) throws Exception {
    Path classes = compile(name, types, "");
    writeServices(classes, name, types.keySet());
    jar(jar, classes);
  }

  /** Makes an empty module with a name. */
  void emptyModule(Path jar, String module) throws Exception {
    jar(jar, compile("empty", Map.of(), "module %s {}".formatted(module)));
  }

  private static void writeServices(Path classes, String name, Iterable<String> types)
      throws IOException {
    List<String> lines = new ArrayList<>();
    types.forEach(type -> lines.add("foreign." + name + "." + type));
    Path services = classes.resolve("META-INF/services/" + CONTRACT);
    Files.createDirectories(services.getParent());
    Files.write(services, lines);
  }

  private Path compile(String name, Map<String, String> types, String module) throws Exception {
    Path folder = Files.createTempDirectory(work, name);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<String> arguments = new ArrayList<>(List.of("-d", classes.toString()));
    arguments.addAll(List.of(module.isEmpty() ? "--class-path" : "--module-path", core()));
    for (Map.Entry<String, String> type : types.entrySet()) {
      Path file = folder.resolve(type.getKey() + ".java");
      arguments.add(Files.writeString(file, type.getValue()).toString());
    }
    if (!module.isEmpty()) {
      arguments.add(Files.writeString(folder.resolve("module-info.java"), module).toString());
    }
    run("javac", arguments);
    return classes;
  }

  private static String core() throws URISyntaxException {
    return Path.of(Construction.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }

  private static void jar(Path jar, Path classes, String... options) throws IOException {
    Files.createDirectories(jar.getParent());
    List<String> arguments = new ArrayList<>(List.of("--create", "--file", jar.toString()));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("-C", classes.toString(), "."));
    run("jar", arguments);
  }

  private static void run(String tool, List<String> arguments) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int code =
        ToolProvider.findFirst(tool).orElseThrow().run(out, out, arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException(tool + " failed: " + said);
    }
  }
}
