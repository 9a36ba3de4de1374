package org.superpose.formats;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;

/**
 * The arrays of a safetensors file. Opening reads and checks the head only: the arrays must cover
 * the rest of the file, each once, so none can pretend to be larger than the file.
 */
final class SafetensorsReader implements ArrayFile {

  private static final int LARGEST_HEAD = 16 << 20;
  private static final String METADATA = "__metadata__";

  private final Path file;
  private final FileChannel channel;
  private final Map<String, StoredArray> arrays = new LinkedHashMap<>();

  private SafetensorsReader(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** What the head says of an array. */
  private record Head(String name, ArrayLayout layout, long start, long end) {}

  /**
   * Opens a file and reads its head.
   *
   * @throws NetworkFileException if it is not a safetensors file of matrices of numbers
   */
  static SafetensorsReader open(Path file) throws IOException {
    SafetensorsReader reader = new SafetensorsReader(file, FileChannel.open(file));
    try {
      reader.readHead();
      return reader;
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private void readHead() throws IOException {
    long size = channel.size();
    byte[] start = new FileSlice(channel, 0, Math.min(size, Long.BYTES)).readAllBytes();
    long length =
        start.length < Long.BYTES
            ? -1
            : ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > size - Long.BYTES) {
      throw new NetworkFileException(
          file, "is not a readable safetensors file: its head does not fit into it");
    }
    if (length > LARGEST_HEAD) {
      throw new NetworkFileException(
          file, "has a head of %s bytes; at most %s are read".formatted(length, LARGEST_HEAD));
    }
    List<Head> heads = new ArrayList<>();
    FileSlice slice = new FileSlice(channel, Long.BYTES, length);
    try (InputStream in = new BufferedInputStream(slice);
        JsonReader json = new JsonReader(file, in)) {
      json.map("", key -> read(json, key, heads));
      json.end();
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw new NetworkFileException(file, "has a damaged head: " + e.getOriginalMessage());
    }
    place(heads, Long.BYTES + length, size - Long.BYTES - length);
  }

  private static Boolean read(JsonReader json, String name, List<Head> heads) throws IOException {
    if (name.equals(METADATA)) {
      json.map(name, json::text);
      return true;
    }
    String[] type = {""};
    int[][] shape = new int[1][];
    long[][] offsets = new long[1][];
    Map<String, JsonReader.Field> fields = new LinkedHashMap<>();
    fields.put("dtype", key -> type[0] = json.text(key));
    fields.put("shape", key -> shape[0] = json.indices(key));
    fields.put("data_offsets", key -> offsets[0] = json.offsets(key));
    json.object(name + ".", fields);
    if (shape[0] == null || offsets[0] == null) {
      throw json.complaint(name, "lacks its shape or its place");
    }
    Optional<NumberType> known = NumberType.ofSafetensors(type[0]);
    if (known.isEmpty()) {
      throw json.complaint(
          name,
          "has type %s, which is not readable".formatted(NetworkFileException.quote(type[0])));
    }
    heads.add(
        new Head(name, layout(json, name, known.get(), shape[0]), offsets[0][0], offsets[0][1]));
    return true;
  }

  private static ArrayLayout layout(JsonReader json, String name, NumberType type, int[] shape)
      throws NetworkFileException {
    if (shape.length > 2) {
      throw json.complaint(
          name, "has %s dimensions; networks have at most 2".formatted(shape.length));
    }
    Integer[] lengths = new Integer[shape.length];
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] == 0) {
        throw json.complaint(name, "has no entry");
      }
      lengths[i] = shape[i];
    }
    return ArrayLayout.of(type, lengths);
  }

  private void place(List<Head> heads, long base, long size) throws NetworkFileException {
    heads.sort(Comparator.comparingLong(Head::start));
    long next = 0;
    for (Head head : heads) {
      long length = head.layout().bytes();
      if (head.end() - head.start() != length) {
        throw NetworkFileException.ofArray(
            file,
            head.name(),
            "has %s bytes, but shape %s of %s takes %s"
                .formatted(
                    head.end() - head.start(),
                    head.layout().shapeText(),
                    head.layout().type().safetensors(),
                    length));
      }
      if (head.start() != next || length > size - next) {
        throw NetworkFileException.ofArray(
            file, head.name(), "does not start where another ends, or ends after the file");
      }
      long start = base + next;
      arrays.put(
          head.name(),
          new StoredArray(
              file, head.name(), head.layout(), () -> new FileSlice(channel, start, length)));
      next += length;
    }
    if (next != size) {
      throw new NetworkFileException(
          file, "has %s bytes that belong to no array".formatted(size - next));
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
    channel.close();
  }
}
