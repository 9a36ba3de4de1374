package org.superpose.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of a numpy array file, format versions 1.0 to 3.0: a magic word, a version, a length and
 * a Python dictionary (numpy.lib.format).
 *
 * @param layout the type and shape
 * @param bytes the length of the head itself
 */
record NpyHeader(ArrayLayout layout, int bytes) {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;
  private static final int LARGEST = 1 << 16;
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']{0,100})'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, ]*)\\)");

  /** A head that cannot be used; the message is a clause that follows the array's name. */
  static final class UnusableException extends IOException {
    private static final long serialVersionUID = 1L;

    UnusableException(String complaint) {
      super(complaint);
    }
  }

  /** Returns the head of an array that is to be written: little-endian, row by row. */
  static NpyHeader toWrite(ArrayLayout layout) {
    return new NpyHeader(layout, new NpyHeader(layout, 0).encode().length);
  }

  /** Returns the length of the array, head included; the largest long if it is larger. */
  long totalBytes() {
    return Math.max(layout.bytes(), bytes + layout.bytes()); // the sum may overflow
  }

  /** Returns the head in format 1.0, padded so that the entries start at a multiple of 64. */
  byte[] encode() {
    String mark = layout.type().size() == 1 ? "|" : "<";
    String dictionary =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }"
            .formatted(mark + layout.type().numpy(), layout.shapeText());
    int start = MAGIC.length + 4;
    int total = (start + dictionary.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT;
    byte[] head = new byte[total];
    Arrays.fill(head, (byte) ' ');
    ByteBuffer.wrap(head)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) (total - start))
        .put(dictionary.getBytes(ISO_8859_1));
    head[total - 1] = '\n';
    return head;
  }

  /**
   * Reads a head.
   *
   * @throws UnusableException if this is not a numpy array, or one of another type or shape than a
   *     matrix of numbers
   */
  static NpyHeader read(InputStream in) throws IOException {
    ByteBuffer start = ByteBuffer.wrap(exactly(in, 8)).order(ByteOrder.LITTLE_ENDIAN);
    int version = start.get(6);
    if (!Arrays.equals(start.array(), 0, 6, MAGIC, 0, 6)) {
      throw new UnusableException("is not a numpy array: its first bytes are not \\x93NUMPY");
    }
    if (version < 1 || version > 3) {
      throw new UnusableException(
          "has numpy format version %s.%s; readable: 1.0, 2.0, 3.0"
              .formatted(version, start.get(7)));
    }
    int fieldBytes = version == 1 ? 2 : 4;
    ByteBuffer field = ByteBuffer.wrap(exactly(in, fieldBytes)).order(ByteOrder.LITTLE_ENDIAN);
    long length =
        version == 1 ? Short.toUnsignedLong(field.getShort()) : field.getInt() & 0xFFFFFFFFL;
    if (length > LARGEST) {
      throw new UnusableException(
          "has a head of %s bytes; the longest readable is %s".formatted(length, LARGEST));
    }
    String dictionary = new String(exactly(in, (int) length), ISO_8859_1);
    return parse(dictionary, 8 + fieldBytes + (int) length);
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] read = in.readNBytes(length);
    if (read.length < length) {
      throw new UnusableException("is cut off inside its head");
    }
    return read;
  }

  private static NpyHeader parse(String dictionary, int bytes) throws UnusableException {
    if (dictionary.contains("'|O'")) {
      throw new UnusableException("holds pickled Python objects, which are never read");
    }
    String descr = field(dictionary, DESCR, "descr");
    Optional<NumberType> type = NumberType.ofNumpy(descr.isEmpty() ? "" : descr.substring(1));
    if (type.isEmpty() || "<>|=".indexOf(descr.charAt(0)) < 0) {
      throw new UnusableException(
          "has type %s; readable: %s"
              .formatted(NetworkFileException.quote(descr), NumberType.numpyNames()));
    }
    ByteOrder order = descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    boolean columnMajor = field(dictionary, ORDER, "fortran_order").equals("True");
    return new NpyHeader(new ArrayLayout(type.get(), order, columnMajor, shape(dictionary)), bytes);
  }

  private static String field(String dictionary, Pattern pattern, String name)
      throws UnusableException {
    Matcher matcher = pattern.matcher(dictionary);
    if (!matcher.find()) {
      throw new UnusableException("has a head without a readable '" + name + "'");
    }
    return matcher.group(1);
  }

  private static List<Integer> shape(String dictionary) throws UnusableException {
    String text = field(dictionary, SHAPE, "shape");
    List<Integer> shape = new ArrayList<>();
    for (String length : text.strip().split("[, ]+", -1)) {
      if (!length.isEmpty()) {
        shape.add(length(length, text));
      }
    }
    if (shape.size() > 2) {
      throw new UnusableException(
          "has %s dimensions; networks have at most 2".formatted(shape.size()));
    }
    return List.copyOf(shape);
  }

  private static int length(String digits, String shape) throws UnusableException {
    try {
      int length = Integer.parseInt(digits);
      if (length > 0) {
        return length;
      }
    } catch (NumberFormatException e) {
      // Reported below, together with 0.
    }
    throw new UnusableException(
        "has shape (%s); every length must be from 1 to %s"
            .formatted(shape.length() <= 60 ? shape : "...", Integer.MAX_VALUE));
  }
}
