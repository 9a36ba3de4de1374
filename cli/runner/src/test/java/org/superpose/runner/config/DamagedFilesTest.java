package org.superpose.runner.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;

/** Random damage to a good file is either harmless or reported; nothing else ever escapes. */
class DamagedFilesTest {

  private static final Seed SEED = new Seed(20261123);
  private static final int FILES = 3_000;
  private static final String SYMBOLS = "[]{}:,-#&*!|>'\"%@` \n\t~0.e\u00e9\u0007";
  private static final String GOOD =
      """
      name: damaged
      description: "quoted \\n text"
      seeds: [1, 2]
      tasks:
        - id: gates
          features: [16, 32]
          density: 0.25
          graph: {pairs: [[0, 1], [2, 3]], label: two}
      constructions:
        - dense-codes
        - {id: sparse-codes, neurons: [auto, 100]}
      bounds: all
      criterion: {kind: random-input, failure: 0.01}
      expect:
        - dense-codes is verified
      limits: {memory: 1GiB}
      """;

  @TempDir Path folder;

  @Test
  void damageIsReportedOrHarmless() throws Exception {
    RandomStream random = SEED.stream();
    Path file = folder.resolve("damaged.yaml");
    int reported = 0;
    for (int i = 0; i < FILES; i++) {
      String text = damage(GOOD, random);
      Files.writeString(file, text);
      try {
        Comparison read = ConfigurationReader.read(file, List.of(), Fakes.registry());
        assertThat(read.tasks()).as(text).isNotEmpty();
      } catch (ConfigurationException e) {
        reported++;
        assertThat(e.diagnostics()).as(text).isNotEmpty();
        assertThat(e.diagnostics())
            .as(text)
            .allSatisfy(
                problem -> {
                  assertThat(problem.location().line()).isBetween(1, 25);
                  assertThat(problem.toString()).doesNotContain("\n");
                });
      } catch (RuntimeException e) {
        throw new AssertionError("escaped from file " + i + ":\n" + text, e);
      }
    }
    assertThat(reported).isBetween(FILES / 4, FILES);
  }

  /** Removes, repeats or replaces a few stretches. */
  private static String damage(String text, RandomStream random) {
    StringBuilder damaged = new StringBuilder(text);
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      int from = random.nextInt(damaged.length());
      int to = Math.min(damaged.length(), from + 1 + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> damaged.delete(from, to);
        case 1 -> damaged.insert(from, damaged.substring(from, to));
        default -> damaged.setCharAt(from, SYMBOLS.charAt(random.nextInt(SYMBOLS.length())));
      }
    }
    return damaged.toString();
  }
}
