package org.superpose.formats.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real solvers give the answers of brute force, and inputs that are wrong indeed. */
class SolversTest {

  private static final int CASES = 54;

  @TempDir private Path directory;

  /** Programs as the comments of the files tell how to run them, and what they answer. */
  enum Solver {
    GLPSOL(
        QueryFormat.LP,
        "glpsol --lp FILE -o FILE.out",
        "HAS NO (INTEGER|PRIMAL) FEASIBLE",
        "INTEGER OPTIMAL",
        "\\bx(\\d+)\\s+\\*\\s+1\\s",
        0),
    CBC(
        QueryFormat.LP,
        "cbc FILE solve solution FILE.out",
        "infeasible",
        "Optimal solution found",
        "\\bx(\\d+)\\s+1\\s",
        0),
    CLASP(
        QueryFormat.OPB,
        "clasp FILE",
        "(?m)^s UNSATISFIABLE",
        "(?m)^s SATISFIABLE",
        " x(\\d+)\\b",
        1),
    MINISAT(
        QueryFormat.OPB,
        "minisat+ FILE",
        "(?m)^s UNSATISFIABLE",
        "(?m)^s SATISFIABLE",
        " x(\\d+)\\b",
        1),
    Z3(
        QueryFormat.SMT2,
        "z3 -model FILE",
        "(?m)^unsat",
        "(?m)^sat",
        "\\bx(\\d+) \\(\\) Int\\s+1\\)",
        0);

    private final QueryFormat format;
    private final String command;
    private final Pattern right;
    private final Pattern wrong;
    private final Pattern active;
    private final int first; // the number in the name of feature 0

    Solver(
        QueryFormat format, String command, String right, String wrong, String active, int first) {
      this.format = format;
      this.command = command;
      this.right = Pattern.compile(right);
      this.wrong = Pattern.compile(wrong);
      this.active = Pattern.compile(active);
      this.first = first;
    }

    String run(Path file) throws IOException, InterruptedException {
      List<String> words =
          Stream.of(command.split(" ", -1))
              .map(word -> word.replace("FILE", file.toString()))
              .toList();
      String path = System.getenv().getOrDefault("PATH", "");
      if (Arrays.stream(path.split(":", -1))
          .noneMatch(folder -> Files.isExecutable(Path.of(folder, words.getFirst())))) {
        abort(words.getFirst() + " is not installed");
      }
      Files.deleteIfExists(Path.of(file + ".out"));
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      Path solution = Path.of(file + ".out");
      return said + (Files.exists(solution) ? Files.readString(solution) : "");
    }

    /** Reads the witness, one bit a feature. */
    int witness(String said) {
      int input = 0;
      Matcher names = active.matcher(said);
      while (names.find()) {
        int feature = Integer.parseInt(names.group(1)) - first;
        input |= feature < QueryCases.FEATURES ? 1 << feature : 0;
      }
      return input;
    }
  }

  @ParameterizedTest
  @EnumSource
  void agreeWithBruteForce(Solver solver) throws IOException, InterruptedException {
    Path file = directory.resolve("query" + solver.format.ending());
    for (int number = 0; number < CASES; number++) {
      QueryCases query = QueryCases.of(number);
      int output = number % query.problem().outputs();
      Files.writeString(file, QueryWriterTest.text(query, output, solver.format));

      String said = solver.run(file);

      boolean wrong = query.isWrong(output);
      assertThat(solver.wrong.matcher(said).find())
          .as("case %s, output %s: %s", number, output, said)
          .isEqualTo(wrong)
          .isNotEqualTo(solver.right.matcher(said).find());
      if (wrong) {
        assertThat(query.isWrong(output, solver.witness(said)))
            .as("the witness of case %s, output %s: %s", number, output, said)
            .isTrue();
      }
    }
  }
}
