package org.superpose.formats;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON key by key without ever holding a whole document, so that long lists of numbers take
 * four bytes each. Errors name the line and the key.
 */
final class JsonReader implements Closeable {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** More entries than any honest map of options, alphabets or digests has. */
  private static final int LARGEST_MAP = 10_000;

  private final Path file;
  private final JsonParser parser;

  JsonReader(Path file, InputStream in) {
    this.file = file;
    parser = MAPPER.createParser(in);
    parser.nextToken();
  }

  /** Reads the value of a key, whose full name is given. */
  @FunctionalInterface
  interface Field {
    void read(String key) throws IOException;
  }

  /** Turns the value of a key into an entry of a map. */
  @FunctionalInterface
  interface Value<T> {
    T read(String key) throws IOException;
  }

  /** Reads an object whose keys are all known; prefix is the object's own key and a dot. */
  void object(String prefix, Map<String, Field> fields) throws IOException {
    require(JsonToken.START_OBJECT, prefix.replaceFirst("\\.$", ""), "an object");
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      Field field = fields.get(name);
      if (field == null) {
        throw complaint(prefix + name, "is unknown; known: " + String.join(", ", fields.keySet()));
      }
      parser.nextToken();
      field.read(prefix + name);
    }
  }

  /** Reads an object with keys of any name, in their order. */
  <T> Map<String, T> map(String key, Value<T> value) throws IOException {
    require(JsonToken.START_OBJECT, key, "an object");
    Map<String, T> map = new LinkedHashMap<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      if (map.size() == LARGEST_MAP) {
        throw complaint(key, "has more than " + LARGEST_MAP + " entries");
      }
      parser.nextToken();
      map.put(name, value.read(key.isEmpty() ? name : key + "." + name));
    }
    return map;
  }

  /** Checks that nothing follows. */
  void end() throws IOException {
    if (parser.nextToken() != null) {
      throw new NetworkFileException(file, line() + "something follows the closing brace");
    }
  }

  String text(String key) throws IOException {
    require(JsonToken.VALUE_STRING, key, "a string");
    return parser.getString();
  }

  /** Reads one of some words; {@code allowed} says what else there may be. */
  String word(String key, List<String> words, String allowed) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING && words.contains(parser.getString())) {
      return parser.getString();
    }
    throw unexpected(key, allowed);
  }

  /** Returns whether the value of the key is an object. */
  boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  long wholeNumber(String key) throws IOException {
    return wholeNumber(key, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  int size(String key) throws IOException {
    return (int) wholeNumber(key, 1, Integer.MAX_VALUE);
  }

  private long wholeNumber(String key, long minimum, long maximum) throws IOException {
    String allowed =
        maximum == Long.MAX_VALUE
            ? "a whole number of 64 bits"
            : "a whole number from %s to %s".formatted(minimum, maximum);
    require(JsonToken.VALUE_NUMBER_INT, key, allowed);
    boolean fits =
        parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
            && parser.getLongValue() >= minimum
            && parser.getLongValue() <= maximum;
    if (!fits) {
      throw unexpected(key, allowed);
    }
    return parser.getLongValue();
  }

  /** Reads a number, a flag or a word. */
  Object scalar(String key) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getString();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> wholeNumber(key);
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      default -> throw unexpected(key, "a number, a flag or a string");
    };
  }

  /** Reads a list of whole numbers that are not negative. */
  int[] indices(String key) throws IOException {
    require(JsonToken.START_ARRAY, key, "a list of whole numbers");
    IntStream.Builder numbers = IntStream.builder();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      numbers.add(index(key));
    }
    return numbers.build().toArray();
  }

  /** Reads two whole numbers that are not negative. */
  long[] offsets(String key) throws IOException {
    String allowed = "two whole numbers";
    require(JsonToken.START_ARRAY, key, allowed);
    long[] offsets = new long[2];
    for (int i = 0; i < 2; i++) {
      parser.nextToken();
      offsets[i] = wholeNumber(key, 0, Long.MAX_VALUE);
    }
    parser.nextToken();
    require(JsonToken.END_ARRAY, key, allowed);
    return offsets;
  }

  /** Reads a list, of as many entries as a map may have. */
  <T> List<T> list(String key, Value<T> value) throws IOException {
    require(JsonToken.START_ARRAY, key, "a list");
    List<T> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (list.size() == LARGEST_MAP) {
        throw complaint(key, "has more than " + LARGEST_MAP + " entries");
      }
      list.add(value.read(key));
    }
    return list;
  }

  /** Reads a list of strings, each held once however often it stands there. */
  List<String> texts(String key) throws IOException {
    require(JsonToken.START_ARRAY, key, "a list of strings");
    Map<String, String> known = new HashMap<>();
    List<String> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(known.computeIfAbsent(text(key), same -> same));
    }
    return list;
  }

  /** Returns whether the current value is a string. */
  boolean isText() {
    return parser.currentToken() == JsonToken.VALUE_STRING;
  }

  /** Reads a number. */
  double number(String key) throws IOException {
    if (scalar(key) instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw unexpected(key, "a number");
  }

  boolean flag(String key) throws IOException {
    if (scalar(key) instanceof Boolean flag) {
      return flag;
    }
    throw unexpected(key, "true or false");
  }

  /** Reads a list of pairs of whole numbers that are not negative, one after another. */
  int[] pairs(String key) throws IOException {
    require(JsonToken.START_ARRAY, key, "a list of pairs");
    IntStream.Builder numbers = IntStream.builder();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      require(JsonToken.START_ARRAY, key, "a pair like [3, 17]");
      for (int end = 0; end < 2; end++) {
        parser.nextToken();
        numbers.add(index(key));
      }
      parser.nextToken();
      require(JsonToken.END_ARRAY, key, "a pair like [3, 17]");
    }
    return numbers.build().toArray();
  }

  /** Reads a list of lists of whole numbers that are not negative. */
  int[][] lists(String key) throws IOException {
    require(JsonToken.START_ARRAY, key, "a list of lists");
    List<int[]> lists = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      lists.add(indices(key));
    }
    return lists.toArray(int[][]::new);
  }

  int index(String key) throws IOException {
    return (int) wholeNumber(key, 0, Integer.MAX_VALUE);
  }

  private void require(JsonToken token, String key, String allowed) throws NetworkFileException {
    if (parser.currentToken() != token) {
      throw unexpected(key, allowed);
    }
  }

  /** Returns an error that shows the current value and says what is allowed instead. */
  NetworkFileException unexpected(String key, String allowed) {
    JsonToken token = parser.currentToken();
    String found = token == null ? "nothing" : token.isScalarValue() ? parser.getString() : "";
    String shown = found.isEmpty() ? "something else" : NetworkFileException.quote(found);
    return complaint(key, "is " + shown + "; allowed: " + allowed);
  }

  /** Returns an error about a key; the complaint is a clause that follows it. */
  NetworkFileException complaint(String key, String complaint) {
    String shown = key.isEmpty() ? "the document" : NetworkFileException.quote(key);
    return new NetworkFileException(file, line() + shown + " " + complaint);
  }

  private String line() {
    return "line " + parser.currentTokenLocation().getLineNr() + ": ";
  }

  @Override
  public void close() {
    parser.close();
  }
}
