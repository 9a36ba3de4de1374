package org.superpose.spark;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.superpose.core.construction.Construction;

/**
 * A plugin of another project in its folder: a construction of pairwise ANDs in a plain jar, and a
 * private library, which uses a module of the JDK that nothing else needs, and says how many
 * neurons it wastes. All such libraries have the same name, the same class and another content.
 */
final class ForeignPlugin {

  private final Path folder;
  private final String id;

  private ForeignPlugin(Path folder, String id) {
    this.folder = folder;
    this.id = id;
  }

  /**
   * Compiles a plugin.
   *
   * @param folder of plugins, to which this one is added
   * @param id of the construction, fit for a package name
   * @param waste how many neurons it wastes
   * @param statement what it does before it builds
   */
  static void write(Path folder, String id, int waste, String statement) throws IOException {
    Path own = Files.createDirectories(folder.resolve(id));
    ForeignPlugin plugin = new ForeignPlugin(own, id);
    Path classes = plugin.compile("Waste", library(waste), core());
    plugin.jar("library.jar", classes);
    classes = plugin.compile("Plugin", plugin.construction(statement), core(), classes);
    Path services = classes.resolve("META-INF/services").resolve(Construction.class.getName());
    Files.createDirectories(services.getParent());
    Files.writeString(services, "foreign." + id + ".Plugin");
    plugin.jar(id + ".jar", classes);
  }

  private static String library(int waste) {
    return """
    package shared.library;

    public final class Waste {
      public static int neurons() { return java.util.logging.Level.parse("%d").intValue(); }
    }
    """
        .formatted(waste);
  }

  private String construction(String statement) {
    return """
    package foreign.%1$s;

    import java.util.*;
    import org.superpose.core.construction.*;
    import org.superpose.core.network.*;
    import org.superpose.core.settings.Description;

    public final class Plugin implements Construction {
      public Description describe() {
        return new Description("%1$s", "Made elsewhere.", List.of(), List.of());
      }
      public Sizing size(SizeRequest request) {
        int neurons = request.problem().outputs() + shared.library.Waste.neurons();
        return new Sizing.Sized(neurons, OptionalDouble.empty(), 100_000);
      }
      public Network build(BuildRequest request) {
        %2$s
        int outputs = request.problem().outputs();
        int[][] inputs = new int[outputs + shared.library.Waste.neurons()][0];
        int[][] readout = new int[outputs][];
        for (int output = 0; output < outputs; output++) {
          inputs[output] = request.problem().inputs(output);
          Arrays.sort(inputs[output]);
          readout[output] = new int[] {output};
        }
        Layer layer =
            new Layer(
                SparseMatrix.binaryRows(request.problem().features(), inputs),
                DenseMatrix.constantColumn(inputs.length, -1));
        return new Network(
            SparseMatrix.identity(request.problem().features()),
            new Origin.Public(),
            List.of(layer),
            SparseMatrix.binaryRows(inputs.length, readout),
            DenseMatrix.uniformColumn(outputs, 0.5),
            new Origin.Public());
      }
    }
    """
        .formatted(id, statement);
  }

  private static Path core() {
    return Path.of(
        URI.create(
            Construction.class.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private Path compile(String type, String source, Path... classPath) throws IOException {
    Path sources = Files.createTempDirectory(folder.getParent().getParent(), "sources");
    Path file = Files.writeString(sources.resolve(type + ".java"), source);
    Path classes = sources.resolve("classes");
    List<String> path = Stream.of(classPath).map(Path::toString).toList();
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int code =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                out,
                out,
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                String.join(File.pathSeparator, path),
                file.toString());
    if (code != 0) {
      throw new IllegalStateException("javac failed: " + said);
    }
    return classes;
  }

  private void jar(String name, Path classes) throws IOException {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve(name)));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        jar.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        jar.write(Files.readAllBytes(file));
      }
    }
  }
}
