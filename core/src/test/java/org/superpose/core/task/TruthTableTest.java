package org.superpose.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;

class TruthTableTest {

  private static final Seed SEED = new Seed(20_261_128);

  /** Random tables of every number of inputs come back from their text, digit by digit. */
  @Test
  void comesBackFromItsText() {
    RandomStream random = SEED.derive("text").stream();
    for (int arity = 1; arity <= TruthTable.LARGEST_ARITY; arity++) {
      StringBuilder digits = new StringBuilder();
      for (int state = 0; state < 1 << arity; state++) {
        digits.append(random.nextInt(2));
      }
      TruthTable table = TruthTable.parse(digits.toString());
      assertThat(table.arity()).isEqualTo(arity);
      assertThat(table).hasToString(digits.toString());
      for (int state = 0; state < 1 << arity; state++) {
        assertThat(table.value(state, arity)).isEqualTo(digits.charAt(state) == '1');
      }
      assertThat(TruthTable.of(arity, state -> digits.charAt(state) == '1'))
          .isEqualTo(table)
          .hasSameHashCodeAs(table);
    }
  }

  /** By hand: digit number s is the value where the bits of s are the active inputs. */
  @Test
  void hasItsFirstInputInTheLowestBit() {
    TruthTable firstOnly = TruthTable.parse("0100");
    assertThat(firstOnly.value(0b01, 2)).isTrue();
    assertThat(firstOnly.value(0b10, 2)).isFalse();
    TruthTable gate = TruthTable.of(2, state -> Gate.AND_NOT.value(state, 2));
    assertThat(gate).isEqualTo(firstOnly);
  }

  @Test
  void tablesOfDifferentArityDiffer() {
    assertThat(TruthTable.parse("01")).isNotEqualTo(TruthTable.parse("0100"));
    assertThat(TruthTable.parse("0100")).isNotEqualTo(TruthTable.parse("0010"));
  }

  @ParameterizedTest
  @CsvSource({
    "01, false",
    "10, false",
    "0001, false",
    "0111, false",
    "0110, false",
    "1001, false",
    "0100, true",
    "0010, true",
    "1011, true",
    "0000, false",
    "11111111, false",
    "00010110, false",
    "00010111, false",
    "00010100, true",
    "01000000, true"
  })
  void knowsWhetherTheOrderOfInputsMatters(String digits, boolean matters) {
    assertThat(TruthTable.parse(digits).dependsOnOrder()).isEqualTo(matters);
  }

  /** Against the definition: some exchange of two inputs gives another table. */
  @Test
  void orderMattersWhereSomeExchangeOfInputsDoes() {
    for (int arity = 1; arity <= 3; arity++) {
      int k = arity;
      for (int digits = 0; digits < 1 << (1 << arity); digits++) {
        int values = digits;
        TruthTable table = TruthTable.of(k, state -> (values >> state & 1) == 1);
        boolean matters = false;
        for (int i = 0; i < k; i++) {
          for (int j = 0; j < i; j++) {
            int one = i;
            int other = j;
            matters |=
                !TruthTable.of(k, state -> (values >> exchanged(state, one, other) & 1) == 1)
                    .equals(table);
          }
        }
        assertThat(table.dependsOnOrder()).as(table.toString()).isEqualTo(matters);
      }
    }
  }

  private static int exchanged(int state, int i, int j) {
    int bits = (state >> i ^ state >> j) & 1;
    return state ^ (bits << i | bits << j);
  }

  @Test
  void rejectsWhatIsNoTable() {
    for (String text : new String[] {"", "0", "1", "010", "00000", "0".repeat(1 << 17)}) {
      assertThatThrownBy(() -> TruthTable.parse(text))
          .hasMessage(
              "a truth table of k inputs has 2^k digits, k from 1 to 16; this has "
                  + text.length());
    }
    assertThatThrownBy(() -> TruthTable.parse("01x1"))
        .hasMessage("a truth table consists of the digits 0 and 1");
    assertThatThrownBy(() -> TruthTable.parse("0١"))
        .hasMessage("a truth table consists of the digits 0 and 1");
    assertThatThrownBy(() -> TruthTable.of(0, state -> true))
        .hasMessage("a truth table has from 1 to 16 inputs, not 0");
    assertThatThrownBy(() -> TruthTable.of(17, state -> true))
        .hasMessage("a truth table has from 1 to 16 inputs, not 17");
    assertThatThrownBy(() -> TruthTable.parse("0110").value(1, 3))
        .hasMessage("a truth table of 2 inputs is none of 3");
    assertThat(TruthTable.parse("0110").allows(3)).isFalse();
  }
}
