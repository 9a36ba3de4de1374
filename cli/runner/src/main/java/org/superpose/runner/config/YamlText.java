package org.superpose.runner.config;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Turns YAML text into located nodes.
 *
 * <p>Streams tokens instead of binding to objects, because binding stops at the first problem of a
 * file and does not tell where values without problems are. Aliases and tags are refused: nothing
 * in a comparison needs them, and a value would be reported at a line where it is not written.
 */
final class YamlText {

  /** Jackson leaves the limit of three million characters to its YAML engine. */
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

  private static final YAMLFactory YAML =
      YAMLFactory.builder()
          .loadSettings(SETTINGS)
          .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+\\.[0-9]*)([eE][-+]?[0-9]+)?");

  private final String text;
  private final YAMLParser parser;
  private final BiFunction<Integer, Integer, Mark> marks;
  private final Diagnostics problems;
  private boolean hasAlias;

  private YamlText(
      String text,
      YAMLParser parser,
      BiFunction<Integer, Integer, Mark> marks,
      Diagnostics problems) {
    this.text = text;
    this.parser = parser;
    this.marks = marks;
    this.problems = problems;
  }

  /**
   * Parses a file's text; what is wrong is noted, with line and column.
   *
   * @return the root, or empty if the text is not YAML
   */
  static Optional<Node> parse(String file, String text, Diagnostics problems) {
    return parse(text, "", (line, column) -> new Mark(file, line, column), problems);
  }

  /**
   * Parses the value of an override.
   *
   * @param path the key that it is for
   */
  static Optional<Node> parseOverride(String path, String text, Diagnostics problems) {
    return parse(text, path, (_, _) -> Mark.OVERRIDE, problems);
  }

  private static Optional<Node> parse(
      String text, String path, BiFunction<Integer, Integer, Mark> marks, Diagnostics problems) {
    int forbidden = firstForbidden(text);
    if (forbidden >= 0) {
      int line = 1 + (int) text.substring(0, forbidden).chars().filter(c -> c == '\n').count();
      int column = forbidden - text.lastIndexOf('\n', forbidden - 1);
      problems.add(
          marks.apply(line, column).at(path),
          String.format(
              Locale.ROOT,
              "the character U+%04X is not allowed in YAML",
              text.codePointAt(forbidden)));
      return Optional.empty();
    }
    try (YAMLParser parser = (YAMLParser) YAML.createParser(ObjectReadContext.empty(), text)) {
      return new YamlText(text, parser, marks, problems).document(path);
    }
  }

  private static int firstForbidden(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (!StreamReader.isPrintable(text.codePointAt(i))) {
        return i;
      }
    }
    return -1;
  }

  /** The engine knows the place of its problem; for others it is where the parser stands. */
  private Mark place(JacksonException e) {
    if (e.getCause() instanceof MarkedYamlEngineException engine
        && engine.getProblemMark().isPresent()) {
      var problem = engine.getProblemMark().get();
      return marks.apply(problem.getLine() + 1, problem.getColumn() + 1);
    }
    TokenStreamLocation last = parser.currentLocation();
    return marks.apply(last.getLineNr(), last.getColumnNr());
  }

  /** The engine's message quotes the text over several lines; its sentences start in column one. */
  private static String complaint(JacksonException e, Mark mark) {
    String sentences =
        e.getOriginalMessage()
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith(" "))
            .collect(Collectors.joining(", "));
    String column = mark.column() > 0 ? " (column " + mark.column() + ")" : "";
    return "not valid YAML" + column + ": " + sentences;
  }

  private Optional<Node> document(String path) {
    try {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return Optional.of(new Node.Empty(marks.apply(1, 1)));
      }
      Node root = node(token, path);
      if (parser.nextToken() != null) {
        problems.add(mark().at(path), "a second document begins here; one is allowed");
      }
      return Optional.of(root);
    } catch (JacksonException e) {
      Mark mark = place(e);
      problems.add(mark.at(path), complaint(e, mark));
      return Optional.empty();
    }
  }

  private Node node(JsonToken token, String path) {
    Mark mark = mark();
    if (parser.isCurrentAlias()) {
      if (!hasAlias) { // a file of aliases is one problem, not thousands
        problems.add(mark.at(path), "aliases are not supported; write the value out");
      }
      hasAlias = true;
    } else if (parser.getRawTag() != null) {
      problems.add(mark.at(path), "tags are not supported; remove '" + parser.getRawTag() + "'");
    }
    return switch (token) {
      case START_OBJECT -> mapping(mark, path);
      case START_ARRAY -> sequence(mark, path);
      case VALUE_NULL -> new Node.Empty(mark);
      case VALUE_TRUE -> new Node.Scalar(mark, true);
      case VALUE_FALSE -> new Node.Scalar(mark, false);
      case VALUE_NUMBER_INT -> new Node.Scalar(mark, whole(parser.getNumberValue()));
      case VALUE_NUMBER_FLOAT -> new Node.Scalar(mark, parser.getDoubleValue());
      default -> new Node.Scalar(mark, text());
    };
  }

  /** YAML 1.2 has numbers that its parser takes for words, such as {@code .05} and {@code 5.}. */
  private Object text() {
    String word = parser.getString();
    return FLOAT.matcher(word).matches() && isPlain() ? (Object) Double.valueOf(word) : word;
  }

  private boolean isPlain() {
    long start = parser.currentTokenLocation().getCharOffset();
    return start >= 0 && start < text.length() && "\"'|>".indexOf(text.charAt((int) start)) < 0;
  }

  private static Object whole(Number number) {
    return number instanceof BigInteger ? number : (Object) number.longValue();
  }

  private Node mapping(Mark mark, String path) {
    List<Node.Entry> entries = new ArrayList<>();
    Map<String, Mark> earlier = new HashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      String keyPath = path.isEmpty() ? key : path + "." + key;
      Mark keyMark = mark();
      Node value = node(parser.nextToken(), keyPath);
      Mark first = earlier.putIfAbsent(key, keyMark);
      if (first == null) {
        entries.add(new Node.Entry(key, keyMark, value));
      } else {
        problems.add(keyMark.at(keyPath), "duplicate key; it is already on line " + first.line());
      }
    }
    return new Node.Mapping(mark, entries);
  }

  private Node sequence(Mark mark, String path) {
    List<Node> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(node(token, path + "[" + items.size() + "]"));
    }
    return new Node.Sequence(mark, items);
  }

  private Mark mark() {
    TokenStreamLocation location = parser.currentTokenLocation();
    return marks.apply(location.getLineNr(), location.getColumnNr());
  }
}
