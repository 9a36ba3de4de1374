package org.superpose.formats;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The arrays of a numpy {@code .npz} archive. Opening reads and checks the heads only: an entry
 * must be as long as its head says, so no array can pretend to be larger than the file allows.
 * Names are keys, never paths.
 */
final class NpzReader implements ArrayFile {

  /** No deflated data grows by more than this factor (zlib's technical notes). */
  private static final long LARGEST_EXPANSION = 1032;

  private static final int MOST_ARRAYS = 10_000;
  private static final String ENDING = ".npy";

  private final Path file;
  private final ZipFile zip;
  private final Map<String, StoredArray> arrays = new TreeMap<>();

  private NpzReader(Path file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
  }

  /**
   * Opens an archive and reads the heads of its arrays.
   *
   * @throws NetworkFileException if it is not an archive of numpy arrays of numbers
   */
  static NpzReader open(Path file) throws IOException {
    NpzReader reader = new NpzReader(file, openZip(file));
    try {
      reader.readHeads();
      return reader;
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private static ZipFile openZip(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new NetworkFileException(file, "is not a readable zip archive: " + e.getMessage());
    } catch (EOFException e) {
      throw new NetworkFileException(file, "is not a readable zip archive: it is cut off");
    }
  }

  private void readHeads() throws IOException {
    if (zip.size() > MOST_ARRAYS) {
      throw new NetworkFileException(
          file, "has %s entries; at most %s are read".formatted(zip.size(), MOST_ARRAYS));
    }
    for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
      ZipEntry entry = entries.nextElement();
      String name = entry.getName();
      if (!name.endsWith(ENDING)) {
        throw new NetworkFileException(
            file,
            "entry %s is not an array; all names must end in %s"
                .formatted(NetworkFileException.quote(name), ENDING));
      }
      name = name.substring(0, name.length() - ENDING.length());
      if (arrays.putIfAbsent(name, readHead(name, entry)) != null) {
        throw NetworkFileException.ofArray(file, name, "is stored twice");
      }
    }
  }

  private StoredArray readHead(String name, ZipEntry entry) throws IOException {
    long stored = entry.getCompressedSize();
    if (entry.getSize() / LARGEST_EXPANSION > stored) {
      throw NetworkFileException.ofArray(
          file,
          name,
          "claims %s bytes, but %s compressed bytes cannot hold them"
              .formatted(entry.getSize(), stored));
    }
    NpyHeader header;
    try (InputStream in = zip.getInputStream(entry)) {
      header = NpyHeader.read(in);
    } catch (NpyHeader.UnusableException e) {
      throw NetworkFileException.ofArray(file, name, e.getMessage());
    } catch (IOException e) {
      throw NetworkFileException.ofArray(file, name, "is damaged: " + e.getMessage());
    }
    if (header.totalBytes() != entry.getSize()) {
      throw NetworkFileException.ofArray(
          file,
          name,
          "has %s bytes, but shape %s of %s takes %s"
              .formatted(
                  entry.getSize(),
                  header.layout().shapeText(),
                  header.layout().type().numpy(),
                  header.totalBytes()));
    }
    return new StoredArray(file, name, header.layout(), () -> content(entry, header));
  }

  private InputStream content(ZipEntry entry, NpyHeader header) throws IOException {
    InputStream in = new ChecksummedInputStream(zip.getInputStream(entry), entry.getCrc());
    try {
      in.skipNBytes(header.bytes());
      return in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public Map<String, StoredArray> arrays() {
    return Collections.unmodifiableMap(arrays);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
