package org.superpose.formats.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.formats.graph.GraphRules.Ids;
import org.superpose.formats.graph.GraphRules.OnFault;

class GraphFileTest {

  private static final GraphRules DROPPING =
      new GraphRules(OnFault.DROP, OnFault.DROP, Optional.empty());

  @TempDir Path directory;

  private Graph read(String text, GraphRules rules) throws IOException, GraphFileException {
    return GraphFile.read(Files.writeString(directory.resolve("graph"), text), rules);
  }

  private Graph read(String text) throws IOException, GraphFileException {
    return read(text, GraphRules.STRICT);
  }

  private static GraphRules ids(Ids ids) {
    return new GraphRules(OnFault.REFUSE, OnFault.REFUSE, Optional.of(ids));
  }

  private static String pairs(Graph graph) {
    return IntStream.range(0, graph.edges().size())
        .mapToObj(i -> graph.edges().first(i) + "-" + graph.edges().second(i))
        .collect(Collectors.joining(" "));
  }

  /** Files that all hold the pairs 7-2, 0-7 and 3-0. */
  static Stream<String> spellings() {
    return Stream.of(
        "7,2\n0,7\n3,0\n",
        "7;2\n0;7\n3;0",
        "7\t2\n0\t7\n3\t0\n",
        "7 2\n0 7\n3 0\n",
        "  7   2  \n0\t 7\n\n3 0\n",
        " 7 , 2\r\n0,7\r\n3,0\r\n",
        "7,2\r0,7\r3,0\r",
        "\uFEFFfrom,to\n7,2\n0,7\n3,0\n",
        "# SNAP\n# FromNodeId\tToNodeId\n7\t2\n0\t7\n3\t0\n",
        "% konect asym\n7 2\n0 7\n3 0\n",
        "node_1,node_2\n7,2\n0,7\n3,0\n",
        "\"v1\", \"v2\"\n\"7\",\"2\"\n\"0\",\"7\"\n\"3\",\"0\"\n",
        "Quelle;Ziel\n7;2\n0;7\n3;0\n",
        "-,-\n7,2\n0,7\n3,0\n",
        "source,target,weight\n7,2,0.5\n0,7,1\n3,0,1e-3\n",
        "7 2 1 1082040961\n0 7 1 1082155839\n3 0 1 1082414391\n");
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void readsPairsHoweverTheyAreWritten(String text) throws Exception {
    Graph graph = read(text);

    assertThat(pairs(graph)).isEqualTo("7-2 0-7 3-0");
    assertThat(graph.names()).isEmpty();
    assertThat(graph.edges().features()).isEqualTo(8);
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void readsThemCompressed(String text) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    Path file = Files.write(directory.resolve("graph.gz"), bytes.toByteArray());

    assertThat(pairs(GraphFile.read(file, GraphRules.STRICT))).isEqualTo("7-2 0-7 3-0");

    byte[] half = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 9);
    Path cut = Files.write(directory.resolve("cut.gz"), half);
    assertThatThrownBy(() -> GraphFile.read(cut, GraphRules.STRICT)).hasMessage("is cut short");
  }

  @Test
  void furtherColumnsAreLeftOutAndThatIsSaidOnce() throws Exception {
    assertThat(read("1,2,0.5\n3,4,1\n").remarks()).containsExactly("the third column is left out");
    assertThat(read("1 2 1 9\n3 4 1 9\n").remarks())
        .containsExactly("2 columns after the second are left out");
    assertThat(read("1,2\n3,4\n").remarks()).isEmpty();
  }

  @Test
  void namesAreNumberedAsTheyAppearOrSorted() throws Exception {
    String text = "protein_a,protein_b\nTP53,MDM2\nATM,TP53\n\"BRCA1, long\",ATM\n";

    Graph graph = read(text.replace("protein_a,protein_b", "source,target"));
    assertThat(pairs(graph)).isEqualTo("0-1 2-0 3-2");
    assertThat(graph.names()).containsExactly("TP53", "MDM2", "ATM", "BRCA1, long");
    assertThat(graph.remarks()).containsExactly("line 1, 'source,target', is taken for a heading");

    Graph sorted = read(text.substring(text.indexOf('\n') + 1), ids(Ids.SORTED_NAMES));
    assertThat(pairs(sorted)).isEqualTo("3-2 0-3 1-0");
    assertThat(sorted.names()).containsExactly("ATM", "BRCA1, long", "MDM2", "TP53");
  }

  @Test
  void aFileOfNamesMayHaveOneLineAndNamesAnyLetters() throws Exception {
    assertThat(read("alice bob").names()).containsExactly("alice", "bob");
    assertThat(read("Łódź;Kraków\nKraków;Gdańsk\n").names())
        .containsExactly("Łódź", "Kraków", "Gdańsk");
  }

  @Test
  void numbersMayBeNamesToo() throws Exception {
    assertThat(read("100,7\n20,100\n", ids(Ids.NAMES)).names()).containsExactly("100", "7", "20");
    Graph sorted = read("100,7\n20,100\n", ids(Ids.SORTED_NAMES));
    assertThat(sorted.names()).containsExactly("7", "20", "100");
    assertThat(pairs(sorted)).isEqualTo("2-0 1-2");
  }

  @Test
  void countsFromOneWhereAsked() throws Exception {
    assertThat(pairs(read("1,2\n3,1\n", ids(Ids.ONE_BASED)))).isEqualTo("0-1 2-0");
    assertThatThrownBy(() -> read("1,2\n0,1\n", ids(Ids.ONE_BASED)))
        .hasMessage("line 2: '0' in '0,1' is not a feature index: a whole number from 1");
  }

  @Test
  void repeatsAndLoopsAreDroppedWhereAsked() throws Exception {
    Graph graph = read("0,1\n2,2\n0,1\n1,0\n4,4\n1,3\n", DROPPING);

    assertThat(pairs(graph)).isEqualTo("0-1 1-0 1-3");
    assertThat(graph.edges().features()).isEqualTo(5);
    assertThat(graph.remarks())
        .containsExactly(
            "2 pairs of a feature with itself left out",
            "1 repeated pair left out",
            "1 pair listed in both directions; gates whose inputs are alike take both as one");
  }

  @Test
  void readsMatrixMarket() throws Exception {
    Graph graph =
        read(
            """
            %%MatrixMarket matrix coordinate real symmetric
            % a comment
            5 5 4
            2 1 0.5
            3 1 -1.0e3
            4 4 1
            5 2 0.0
            """,
            DROPPING);

    assertThat(pairs(graph)).isEqualTo("1-0 2-0");
    assertThat(graph.edges().features()).isEqualTo(5);
    assertThat(graph.remarks())
        .containsExactly(
            "1 entries that are 0 left out", "1 pair of a feature with itself left out");
  }

  @Test
  void readsGraphMl() throws Exception {
    String text =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
          <key id="w" for="edge" attr.name="weight" attr.type="double"/>
          <graph id="G" edgedefault="undirected">
            <node id="n2"/><node id="n0"/><node id="lonely"/>
            <edge source="n0" target="n2"><data key="w">1.0</data></edge>
          </graph>
        </graphml>
        """;

    Graph graph = read(text);
    assertThat(pairs(graph)).isEqualTo("1-0");
    assertThat(graph.names()).containsExactly("n2", "n0", "lonely");
    assertThat(graph.edges().features()).isEqualTo(3);
    assertThat(pairs(read(text.replace("n2", "4").replace("n0", "0").replace("lonely", "9"))))
        .isEqualTo("0-4");
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(
            "0,1\n3\n", "line 2: '3' is not a pair; expected two feature indices like 3,17"),
        Arguments.of(
            "0,1\n1 2\n", "line 2: '1 2' is not a pair; expected two feature indices like 3,17"),
        Arguments.of(
            "0,1\n1,2,3\n",
            "line 2: '1,2,3' has 3 columns, but line 1 has 2; a line holds one pair"),
        Arguments.of(
            "x1,2\n3,4\n",
            "line 1: 'x1' in 'x1,2' is not a feature index: a whole number from 0; names are read"
                + " with 'ids: names'"),
        Arguments.of(
            ".1,.2\n", "line 1: '.1' in '.1,.2' is not a feature index: a whole number from 0"),
        Arguments.of(
            "3,-1\n", "line 1: '-1' in '3,-1' is not a feature index: a whole number from 0"),
        Arguments.of(
            "3,4\n3,\n", "line 2: '' in '3,' is not a feature index: a whole number from 0"),
        Arguments.of(
            "3,2.0\n", "line 1: '2.0' in '3,2.0' is not a feature index: a whole number from 0"),
        Arguments.of(
            "0,2147483647\n",
            "line 1: '2147483647' in '0,2147483647' is not a feature index: a whole number from 0"),
        Arguments.of("0,1\n4,4\n", "line 2: '4,4' pairs feature 4 with itself"),
        Arguments.of("0,1\n\n0,1\n", "line 3: the pair 0,1 is already on line 1"),
        Arguments.of(
            "a,b\nb,c\nc,c\na,b\n",
            "line 3: 'c,c' pairs feature 'c' with itself; line 4: the pair 'a','b' is already on"
                + " line 1"),
        Arguments.of("a,b\nb,\n", "line 2: a name is missing in 'b,'"),
        Arguments.of("a,b\n\"b,c\n", "line 2: '\"b,c' has a quote that is not closed"),
        Arguments.of("#\nfrom,to\n", "line 2: the file has no pairs"),
        Arguments.of("", "line 1: the file has no pairs"),
        Arguments.of("PK\3\4", "is a zip archive; unpack it and give the file inside"),
        Arguments.of(
            "0,1\n" + "9".repeat(70_000),
            "line 2: is longer than 65536 bytes; a line holds one pair"),
        Arguments.of(
            "%%MatrixMarket matrix array real general\n2 2\n",
            "line 1: '%%matrixmarket matrix array real general' is not supported; expected"
                + " '%%MatrixMarket matrix coordinate' with one of pattern, real, integer, complex"
                + " and one of general, symmetric, skew-symmetric, hermitian"),
        Arguments.of(
            "%%MatrixMarket matrix coordinate pattern general\n2 3 1\n1 2\n",
            "line 2: a matrix of 2 rows and 3 columns is not a graph; expected a square one"),
        Arguments.of(
            "%%MatrixMarket matrix coordinate pattern general\n3 3 2\n1 2\n",
            "line 3: the matrix ends after 1 entries; its second line says 2"),
        Arguments.of(
            "%%MatrixMarket matrix coordinate pattern general\n3 3 1\n1 0\n",
            "line 3: '0' in '1 0' is not a feature index: a whole number from 1"),
        Arguments.of("<svg/>", "line 1: is XML, but its first element is 'svg', expected graphml"),
        Arguments.of(
            "<graphml>\n<graph>\n<edge source='a' target='b'/>\n",
            "line 4: is not well-formed XML: XML document structures must start and end within the"
                + " same entity."),
        Arguments.of(
            "<graphml><graph>\n<edge source='a'/></graph></graphml>",
            "line 2: a name is missing in 'a,'"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void saysWhatIsWrongAndWhere(String text, String message) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(GraphFileException.class).hasMessage(message);
  }

  @Test
  void allProblemsAreSaidInOneGoUpToALimit() {
    String many = "0,1\n" + "x,1\n".repeat(30);

    assertThatThrownBy(() -> read(many))
        .isInstanceOfSatisfying(
            GraphFileException.class,
            e -> {
              assertThat(e.faults()).hasSize(21);
              assertThat(e.faults().get(19).line()).isEqualTo(21);
              assertThat(e.faults().getLast().complaint())
                  .isEqualTo("and 10 more lines with faults");
            });
  }

  @Test
  void externalEntitiesAreNotFollowed() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "s3cret");
    String text =
        "<!DOCTYPE g [<!ENTITY x SYSTEM \"%s\">]>\n<graphml><graph><edge source='&x;' target='b'/>"
            .formatted(secret.toUri());

    assertThatThrownBy(() -> read(text + "</graph></graphml>"))
        .isInstanceOf(GraphFileException.class)
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-16LE,is UTF-16 text; save it as UTF-8",
    "UTF-16BE,is UTF-16 text; save it as UTF-8"
  })
  void wideTextIsNamed(String charset, String message) throws IOException {
    byte[] bytes = "\uFEFFa,b\nc,d\n".getBytes(Charset.forName(charset));
    Path file = Files.write(directory.resolve("wide"), bytes);

    assertThatThrownBy(() -> GraphFile.read(file, GraphRules.STRICT)).hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "."})
  void whatIsNoFileIsSaid(String name) {
    assertThatThrownBy(() -> GraphFile.read(directory.resolve(name), GraphRules.STRICT))
        .hasMessage(name.equals(".") ? "is a folder, not a file" : "no such file");
  }
}
