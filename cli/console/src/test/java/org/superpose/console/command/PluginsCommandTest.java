package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.superpose.core.construction.Construction;
import org.superpose.fixtures.ForeignJar;
import org.superpose.runner.store.Environment;

/** The plugin commands, on a plugin written by the program itself and on broken ones. */
class PluginsCommandTest extends CommandTest {

  private static final String NAME = "my-construction";

  /**
   * Writes the template, compiles it as Maven would, and returns the jar in a folder of plugins.
   */
  private Path templateJar() throws Exception {
    assertThat(run("plugins", "new", NAME, "--into", directory)).as(err).isEqualTo(ExitCode.DONE);
    Path main = directory.resolve(NAME).resolve("src/main");
    Path classes = directory.resolve("classes");
    List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "--module-path"));
    arguments.add(
        Path.of(Construction.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString());
    try (Stream<Path> files = Files.walk(main.resolve("java"))) {
      files.filter(Files::isRegularFile).map(Path::toString).forEach(arguments::add);
    }
    tool("javac", arguments);
    Path jar = directory.resolve("plugins/mine/" + NAME + "-1.0.jar");
    Files.createDirectories(jar.getParent());
    tool(
        "jar",
        List.of(
            "--create",
            "--file",
            jar.toString(),
            "-C",
            classes.toString(),
            ".",
            "-C",
            main.resolve("resources").toString(),
            "."));
    return jar;
  }

  private static void tool(String name, List<String> arguments) {
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    int code =
        ToolProvider.findFirst(name)
            .orElseThrow()
            .run(writer, writer, arguments.toArray(String[]::new));
    assertThat(code).as(said.toString()).isZero();
  }

  @Test
  void theTemplateIsFitAndItsConstructionIsProvedRightInTheTable() throws Exception {
    Path jar = templateJar();

    assertThat(run("plugins", "check", jar)).as(out + err).isEqualTo(ExitCode.DONE);
    assertThat(out)
        .containsPattern(
            "ok +construction my-construction: publicPartsDoNotDependOnTheInstance \\((\\d+) of"
                + " \\1\\)")
        .contains("verdict: fit, 0 of ");

    Path plugins = directory.resolve("plugins");
    assertThat(run("plugins", "list", "--plugins", plugins)).isEqualTo(ExitCode.DONE);
    assertThat(out).containsPattern("org\\.example\\.myconstructionplugin .*" + jar + " .*" + NAME);

    Path file = directory.resolve(NAME).resolve("comparison.yaml");
    Path results = directory.resolve("results");
    int code = run("compare", file, "--plugins", plugins, "--out", results);
    assertThat(code).as(err).isEqualTo(ExitCode.DONE);
    assertThat(out).containsPattern(NAME + " .*verified 2/2");
  }

  @Test
  void checkSaysWhatABadPluginBreaks() throws Exception {
    Path jar =
        ForeignJar.module("lazy")
            .construction("Only", "lazy")
            .writeTo(directory.resolve("lazy.jar"));

    assertThat(run("plugins", "check", jar)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(out)
        .contains("FAILED  construction lazy: describesItself (0 of 1)")
        .contains("supported samples")
        .contains("verdict: not fit, 1 of ");

    assertThat(run("plugins", "check", jar, "--json")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(out).contains("\"fit\" : false").contains("\"check\" : \"describesItself\"");
  }

  @Test
  void checkOfWhatIsNoPluginNamesTheRemedy() throws IOException {
    Path text = Files.writeString(directory.resolve("text.jar"), "not a jar");

    assertThat(run("plugins", "check", text)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(out).contains("copy the jar again").contains("verdict: not fit, 0 of 0");
    assertThat(run("plugins", "check", directory.resolve("absent.jar")))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("there is no file or directory");
  }

  @Test
  void doctorNamesEveryProblemAndItsRemedy() throws Exception {
    Path plugins = directory.resolve("plugins");
    ForeignJar.module("fine").construction("Only", "fine").writeTo(plugins.resolve("fine.jar"));

    assertThat(run("plugins", "doctor", "--plugins", plugins)).isEqualTo(ExitCode.DONE);
    assertThat(out).contains("jars in use, no problem");

    Files.writeString(plugins.resolve("bad.jar"), "not a jar");
    assertThat(run("plugins", "doctor", "--plugins", plugins)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(out)
        .contains("1 problems")
        .contains(plugins.resolve("bad.jar").toString())
        .contains("  wrong:  cannot be read: ZipException")
        .contains("  remedy: copy the jar again");

    assertThat(run("plugins", "doctor", "--plugins", plugins, "--json")).isEqualTo(2);
    assertThat(out).contains("\"healthy\" : false").contains("\"remedy\" : \"copy the jar again");
  }

  @Test
  void newRefusesWhatIsNoIdAndWhatIsThere() {
    assertThat(run("plugins", "new", "My Construction")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("'My Construction' is not an id");

    assertThat(run("plugins", "new", "int", "--into", directory)).isEqualTo(ExitCode.DONE);
    assertThat(directory.resolve("int/src/main/java/org/example/intplugin/IntConstruction.java"))
        .exists();
    assertThat(run("plugins", "new", "int", "--into", directory)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("already exists");
  }

  /** The files of docs/examples are those that the command writes. */
  @Test
  void theExampleOfTheDocumentsIsWhatIsWritten() throws IOException {
    Path example = Path.of("../../docs/examples/and-per-neuron");
    Matcher version =
        Pattern.compile("<superpose.version>(.*)</")
            .matcher(Files.readString(example.resolve("pom.xml")));
    assertThat(version.find()).isTrue();
    run("plugins", "new", "and-per-neuron", "--into", directory);
    Path written = directory.resolve("and-per-neuron");

    try (Stream<Path> files = Files.walk(written)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(example.resolve(written.relativize(file).toString())))
            .as("'superpose plugins new and-per-neuron --into docs/examples' renews %s", file)
            .isEqualTo(Files.readString(file).replace(Environment.version(), version.group(1)));
      }
    }
  }

  @Test
  void listGivesDigestsAsJson() {
    assertThat(run("plugins", "list", "--json")).isEqualTo(ExitCode.DONE);
    assertThat(out).contains("\"sha256\"").contains("construction one-neuron-per-output");
    assertThat(run("plugins")).isEqualTo(ExitCode.BAD_INPUT);
  }
}
