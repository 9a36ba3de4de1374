package org.superpose.formats.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.formats.graph.GraphRules.Ids;
import org.superpose.formats.graph.SetFile.Hypergraph;

class SetFileTest {

  @TempDir Path directory;

  private Hypergraph read(byte[] content, Ids... ids) throws IOException, GraphFileException {
    Path file = Files.write(directory.resolve("sets"), content);
    return SetFile.read(file, ids.length == 0 ? Optional.empty() : Optional.of(ids[0]));
  }

  private Hypergraph read(String text, Ids... ids) throws IOException, GraphFileException {
    return read(text.getBytes(StandardCharsets.UTF_8), ids);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0,1,2\n0,3,4\n",
        "# hub 0\r\n0;1;2\r\n\r\n0; 3; 4",
        "0\t1\t2\n%\n0\t3\t4\n",
        "  0  1 2 \r0 3   4\r"
      })
  void anySeparatorAndLineEnd(String text) throws IOException, GraphFileException {
    Hypergraph read = read(text);
    assertThat(read.sets().sets()).isDeepEqualTo(new int[][] {{0, 1, 2}, {0, 3, 4}});
    assertThat(read.sets().features()).isEqualTo(5);
    assertThat(read.names()).isEmpty();
  }

  @Test
  void namesInTheOrderOfTheFileOrSorted() throws IOException, GraphFileException {
    String text = "carol,bob\nalice,carol\n";
    assertThat(read(text).names()).containsExactly("carol", "bob", "alice");
    assertThat(read(text).sets().sets()).isDeepEqualTo(new int[][] {{0, 1}, {2, 0}});
    Hypergraph sorted = read(text, Ids.SORTED_NAMES);
    assertThat(sorted.names()).containsExactly("alice", "bob", "carol");
    assertThat(sorted.sets().sets()).isDeepEqualTo(new int[][] {{2, 1}, {0, 2}});
    assertThat(read("1 2\n1 3\n", Ids.ONE_BASED).sets().sets())
        .isDeepEqualTo(new int[][] {{0, 1}, {0, 2}});
  }

  @Test
  void compressedIsTheSame() throws IOException, GraphFileException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write("0 1 2\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(read(bytes.toByteArray()).sets()).isEqualTo(read("0 1 2\n").sets());
    byte[] cut = java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() - 9);
    assertThatThrownBy(() -> read(cut)).hasMessageContaining("is cut short");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      commentCharacter = '!',
      value = {
        "0 1 2;0 1|2|'0 1' is a set of 2, but line 1 has 3; sets of different sizes are a circuit",
        "0 1;2 2|2|'2 2' has a feature twice",
        "0 1;2 3;1 0|3|'1 0' has the features of line 1",
        "0 1;2|2|'2' is no set of two features or more",
        "0 1;2 x|2|'x' in '2 x' is not a feature index: a whole number from 0",
        "0 1;2 -3|2|'-3' in '2 -3' is not a feature index",
        "0 1;2 4000000000|2|'4000000000' in '2 4000000000' is not a feature index",
        "#|1|the file has no sets",
      })
  void whatIsNoSetIsSaidByLine(String text, int line, String complaint) {
    assertThatThrownBy(() -> read(text.replace(';', '\n')))
        .isInstanceOfSatisfying(
            GraphFileException.class,
            e -> {
              assertThat(e.faults().getFirst().line()).isEqualTo(line);
              assertThat(e.faults().getFirst().complaint()).startsWith(complaint);
            });
  }
}
