package org.superpose.checks.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/interop.md tells its reader to do, block by block. */
class InteropDocumentTest {

  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

  @TempDir Path directory;

  private record Block(String language, String text) {}

  private record Run(int exit, String output) {}

  @Test
  void aReaderOfThePageGetsAVerifiedNetworkAndAFalsifiedOneBack()
      throws IOException, InterruptedException, URISyntaxException {
    List<Block> blocks = blocks();
    assertThat(blocks).extracting(Block::language).contains("sh", "python", "java");
    String python = pythonWith("numpy, torch");
    String numpyOnly = python == null ? pythonWith("numpy") : python;
    assumeTrue(numpyOnly != null, "python3 with numpy is not installed");
    copyQuickstart();
    shell(blocks.getFirst());

    List<String> programs = programs(blocks);
    assertSucceeds(run(numpyOnly, "-c", programs.getFirst()));
    for (Block block : blocks) {
      if (block.language().equals("java")) {
        assertThat(java(block)).contains("1024 outputs");
      }
    }
    assumeTrue(python != null, "python3 with torch is not installed");
    assertSucceeds(run(python, "-W", "ignore", "-c", String.join("\n", programs)));
    StringBuilder all = new StringBuilder();
    blocks.stream()
        .skip(1)
        .filter(block -> block.language().equals("sh"))
        .forEach(block -> all.append(shell(block)));
    String answers = all.toString();

    // The perturbed readout no longer tells output 0, whose inputs the witness activates.
    assertThat(answers.lines().filter(line -> line.matches("changed.* falsified .*"))).hasSize(2);
    assertThat(answers.lines().filter(line -> line.contains("output 0 is off, score"))).hasSize(2);
    // What the other blocks hand over is right, and is understood as the page says.
    assertThat(answers.lines().filter(line -> line.matches("(classifier|arrays).* verified .*")))
        .hasSize(3);
    assertThat(answers).contains("where Sigmoid > 0.5", "h1 = Relu(W h0 + b), [4, 4]");
    assertThat(answers).contains("left out: 'history'");
  }

  private static List<Block> blocks() throws IOException {
    Path page = root().resolve("docs").resolve("interop.md");
    Matcher matcher = BLOCK.matcher(Files.readString(page));
    List<Block> blocks = new ArrayList<>();
    while (matcher.find()) {
      blocks.add(new Block(matcher.group(1), matcher.group(2)));
    }
    return blocks;
  }

  private static List<String> programs(List<Block> blocks) {
    return blocks.stream()
        .filter(block -> block.language().equals("python"))
        .map(Block::text)
        .toList();
  }

  private static Path root() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("docs").resolve("interop.md"))) {
      root = root.getParent();
    }
    return root;
  }

  private void copyQuickstart() throws IOException {
    Path config = Files.createDirectory(directory.resolve("config"));
    Files.copy(
        root().resolve("config").resolve("quickstart.yaml"), config.resolve("quickstart.yaml"));
  }

  /** Runs commands of superpose as if in the reader's directory; returns what they print. */
  private String shell(Block block) {
    StringBuilder printed = new StringBuilder();
    for (String line : block.text().lines().toList()) {
      assertThat(line).startsWith("./superpose ");
      Object[] arguments = Stream.of(line.split(" ", -1)).skip(1).map(this::here).toArray();
      Exports.Run run = Exports.superpose(arguments);
      assertThat(run.code()).as(run.err()).isZero();
      printed.append(run.out());
    }
    return printed.toString();
  }

  private String here(String argument) {
    Path path = directory.resolve(argument);
    return Files.exists(path) || argument.equals("networks") ? path.toString() : argument;
  }

  private String java(Block block) throws IOException, InterruptedException, URISyntaxException {
    Path source = Files.writeString(directory.resolve("RunNetwork.java"), block.text());
    Path runtime =
        Path.of(OrtEnvironment.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Run run = run(javaCommand(), "-cp", runtime.toString(), source.toString());
    assertSucceeds(run);
    return run.output();
  }

  private static String javaCommand() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Returns a Python that has some packages, or null. */
  private String pythonWith(String packages) throws InterruptedException {
    for (String python : List.of("python3", "/usr/bin/python3")) {
      try {
        if (run(python, "-c", "import " + packages).exit() == 0) {
          return python;
        }
      } catch (IOException e) {
        // This Python does not exist; the next may have the packages.
      }
    }
    return null;
  }

  private static void assertSucceeds(Run run) {
    assertThat(run.exit()).as(run.output()).isZero();
  }

  private Run run(String... command) throws IOException, InterruptedException {
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(4, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return new Run(process.waitFor(), Files.readString(output, UTF_8));
  }
}
