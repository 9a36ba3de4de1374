package org.superpose.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor.Exports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plugins are written against is documented, as the compiler's own linter sees it. */
class JavadocTest {

  @TempDir private Path directory;

  @Test
  void everythingThatCoreExportsIsDocumentedAndEveryReferenceResolves() throws Exception {
    Path core = Repository.ROOT.resolve("core");
    String exported =
        new BuiltModule(core)
            .descriptor().exports().stream().map(Exports::source).collect(Collectors.joining(","));

    List<String> complaints = lint(core.resolve("src/main/java"), exported);

    // House style says "Returns ..." and "@param" only where the name does not say it all.
    assertThat(complaints).as("what the linter says of any code").anyMatch(this::isStyle);
    assertThat(complaints).filteredOn(complaint -> !isStyle(complaint)).isEmpty();
  }

  @Test
  void theLinterSeesWhatIsMissing() throws Exception {
    Path source = Files.createDirectories(directory.resolve("bare"));
    Files.writeString(source.resolve("Bare.java"), "package bare; public class Bare {}");

    assertThat(lint(source, "bare")).anyMatch(complaint -> complaint.endsWith("no comment"));
  }

  private boolean isStyle(String complaint) {
    return complaint.matches(".*: no (@return|@param.*|main description|@throws.*)");
  }

  private List<String> lint(Path sources, String packages) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "-Xmaxwarns",
                "10000",
                "-Xmaxerrs",
                "10000",
                "-Xdoclint:all/protected",
                "-Xdoclint/package:" + packages,
                "--module-path",
                System.getProperty("java.class.path"),
                "-d",
                directory.resolve("classes").toString()));
    try (Stream<Path> files = Files.walk(sources)) {
      files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
    }
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    ToolProvider.findFirst("javac").orElseThrow().run(out, out, arguments.toArray(String[]::new));
    return said.toString().lines().filter(line -> line.matches(".*: (warning|error): .*")).toList();
  }
}
