package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Outputs pasted into documents are what the commands print now: those of cheap commands in full,
 * of comparisons, which take minutes, the headings of their tables.
 */
class DocumentedOutputsTest extends CommandTest {

  private static final Path ROOT = Path.of("../..");

  /** A command in an indented block, and the lines below it up to the next one or to a text. */
  private static final Pattern PASTED =
      Pattern.compile(
          "(?m)^ {4}\\$ \\./superpose (.*)\\n((?: {4}(?!\\$).*\\n|\\n(?= {4}(?!\\$)))*)");

  private static final Pattern HEADINGS = Pattern.compile("(?m)^(.*)\\n *-{3,}[- ]*$");

  /**
   * What a document shows.
   *
   * @param document where
   * @param command the arguments
   * @param output the lines, without their indent
   */
  private record Pasted(Path document, String command, String output) {}

  private static List<Pasted> pasted() throws IOException {
    List<Pasted> found = new ArrayList<>();
    try (Stream<Path> documents = Files.list(ROOT.resolve("docs"))) {
      for (Path document :
          Stream.concat(Stream.of(ROOT.resolve("README.md")), documents)
              .filter(file -> file.toString().endsWith(".md"))
              .toList()) {
        PASTED
            .matcher(Files.readString(document))
            .results()
            .map(match -> new Pasted(document, match.group(1), outdented(match.group(2))))
            .forEach(found::add);
      }
    }
    return found;
  }

  private static String outdented(String block) {
    return block.replaceAll("(?m)^ {4}", "").stripTrailing() + "\n";
  }

  private static Pasted pasted(String start) throws IOException {
    return pasted().stream()
        .filter(one -> one.command().startsWith(start))
        .findFirst()
        .orElseThrow();
  }

  private Object[] words(String command, Path results) {
    return Arrays.stream(command.split(" "))
        .map(word -> word.startsWith("config/") ? ROOT.resolve(word) : word)
        .map(word -> word.equals("results/quickstart") ? results : word)
        .toArray();
  }

  /** The quickstart's first task and its network that is too narrow. */
  private Object[] narrow(String command) {
    return new Object[] {
      command,
      ROOT.resolve("config/quickstart.yaml"),
      "--set",
      "seeds=[1]",
      "--set",
      "tasks=[{id: pairwise-and, features: 1024, sparsity: 2, graph: uniform}]",
      "--set",
      "constructions=[{id: output-channels-sparse, neurons: 256}]",
      "--out",
      directory.resolve("results")
    };
  }

  @Test
  void everyPastedOutputIsCheckedHere() throws IOException {
    Set<String> commands =
        pasted().stream()
            .map(one -> one.command().split(" ", -1)[0])
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(commands).containsExactly("circuit", "compare", "replay");
  }

  @Test
  void levelsOfACircuit() throws IOException {
    Pasted shown = pasted("circuit");

    assertThat(run(words(shown.command(), directory))).as(err).isZero();

    assertThat(out.stripTrailing()).isEqualTo(shown.output().stripTrailing());
  }

  @Test
  void theReplayOfTheQuickstartsWitness() throws IOException {
    Pasted shown = pasted("replay");
    assertThat(run(narrow("compare"))).as(err).isZero();

    assertThat(run(words(shown.command(), directory.resolve("results")))).as(err).isZero();

    assertThat(out.stripTrailing()).isEqualTo(shown.output().stripTrailing());
  }

  @Test
  void whatANetworkWithWrongInputsComputes() throws IOException {
    String name = "pairwise-and-m1024-v2-uniform.output-channels-sparse-n256.s1.npz";
    String document = Files.readString(ROOT.resolve("docs/verification.md"));
    int start = document.indexOf("```\n" + name) + "```\n".length();
    String shown = document.substring(start, document.indexOf("```", start));
    Object[] build =
        Stream.concat(Arrays.stream(narrow("build")), Stream.of("--formats", "npz")).toArray();
    assertThat(run(build)).as(err).isZero();

    assertThat(run("infer", directory.resolve("results").resolve(name))).as(err).isZero();

    assertThat(out).isEqualTo(shown);
  }

  @Test
  void headingsOfTables() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("comparison.yaml"),
            """
            name: headings
            seeds: [1]
            tasks: [{id: pairwise-and, features: 8, sparsity: 2}]
            constructions: [one-neuron-per-output]
            """);
    assertThat(run("compare", file, "--out", directory.resolve("results"))).as(err).isZero();
    Set<List<String>> today = Set.copyOf(headings(out));

    assertThat(pasted().stream().filter(one -> one.command().startsWith("compare")))
        .isNotEmpty()
        .allSatisfy(
            one ->
                assertThat(headings(one.output()))
                    .as("%s: %s", one.document(), one.command())
                    .isNotEmpty()
                    .isSubsetOf(today));
  }

  private static List<List<String>> headings(String output) {
    return HEADINGS
        .matcher(output)
        .results()
        .map((MatchResult match) -> List.of(match.group(1).strip().split(" {2,}")))
        .toList();
  }
}
