package org.superpose.formats;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.superpose.formats.ProtobufReader.Slice;

/** Finds out where and how the tensors of an ONNX file are stored. */
final class OnnxTensors implements Closeable {

  private static final int MOST_DIMENSIONS = 8;

  /** Of a list of numbers among the settings of an operation. */
  private static final int MOST_KEPT = 64;

  private final Path file;
  private final FileWindow bytes;
  private final Map<String, FileChannel> external = new HashMap<>();

  OnnxTensors(Path file, FileWindow bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /** Adds the current field to a list of whole numbers, of which only the first few are kept. */
  static void addFirst(ProtobufReader message, List<Long> numbers) throws IOException {
    if (message.isBytes()) {
      ProtobufReader packed = message.message();
      while (packed.hasPacked() && numbers.size() <= MOST_KEPT) {
        numbers.add(packed.nextPacked());
      }
    } else if (numbers.size() <= MOST_KEPT) {
      numbers.add(message.number());
    }
  }

  private void addNumbers(ProtobufReader message, List<Long> numbers) throws IOException {
    addFirst(message, numbers);
    if (numbers.size() > MOST_DIMENSIONS) {
      throw new NetworkFileException(
          file, "has a list of more than " + MOST_DIMENSIONS + " numbers");
    }
  }

  /** What a tensor's message says. */
  private static final class Message {
    private String name = "";
    private long type;
    private final List<Long> dimensions = new ArrayList<>();
    private int contentField;
    private Slice content;
    private boolean isExternal;
    private @Nullable NetworkFileException unreadable;
    private final Map<String, String> location = new HashMap<>();
  }

  /** A tensor and its name. */
  record Named(String name, OnnxValue value) {}

  /**
   * Reads the message of a tensor; one whose kind cannot be read is so until somebody needs it.
   *
   * @throws NetworkFileException if it is damaged or not all there
   */
  Named readTensor(ProtobufReader reader) throws IOException {
    Message message = message(reader);
    if (message.unreadable != null || NumberType.ofOnnx(message.type).isEmpty()) {
      NetworkFileException reason =
          message.unreadable == null
              ? complaint(
                  message, "has ONNX type %s, which is not readable".formatted(message.type))
              : message.unreadable;
      return new Named(message.name, new OnnxValue.Unreadable(reason));
    }
    StoredArray array = array(message);
    List<Integer> lengths = message.dimensions.stream().map(Long::intValue).toList();
    return new Named(message.name, new OnnxValue.Stored(TensorShape.of(lengths), array));
  }

  private Message message(ProtobufReader reader) throws IOException {
    Message message = new Message();
    while (reader.advance()) {
      readField(reader, message);
    }
    return message;
  }

  private StoredArray read(ProtobufReader reader) throws IOException {
    return array(message(reader));
  }

  private StoredArray array(Message message) throws IOException {
    if (message.unreadable != null) {
      throw message.unreadable;
    }
    NumberType type =
        NumberType.ofOnnx(message.type)
            .orElseThrow(
                () ->
                    complaint(
                        message,
                        "has ONNX type %s, which is not readable".formatted(message.type)));
    Integer[] shape = shape(message);
    ArrayLayout layout = ArrayLayout.of(type, shape);
    if (message.isExternal) {
      return external(message, layout);
    }
    if (message.content == null || !suits(message.contentField, type)) {
      throw complaint(message, "has no content of its type");
    }
    return switch (message.contentField) {
      case Onnx.TENSOR_INTS, Onnx.TENSOR_LONGS -> packedNumbers(message, layout);
      default -> raw(message, layout, bytes.channel(), message.content);
    };
  }

  private static boolean suits(int contentField, NumberType type) {
    return switch (contentField) {
      case Onnx.TENSOR_FLOATS -> type == NumberType.FLOAT32;
      case Onnx.TENSOR_DOUBLES -> type == NumberType.FLOAT64;
      case Onnx.TENSOR_LONGS -> type == NumberType.INT64;
      case Onnx.TENSOR_INTS -> type.isWhole();
      default -> true;
    };
  }

  private void readField(ProtobufReader reader, Message message) throws IOException {
    switch (reader.field()) {
      case Onnx.TENSOR_DIMS -> addNumbers(reader, message.dimensions);
      case Onnx.TENSOR_TYPE -> message.type = reader.number();
      case Onnx.TENSOR_NAME -> message.name = reader.text();
      case Onnx.TENSOR_LOCATION -> message.isExternal = reader.number() == 1;
      case Onnx.TENSOR_EXTERNAL -> readLocation(reader.message(), message);
      case Onnx.TENSOR_RAW,
          Onnx.TENSOR_FLOATS,
          Onnx.TENSOR_DOUBLES,
          Onnx.TENSOR_INTS,
          Onnx.TENSOR_LONGS -> {
        if (!reader.isBytes() || message.content != null) {
          throw complaint(message, "is stored in pieces, which is not readable");
        }
        message.contentField = reader.field();
        message.content = reader.slice();
      }
      case Onnx.TENSOR_SEGMENT, Onnx.TENSOR_STRINGS, Onnx.TENSOR_UNSIGNED ->
          message.unreadable = complaint(message, "is stored in a way that is not readable");
      default -> {}
    }
  }

  private void readLocation(ProtobufReader entry, Message message) throws IOException {
    String key = "";
    String value = "";
    while (entry.advance()) {
      switch (entry.field()) {
        case Onnx.ENTRY_KEY -> key = entry.text();
        case Onnx.ENTRY_VALUE -> value = entry.text();
        default -> {}
      }
    }
    message.location.put(key, value);
    if (message.location.size() > MOST_DIMENSIONS) {
      throw complaint(message, "says too much about where it is");
    }
  }

  private Integer[] shape(Message message) throws NetworkFileException {
    Integer[] shape = new Integer[message.dimensions.size()];
    for (int i = 0; i < shape.length; i++) {
      long length = message.dimensions.get(i);
      if (length < 1 || length > Integer.MAX_VALUE) {
        throw complaint(
            message,
            "has shape %s; every length must be from 1 to %s"
                .formatted(message.dimensions, Integer.MAX_VALUE));
      }
      shape[i] = (int) length;
    }
    return shape.length <= 2 ? shape : joined(message, shape);
  }

  /** All axes but the last become rows. */
  private Integer[] joined(Message message, Integer[] shape) throws NetworkFileException {
    long rows = 1;
    for (Integer length : List.of(shape).subList(0, shape.length - 1)) {
      rows *= length;
      if (rows > Integer.MAX_VALUE) {
        throw complaint(message, "has too many entries");
      }
    }
    return new Integer[] {(int) rows, shape[shape.length - 1]};
  }

  /** The list of 64-bit numbers is as long as its entries, so no shape can pretend to be larger. */
  private StoredArray packedNumbers(Message message, ArrayLayout layout)
      throws NetworkFileException {
    if (layout.entries() > message.content.length()) {
      throw complaint(
          message,
          "has %s bytes, which cannot hold shape %s of these numbers"
              .formatted(message.content.length(), layout.shapeText()));
    }
    Slice content = message.content;
    return new StoredArray(
        file,
        message.name,
        ArrayLayout.of(NumberType.INT64, layout.shape().toArray(Integer[]::new)),
        () -> new PackedLongs(new ProtobufReader(file, new FileWindow(bytes.channel()), content)));
  }

  private StoredArray raw(Message message, ArrayLayout layout, FileChannel channel, Slice content)
      throws NetworkFileException {
    if (layout.bytes() != content.length()) {
      throw complaint(
          message,
          "has %s bytes, but shape %s of its type takes %s"
              .formatted(content.length(), layout.shapeText(), layout.bytes()));
    }
    return new StoredArray(
        file,
        message.name,
        layout,
        () -> new FileSlice(channel, content.start(), content.length()));
  }

  private StoredArray external(Message message, ArrayLayout layout) throws IOException {
    String name = message.location.getOrDefault("location", "");
    FileChannel channel = externalFile(message, name);
    long start = number(message, "offset", 0);
    long length = number(message, "length", layout.bytes());
    if (start > channel.size() || length > channel.size() - start) {
      throw complaint(
          message, "is not all in %s, which has %s bytes".formatted(shown(name), channel.size()));
    }
    return raw(message, layout, channel, new Slice(start, length));
  }

  private long number(Message message, String key, long standard) throws NetworkFileException {
    String text = message.location.get(key);
    if (text == null) {
      return standard;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, together with negative numbers.
    }
    throw complaint(message, "has the %s %s in another file".formatted(key, shown(text)));
  }

  /** Opens a file beside this one; its name must be plain, so that it cannot lead elsewhere. */
  private FileChannel externalFile(Message message, String given) throws IOException {
    String name = given.startsWith("./") ? given.substring(2) : given;
    FileChannel open = external.get(name);
    if (open != null) {
      return open;
    }
    boolean plain = name.matches("[A-Za-z0-9_][A-Za-z0-9._+= -]{0,199}") && !name.contains("..");
    Path beside = plain ? file.resolveSibling(name) : file;
    if (!plain || !Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS)) {
      throw complaint(
          message, "is in %s, which is no file in the same directory".formatted(shown(name)));
    }
    FileChannel channel = FileChannel.open(beside);
    external.put(name, channel);
    return channel;
  }

  /**
   * Reads the message of a sparse tensor.
   *
   * @throws NetworkFileException if it is no matrix of numbers, or not all there
   */
  SparseArray readSparse(ProtobufReader reader) throws IOException {
    Message message = new Message();
    StoredArray values = null;
    StoredArray indices = null;
    while (reader.advance()) {
      switch (reader.field()) {
        case Onnx.SPARSE_VALUES -> values = read(reader.message());
        case Onnx.SPARSE_INDICES -> indices = read(reader.message());
        case Onnx.SPARSE_DIMS -> addNumbers(reader, message.dimensions);
        default -> {}
      }
    }
    if (values == null || indices == null || message.dimensions.size() != 2) {
      throw new NetworkFileException(file, "has a sparse tensor that is no matrix");
    }
    message.name = values.name();
    ArrayLayout places = indices.layout();
    long nonzeros = values.layout().entries();
    boolean fits =
        values.layout().shape().size() == 1
            && places.rows() == nonzeros
            && (places.shape().size() == 1 || places.columns() == 2);
    if (!fits) {
      throw complaint(
          message, "has %s entries in places of shape %s".formatted(nonzeros, places.shapeText()));
    }
    return new SparseArray(
        file,
        message.name,
        ArrayLayout.of(values.layout().type(), shape(message)),
        false,
        new SparseArray.Coordinates(indices),
        values);
  }

  private NetworkFileException complaint(Message message, String complaint) {
    return NetworkFileException.ofArray(file, message.name, complaint);
  }

  private static String shown(String text) {
    return NetworkFileException.quote(text);
  }

  @Override
  public void close() throws IOException {
    for (FileChannel channel : external.values()) {
      channel.close();
    }
    bytes.channel().close();
  }
}
