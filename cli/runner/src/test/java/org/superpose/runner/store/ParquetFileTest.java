package org.superpose.runner.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes of the format; that other programs read them is tested with DuckDB in checks. */
class ParquetFileTest {

  private static final List<ParquetFile.Column> COLUMNS =
      List.of(
          new ParquetFile.Column("n", ParquetFile.Type.WHOLE),
          new ParquetFile.Column("t", ParquetFile.Type.TEXT));

  @Test
  void beginsAndEndsWithTheMagicAndTheLengthOfTheFooter() {
    byte[] file = ParquetFile.bytes(COLUMNS, List.of(List.of(1L, "a")));

    assertThat(new String(file, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
    assertThat(new String(file, file.length - 4, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
    int footer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
    assertThat(footer).isBetween(1, file.length - 12);
  }

  @Test
  void aPageHoldsOneBitForEachValueAndTheValuesThatThereAre() {
    byte[] file =
        ParquetFile.bytes(COLUMNS, List.of(Arrays.asList(258L, null), Arrays.asList(null, "hi")));

    // By hand from parquet.thrift: page header (type 0, sizes 14, 2 values, plain, rle, rle), then
    // two bytes of levels 03 01 (one group, first value present), then 258 in little endian.
    assertThat(HexFormat.of().formatHex(file, 4, 4 + 17 + 14))
        .isEqualTo(
            "1500"
                + "151c"
                + "151c"
                + "2c"
                + "1504"
                + "1500"
                + "1506"
                + "1506"
                + "00"
                + "00"
                + "02000000"
                + "0301"
                + "0201000000000000");
  }

  @Test
  void aTableWithoutRowsHasOnlyAFooter() {
    assertThat(ParquetFile.bytes(COLUMNS, List.of()).length).isBetween(12, 100);
  }

  @Test
  void everyRowHasToHaveEveryColumn() {
    assertThatThrownBy(() -> ParquetFile.bytes(COLUMNS, List.of(List.of(1L))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 values for 2 columns");
  }
}
