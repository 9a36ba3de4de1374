package org.superpose.formats.graph;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.superpose.formats.input.RegularFile;

/**
 * Reads files of graphs: lists of pairs with commas, semicolons, tabs or blanks between them,
 * Matrix Market and GraphML, each also compressed by gzip. The content tells the format, not the
 * name.
 */
public final class GraphFile {

  /** What a compressed file may unfold to; 20 million pairs of long numbers are a tenth of it. */
  private static final long LARGEST = 1L << 32; // bytes

  private GraphFile() {}

  /**
   * Reads a graph. Memory: about 20 bytes a pair, and the names.
   *
   * @throws GraphFileException if the file cannot be read or has lines that the rules refuse; it
   *     carries all of them
   */
  public static Graph read(Path file, GraphRules rules) throws GraphFileException {
    return open(file, in -> read(in, new PairCollector(rules)));
  }

  /** What is made of the content of a file. */
  interface Reading<T> {

    /** Reads a stream that marks places. */
    T read(InputStream in) throws IOException, GraphFileException;
  }

  /** Reads a file, compressed by gzip or not. */
  static <T> T open(Path file, Reading<T> reading) throws GraphFileException {
    Optional<String> objection = RegularFile.objection(file);
    if (objection.isPresent()) {
      throw new GraphFileException(0, objection.get());
    }
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        InputStream in = new BufferedInputStream(new Bounded(unfolded(raw)))) {
      return reading.read(in);
    } catch (EOFException e) {
      throw new GraphFileException(0, "is cut short");
    } catch (ZipException e) {
      throw new GraphFileException(0, "is damaged: " + e.getMessage());
    } catch (IOException e) {
      throw new GraphFileException(0, "cannot be read: " + e.getMessage());
    }
  }

  private static InputStream unfolded(InputStream in) throws IOException, GraphFileException {
    byte[] magic = beginning(in, 4);
    if (magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4) {
      throw new GraphFileException(0, "is a zip archive; unpack it and give the file inside");
    }
    boolean compressed =
        magic.length >= 2 && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B;
    return compressed ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private static byte[] beginning(InputStream in, int length) throws IOException {
    in.mark(length);
    byte[] bytes = in.readNBytes(length);
    in.reset();
    return bytes;
  }

  private static Graph read(InputStream in, PairCollector pairs)
      throws IOException, GraphFileException {
    byte[] bytes = beginning(in, 64);
    String start =
        new String(bytes, StandardCharsets.ISO_8859_1).replaceFirst("^\u00EF\u00BB\u00BF", "");
    if (start.stripLeading().startsWith("<")) {
      return new GraphMlReader(in, pairs).read();
    }
    Lines lines = new Lines(in);
    return start
            .toLowerCase(Locale.ROOT)
            .startsWith(MatrixMarketReader.BEGINNING.toLowerCase(Locale.ROOT))
        ? new MatrixMarketReader(lines, pairs).read()
        : new DelimitedReader(lines, pairs).read();
  }

  /** Ends what unfolds without end. */
  private static final class Bounded extends java.io.FilterInputStream {

    private long left = LARGEST;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = in.read(bytes, from, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) throws IOException {
      left -= read;
      if (left < 0) {
        throw new IOException("unfolds to more than %s bytes".formatted(LARGEST));
      }
    }
  }
}
