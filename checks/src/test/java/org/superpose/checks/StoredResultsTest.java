package org.superpose.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of the built command as other programs read them; DuckDB is the oracle. */
class StoredResultsTest {

  private static final String COMPARISON =
      """
      name: stored
      seeds: [1, 2]
      tasks: [{id: pairwise-and, features: 48}, {id: permutation, features: 24}]
      constructions: [one-neuron-per-output, {id: output-channels-sparse, neurons: 24}]
      """;

  @TempDir private static Path directory;

  @BeforeAll
  static void compare() throws IOException, InterruptedException {
    assumeTrue(
        Repository.modules().stream().allMatch(module -> module.freshJar().isPresent()),
        "no up-to-date jars; run mvn verify to check stored results");
    Path file = Files.writeString(directory.resolve("comparison.yaml"), COMPARISON);
    Path log = directory.resolve("log");
    List<String> command = new ArrayList<>(Application.COMMAND);
    command.addAll(
        List.of("compare", file.toString(), "--out", directory.resolve("results").toString()));
    int code =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    assertThat(code).as(Files.readString(log)).isZero();
  }

  private static List<String> query(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql.replace("DIR", directory + "/results"))) {
      List<String> values = new ArrayList<>();
      while (found.next()) {
        values.add(found.getString(1));
      }
      return values;
    }
  }

  @Test
  void aQueryReadsTheParquetFile() throws SQLException {
    assertThat(
            query(
                "SELECT cell FROM 'DIR/results.parquet' WHERE verdict = 'verified' AND m = 48"
                    + " AND neurons_per_output = 1.0 ORDER BY seed"))
        .containsExactly(
            "pairwise-and-m48-v2-uniform.one-neuron-per-output.s1",
            "pairwise-and-m48-v2-uniform.one-neuron-per-output.s2");
  }

  @Test
  void missingValuesAreNullAndTypesAreThoseOfTheColumns() throws SQLException {
    assertThat(query("SELECT count(*) FROM 'DIR/results.parquet' WHERE neurons IS NULL"))
        .containsExactly("2"); // By hand: output channels do not support permutations.
    assertThat(
            query(
                "SELECT DISTINCT typeof(m) || typeof(parameter_bits) || typeof(reason)"
                    + " FROM 'DIR/results.parquet'"))
        .containsExactly("BIGINTDOUBLEVARCHAR");
  }

  @Test
  void parquetAndCsvHoldTheSame() throws SQLException {
    assertThat(
            query(
                "SELECT count(*) FROM (SELECT cell, neurons, parameter_bits, failure_rate, margin"
                    + " FROM 'DIR/results.parquet' INTERSECT"
                    + " SELECT cell, neurons, parameter_bits, failure_rate, margin"
                    + " FROM 'DIR/results.csv')"))
        .containsExactly("8");
  }
}
