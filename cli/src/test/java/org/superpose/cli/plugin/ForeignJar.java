package org.superpose.cli.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.classfile.attribute.ModuleRequireInfo;
import java.lang.constant.ModuleDesc;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.superpose.core.construction.Construction;

/**
 * Builds the jar of a plugin of another project, sound or broken, with nothing but core at hand.
 * Package and module are called {@code foreign.NAME}.
 */
public final class ForeignJar {

  private static final int VERSION_BYTE = 7; // the low byte of a class file's major version

  private final String name;
  private final Map<String, String> sources = new LinkedHashMap<>(); // by type
  private final Map<String, List<String>> announced = new LinkedHashMap<>(); // by contract
  private final List<Path> libraries = new ArrayList<>();
  private final List<String> directives = new ArrayList<>();
  private String module = "";
  private boolean provides;
  private String missing = "";
  private int classVersion;
  private String api = "";

  private ForeignJar(String name) {
    this.name = name;
  }

  /** Starts a jar without module descriptor. */
  public static ForeignJar plain(String name) {
    return new ForeignJar(name);
  }

  /** Starts a named module. */
  public static ForeignJar module(String name) {
    ForeignJar jar = new ForeignJar(name);
    jar.module = "foreign." + name;
    jar.provides = true;
    return jar;
  }

  /** Starts a module with a name of its own. */
  ForeignJar called(String other) {
    module = other;
    return this;
  }

  /** Adds and announces a construction that declines everything. */
  public ForeignJar construction(String type, String id) {
    return construction(type, id, "", "\"Made elsewhere.\"");
  }

  /** Adds and announces a construction with statements in its constructor and its own summary. */
  ForeignJar construction(String type, String id, String constructor, String summary) {
    sources.put(
        type,
        """
        package foreign.%s;

        import java.util.List;
        import org.superpose.core.construction.*;
        import org.superpose.core.network.Network;
        import org.superpose.core.settings.Description;

        public final class %s implements Construction {
          public %s() { %s }
          public Description describe() {
            return new Description("%s", %s, List.of(), List.of());
          }
          public Sizing size(SizeRequest request) { return new Sizing.Unsupported("foreign"); }
          public Network build(BuildRequest request) { throw new IllegalStateException(); }
        }
        """
            .formatted(name, type, type, constructor, id, summary));
    return announced(type, sources.get(type));
  }

  /** Adds and announces a construction of the package {@code foreign.NAME} as it is written. */
  public ForeignJar announced(String type, String source) {
    return announced(Construction.class, type, source);
  }

  /** Adds and announces a plugin of the package {@code foreign.NAME} as it is written. */
  public ForeignJar announced(Class<?> contract, String type, String source) {
    sources.put(type, source);
    announced
        .computeIfAbsent(contract.getName(), _ -> new ArrayList<>())
        .add("foreign." + name + "." + type);
    return this;
  }

  /** Adds a type that is not announced. */
  ForeignJar type(String type, String source) {
    sources.put(type, source);
    return this;
  }

  /** Announces in META-INF/services only, as a plain jar does. */
  ForeignJar withoutProvides() {
    provides = false;
    return this;
  }

  /** Adds a line to the module descriptor. */
  ForeignJar directive(String line) {
    directives.add(line);
    return this;
  }

  /** Announces a class that is not in the jar. */
  ForeignJar withoutClass(String type) {
    missing = type + ".class";
    return this;
  }

  /** Marks all classes as compiled for a version of Java, such as 70 for Java 26. */
  ForeignJar classVersion(int version) {
    classVersion = version;
    return this;
  }

  /** Has the module say that it was compiled against a version of core. */
  ForeignJar compiledAgainst(String version) {
    api = version;
    return this;
  }

  /** Compiles against jars. */
  ForeignJar with(Path... jars) {
    libraries.addAll(List.of(jars));
    return this;
  }

  /** Compiles and writes the jar. */
  public Path writeTo(Path jar) throws Exception {
    Path folder = Files.createTempDirectory(name);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    compile(folder, classes);
    if (!provides && !announced.isEmpty()) {
      Path services = Files.createDirectories(classes.resolve("META-INF/services"));
      for (String contract : announced.keySet()) {
        Files.write(services.resolve(contract), announced.get(contract));
      }
    }
    Files.createDirectories(jar.getParent());
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (!file.getFileName().toString().equals(missing)) {
          entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
          entries.write(content(file));
        }
      }
    }
    return jar;
  }

  private void compile(Path folder, Path classes) throws IOException, URISyntaxException {
    String path =
        Stream.concat(Stream.of(core()), libraries.stream())
            .map(Path::toString)
            .collect(Collectors.joining(java.io.File.pathSeparator));
    List<String> arguments = new ArrayList<>(List.of("-d", classes.toString()));
    arguments.addAll(List.of(module.isEmpty() ? "--class-path" : "--module-path", path));
    if (!module.isEmpty()) {
      arguments.addAll(List.of("--module-version", "2.5"));
      Path file = folder.resolve("module-info.java");
      arguments.add(Files.writeString(file, descriptor()).toString());
    }
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = folder.resolve(source.getKey() + ".java");
      arguments.add(Files.writeString(file, source.getValue()).toString());
    }
    if (module.isEmpty() && sources.isEmpty()) {
      return;
    }
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    ToolProvider compiler = ToolProvider.findFirst("javac").orElseThrow();
    if (compiler.run(out, out, arguments.toArray(String[]::new)) != 0) {
      throw new IllegalStateException("javac failed: " + said);
    }
  }

  private String descriptor() {
    String requires =
        module.equals(Contracts.NAME) ? "" : "requires %s; ".formatted(Contracts.NAME);
    StringBuilder services = new StringBuilder();
    if (provides) {
      announced.forEach(
          (contract, types) ->
              services.append(
                  "provides %s with %s; ".formatted(contract, String.join(", ", types))));
    }
    return "module %s { %s%s%s }"
        .formatted(module, requires, services, String.join(" ", directives));
  }

  private static Path core() throws URISyntaxException {
    return Path.of(Construction.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private byte[] content(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    boolean descriptor = file.endsWith("module-info.class");
    if (classVersion > 0 && !descriptor && file.toString().endsWith(".class")) {
      bytes[VERSION_BYTE] = (byte) classVersion;
    }
    return descriptor && !api.isEmpty() ? withApi(bytes) : bytes;
  }

  private byte[] withApi(byte[] descriptor) {
    ClassFile files = ClassFile.of();
    return files.transformClass(
        files.parse(descriptor),
        (builder, element) -> {
          if (element instanceof ModuleAttribute attribute) {
            builder.with(withApi(attribute));
          } else {
            builder.with(element);
          }
        });
  }

  private ModuleAttribute withApi(ModuleAttribute attribute) {
    return ModuleAttribute.of(
        attribute.moduleName(),
        builder -> {
          attribute.requires().stream().map(this::withApi).forEach(builder::requires);
          attribute.provides().forEach(builder::provides);
        });
  }

  private ModuleRequireInfo withApi(ModuleRequireInfo required) {
    ModuleDesc to = required.requires().asSymbol();
    return to.name().equals(Contracts.NAME)
        ? ModuleRequireInfo.of(to, required.requiresFlagsMask(), api)
        : required;
  }
}
