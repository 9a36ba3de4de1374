package org.superpose.checks.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.checks.Python;
import org.superpose.core.random.Seed;

/** The engine broken on purpose: whatever it wrongly says, the checker accepts no proof of it. */
class LyingEngineTest {

  private static final Seed SEED = new Seed(12);
  private static final int CASES = Integer.getInteger("lies.cases", 60);
  private static final int LIES = Integer.getInteger("lies.each", 2);

  @TempDir private Path directory;

  @Test
  void noLieIsAccepted() throws IOException, InterruptedException {
    Optional<Python> python = Python.withNumpy(directory);
    assumeTrue(python.isPresent(), Python.MISSING);
    Path networks = Files.createDirectory(directory.resolve("networks"));
    Lies lies = new Lies(networks, SEED, CASES, LIES);
    TreeMap<String, Integer> liars = new TreeMap<>();
    for (Mutant mutant : Mutants.ALL) {
      int wrong = lies.collect(mutant.engine());
      if (wrong > 0) {
        liars.put(mutant.toString(), wrong);
      }
    }

    String checker = Python.CHECKER.resolve("check_all.py").toString();
    List<String> results = python.get().run(checker, networks.toString()).output().lines().toList();
    List<String> ofLies = results.stream().filter(line -> line.contains(Lies.FALSE)).toList();
    List<String> honest = results.stream().filter(line -> line.contains(Lies.TRUE)).toList();
    System.out.printf(
        "%d wrong verdicts of %d broken engines: %d proofs, %d refuted, %d malformed; right: %d%n",
        lies.wrongVerdicts(),
        liars.size(),
        ofLies.size(),
        ofLies.stream().filter(line -> line.startsWith("1 ")).count(),
        ofLies.stream().filter(line -> line.startsWith("2 ")).count(),
        honest.size());

    assertThat(lies.wrongVerdicts()).isGreaterThanOrEqualTo(24);
    assertThat(liars).hasSizeGreaterThanOrEqualTo(12);
    assertThat(ofLies)
        .hasSize(lies.falseProofs())
        .hasSizeGreaterThan(2 * lies.wrongVerdicts())
        .allMatch(line -> line.startsWith("1 ") || line.startsWith("2 "));
    assertThat(honest).isNotEmpty().allMatch(line -> line.startsWith("0 "));
  }
}
