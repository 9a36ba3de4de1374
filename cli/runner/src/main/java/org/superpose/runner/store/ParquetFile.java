package org.superpose.runner.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a table as a Parquet file: one row group, plain encoding, no compression, every column
 * optional. Tables of results have thousands of rows at most, so nothing cleverer pays.
 *
 * <p>Source: the Apache Parquet format, {@code parquet.thrift} version 2; the numbers of fields and
 * of enumerations below are from there.
 */
public final class ParquetFile {

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int OPTIONAL = 1;
  private static final int UTF8 = 0;
  private static final int PLAIN = 0;
  private static final int RLE = 3;
  private static final int UNCOMPRESSED = 0;
  private static final int DATA_PAGE = 0;

  private ParquetFile() {}

  /** What the values of a column are; each has its number in the format. */
  public enum Type {
    /** {@link Long}. */
    WHOLE(2),
    /** {@link Double}. */
    REAL(5),
    /** {@link String}. */
    TEXT(6);

    private final int physical;

    Type(int physical) {
      this.physical = physical;
    }
  }

  /** The name and type of a column. */
  public record Column(String name, Type type) {}

  private record Chunk(Column column, long offset, long size) {}

  /**
   * Returns the bytes of a file.
   *
   * @param rows the values of each row in the order of the columns, null where missing
   * @throws IllegalArgumentException if a row does not have a value, or null, for each column
   * @throws ClassCastException if a value is not of its column's type
   */
  public static byte[] bytes(List<Column> columns, List<List<Object>> rows) {
    for (List<Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "%s values for %s columns".formatted(row.size(), columns.size()));
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(MAGIC);
    List<Chunk> chunks = new ArrayList<>();
    for (int i = 0; i < columns.size() && !rows.isEmpty(); i++) {
      int column = i;
      long offset = out.size();
      out.writeBytes(page(columns.get(i).type(), rows.stream().map(r -> r.get(column)).toList()));
      chunks.add(new Chunk(columns.get(i), offset, out.size() - offset));
    }
    byte[] footer = footer(columns, chunks, rows.size());
    out.writeBytes(footer);
    out.writeBytes(littleEndian(4).putInt(footer.length).array());
    out.writeBytes(MAGIC);
    return out.toByteArray();
  }

  private static byte[] page(Type type, List<Object> values) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] levels = definitionLevels(values);
    body.writeBytes(littleEndian(4).putInt(levels.length).array());
    body.writeBytes(levels);
    for (Object value : values) {
      if (value != null) {
        body.writeBytes(plain(type, value));
      }
    }
    ThriftStruct data =
        new ThriftStruct()
            .int32(1, values.size())
            .int32(2, PLAIN)
            .int32(3, RLE) // definition levels
            .int32(4, RLE); // repetition levels, of which a flat table has none
    ThriftStruct header =
        new ThriftStruct()
            .int32(1, DATA_PAGE)
            .int32(2, body.size())
            .int32(3, body.size())
            .struct(5, data);
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    page.writeBytes(header.bytes());
    page.writeBytes(body.toByteArray());
    return page.toByteArray();
  }

  /** Returns one bit a value, set where there is one, as a single bit-packed run. */
  private static byte[] definitionLevels(List<Object> values) {
    int groups = (values.size() + 7) / 8;
    byte[] bits = new byte[groups];
    for (int i = 0; i < values.size(); i++) {
      bits[i / 8] |= (byte) (values.get(i) == null ? 0 : 1 << i % 8);
    }
    ByteArrayOutputStream run = new ByteArrayOutputStream();
    ThriftStruct.writeVarint(run, (long) groups << 1 | 1);
    run.writeBytes(bits);
    return run.toByteArray();
  }

  private static byte[] plain(Type type, Object value) {
    return switch (type) {
      case WHOLE -> littleEndian(8).putLong((Long) value).array();
      case REAL -> littleEndian(8).putDouble((Double) value).array();
      case TEXT -> {
        byte[] text = ((String) value).getBytes(StandardCharsets.UTF_8);
        yield littleEndian(4 + text.length).putInt(text.length).put(text).array();
      }
    };
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] footer(List<Column> columns, List<Chunk> chunks, int rows) {
    List<ThriftStruct> schema = new ArrayList<>();
    schema.add(new ThriftStruct().text(4, "results").int32(5, columns.size()));
    columns.forEach(column -> schema.add(schemaOf(column)));
    List<ThriftStruct> groups = new ArrayList<>();
    if (rows > 0) {
      groups.add(
          new ThriftStruct()
              .structs(1, chunks.stream().map(chunk -> chunk(chunk, rows)).toList())
              .int64(2, chunks.stream().mapToLong(Chunk::size).sum())
              .int64(3, rows));
    }
    return new ThriftStruct()
        .int32(1, VERSION)
        .structs(2, schema)
        .int64(3, rows)
        .structs(4, groups)
        .text(6, "superpose")
        .bytes();
  }

  private static ThriftStruct schemaOf(Column column) {
    ThriftStruct element =
        new ThriftStruct()
            .int32(1, column.type().physical)
            .int32(3, OPTIONAL)
            .text(4, column.name());
    return column.type() == Type.TEXT ? element.int32(6, UTF8) : element;
  }

  private static ThriftStruct chunk(Chunk chunk, int rows) {
    ThriftStruct data =
        new ThriftStruct()
            .int32(1, chunk.column().type().physical)
            .int32s(2, List.of(PLAIN, RLE))
            .texts(3, List.of(chunk.column().name()))
            .int32(4, UNCOMPRESSED)
            .int64(5, rows)
            .int64(6, chunk.size())
            .int64(7, chunk.size())
            .int64(9, chunk.offset());
    return new ThriftStruct().int64(2, chunk.offset()).struct(3, data);
  }
}
