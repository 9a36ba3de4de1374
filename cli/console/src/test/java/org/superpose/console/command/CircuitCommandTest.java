package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CircuitCommandTest extends CommandTest {

  private static final Path FOLDER = Path.of("../../config/circuits");

  /**
   * On paper: 1 AND 3 and 3 AND 6; 2 and 7, each AND NOT the latter; OR of the first and third, and
   * of the third and fourth.
   */
  @Test
  void showsTheLevels() {
    assertThat(run("circuit", FOLDER.resolve("c17.bench"))).as(err).isZero();

    assertThat(out)
        .isEqualTo(
            """
            c17.bench: 5 inputs, 6 gates in 3 levels, 2 outputs, 0 negated; on all inputs

             level  gates  carried  most active
            ------  -----  -------  -----------
            inputs                            5
                 1      2        2            4
                 2      2        1            3
                 3      2        0            2
            """);
  }

  @Test
  void countsForFewOnes() {
    assertThat(run("circuit", FOLDER.resolve("decoder-3-to-8.blif"), "--sparsity", 1, "--json"))
        .as(err)
        .isZero();

    // Beside the decoded output, the OR that output 0 is stored as.
    JsonNode shown = JsonMapper.shared().readTree(out);
    assertThat(shown.get("negated_outputs").asInt()).isEqualTo(1);
    assertThat(shown.get("levels").get(1))
        .isEqualTo(
            JsonMapper.shared().readTree("{\"gates\": 8, \"carried\": 0, \"most_active\": 2}"));
    assertThat(shown.get("exact").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "missing.aig|0|--sparsity must be at least 1, was 0",
        "missing.aig|1|missing.aig: no such file",
        "a.bench|2|--sparsity is 2, but the circuit has only 1 inputs",
        "b.bench|1|b.bench: line 2: net y is used, but is neither an input nor the output of a node"
      })
  void saysWhatIsWrong(String name, int sparsity, String message) throws IOException {
    Files.writeString(directory.resolve("a.bench"), "INPUT(a)\nOUTPUT(a)\n");
    Files.writeString(directory.resolve("b.bench"), "INPUT(a)\nOUTPUT(y)\n");

    assertThat(run("circuit", directory.resolve(name), "--sparsity", sparsity))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.lines().toList()).hasSize(1).first().asString().endsWith(message);
  }
}
