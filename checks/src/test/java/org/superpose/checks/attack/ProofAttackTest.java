package org.superpose.checks.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.checks.Application;
import org.superpose.checks.Python;

/**
 * The proofs that the command writes of networks of every construction, held against the checker as
 * they are and changed at random. {@code checker/attack.py} does that and has the judge.
 */
class ProofAttackTest {

  private static final String COMPARISON = Python.CHECKER.resolve("attack.yaml").toString();

  /** Many more: see docs/verification.md. */
  private static final int MUTATIONS = AttackSettings.count("attack.proofs", 700, 20_000);

  @TempDir private static Path directory;
  private static Optional<Python> python = Optional.empty();

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    assumeTrue(Application.isBuilt(), Application.NOT_BUILT);
    python = Python.withNumpy(directory);
    assumeTrue(python.isPresent(), Python.MISSING);
    run("compare", COMPARISON, "--out", "results");
  }

  /** What a command printed that ended well. */
  private static String run(String... arguments) throws IOException, InterruptedException {
    Path out = directory.resolve("out.txt");
    Process process =
        new ProcessBuilder(
                Stream.concat(Application.COMMAND.stream(), Stream.of(arguments)).toList())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(out)).isZero();
    return Files.readString(out);
  }

  private static Python.Result attack(String program, String... options)
      throws IOException, InterruptedException {
    Stream<String> files =
        Stream.of(
            Python.CHECKER.resolve(program).toString(),
            directory.resolve("results").resolve("proofs").toString());
    return python
        .orElseThrow()
        .run(Stream.concat(files, Stream.of(options)).toArray(String[]::new));
  }

  @Test
  void everyProofIsAccepted() throws IOException, InterruptedException {
    Python.Result result = attack("check_all.py");
    List<String[]> proofs = result.output().lines().map(line -> line.split(" ", -1)).toList();

    assertThat(result.code()).as(result.output()).isZero();
    assertThat(proofs).hasSizeGreaterThan(200);
    assertThat(proofs.stream().map(proof -> String.join(" ", List.of(proof).subList(1, 4))))
        .contains(
            "verified bound no-steps",
            "verified bound steps",
            "falsified bound no-steps",
            "falsified bound steps",
            "verified second-layer steps",
            "falsified second-layer steps",
            "verified exhaustive no-steps",
            "falsified exhaustive no-steps",
            "falsified witness no-steps");
    assertThat(proofs.stream().map(proof -> proof[4])).contains("layers=0", "layers=1", "layers=2");
  }

  @Test
  void everyConstructionAndTaskHasProofs() throws IOException, InterruptedException {
    List<String> proofs;
    try (Stream<Path> files = Files.list(directory.resolve("results").resolve("proofs"))) {
      proofs =
          files
              .map(file -> file.getFileName().toString())
              .filter(f -> f.endsWith(".proof"))
              .toList();
    }

    for (String kind : List.of("constructions", "tasks")) {
      TreeSet<String> missing =
          run("list", kind)
              .lines()
              .filter(line -> !line.startsWith("kind") && !line.startsWith("-"))
              .map(line -> line.split(" +", 3)[1])
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(missing).hasSizeGreaterThanOrEqualTo(8);
      missing.removeIf(
          id -> {
            String pattern = "(%1$s-m\\d.*|.*\\.%1$s[-.].*)".formatted(id);
            return proofs.stream().anyMatch(name -> name.matches(pattern));
          });
      assertThat(missing).as(kind).isEmpty();
    }
  }

  @Test
  void noChangeMakesTheCheckerAcceptWhatIsFalse() throws IOException, InterruptedException {
    Python.Result result = attack("attack.py", "--mutations", String.valueOf(MUTATIONS));

    assertThat(result.code()).as(result.output()).isZero();
    assertThat(result.output()).contains("0 failures");
    AttackSettings.report("proofs", "proofs: " + result.output());
  }
}
