package org.superpose.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.settings.EdgeList.MalformedEdgeListException;

class EdgeListTest {

  private static EdgeList parse(String text) {
    return EdgeList.parse(text.lines().toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"node_1,node_2", "\"v1\", \"v2\"", "Knoten1,Knoten2", "_1,_2", "-,-"})
  void aHeadingMayHaveDigits(String heading) {
    assertThat(EdgeList.parse(List.of(heading, "0,1")).size()).isEqualTo(1);
  }

  @Test
  void aPairMayBeThereBothWays() {
    EdgeList edges = EdgeList.parse(List.of("0,1", "", "1,0"));

    assertThat(edges.size()).isEqualTo(2);
    assertThat(edges.reversal()).contains("line 3: the pair 1,0 is already on line 1");
    assertThat(EdgeList.parse(List.of("0,1", "1,2")).reversal()).isEmpty();
  }

  @Test
  void keepsTheOrderOfLinesAndEnds() {
    EdgeList edges = parse("# my gates\nfrom,to\n\n 7 , 2\n0,7\n# the last\n3,0\n");

    assertThat(edges.size()).isEqualTo(3);
    assertThat(IntStream.range(0, 3).map(edges::first)).containsExactly(7, 0, 3);
    assertThat(IntStream.range(0, 3).map(edges::second)).containsExactly(2, 7, 0);
    assertThat(edges.largestFeature()).isEqualTo(7);
    assertThat(edges).hasToString("3 pairs");
  }

  @Test
  void equalPairsInEqualOrderAreEqual() {
    assertThat(parse("0,1\n2,1"))
        .isEqualTo(EdgeList.of(List.of(new int[] {0, 1}, new int[] {2, 1})))
        .hasSameHashCodeAs(parse("a,b\n0,1\n2,1"))
        .isNotEqualTo(parse("2,1\n0,1"))
        .isNotEqualTo(parse("1,0\n2,1"));
  }

  @Test
  void readsWindowsLinesAndAByteOrderMark() {
    assertThat(parse("\uFEFFfrom,to\r\n0,1\r\n")).isEqualTo(parse("0,1"));
    assertThat(parse("\uFEFF0,1")).isEqualTo(parse("0,1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          0,1;1 2     | line 2: '1 2' is not a pair; expected two feature indices like 3,17
          0,1,2       | line 1: '0,1,2' is not a pair; expected two feature indices like 3,17
          0,1;a,b     | line 2: 'a' in 'a,b' is not a feature index: a whole number from 0
          a,b;a,b     | line 2: 'a' in 'a,b' is not a feature index: a whole number from 0
          0,1;x1,x2   | line 2: 'x1' in 'x1,x2' is not a feature index: a whole number from 0
          x1,2        | line 1: 'x1' in 'x1,2' is not a feature index: a whole number from 0
          .1,.2       | line 1: '.1' in '.1,.2' is not a feature index: a whole number from 0
          3,-1        | line 1: '-1' in '3,-1' is not a feature index: a whole number from 0
          3,          | line 1: '' in '3,' is not a feature index: a whole number from 0
          3,2.0       | line 1: '2.0' in '3,2.0' is not a feature index: a whole number from 0
          0,2147483648| line 1: '2147483648' in '0,2147483648' is not a feature index: a whole number from 0
          0,1;4,4     | line 2: '4,4' pairs feature 4 with itself
          0,1;;0,1    | line 3: the pair 0,1 is already on line 1
          #;from,to;  | line 2: the file has no pairs
          """)
  void rejectsMalformedLines(String lines, String message) {
    assertThatThrownBy(() -> EdgeList.parse(List.of(lines.split(";"))))
        .isInstanceOf(MalformedEdgeListException.class)
        .hasMessage(message);
  }

  @Test
  void rejectsAnEmptyFileAndMalformedPairs() {
    assertThatThrownBy(() -> EdgeList.parse(List.of())).hasMessage("line 1: the file has no pairs");
    assertThatThrownBy(() -> EdgeList.of(List.of(new int[] {0, 1}, new int[] {1, 2, 3})))
        .hasMessage("line 2: '1,2,3' is not a pair; expected two feature indices like 3,17");
  }
}
