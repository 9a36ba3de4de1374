package org.superpose.runner.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.superpose.core.settings.EdgeList;

/**
 * Writes the full configuration of a comparison as it runs: defaults explicit, sweeps expanded,
 * overrides applied, edge lists embedded. Names no file, so that it reads back to the same
 * comparison from wherever it is.
 */
public final class ResolvedYaml {

  private static final Pattern PLAIN_WORD =
      Pattern.compile("(?!(true|false|null|yes|no|on|off|y|n)$)[a-z]+(-[a-z0-9]+)*");

  private static final Pattern KEY = Pattern.compile("[a-z]+(_[a-z]+)*");

  private final StringBuilder out = new StringBuilder();

  private ResolvedYaml() {}

  /** A list or mapping that is written in one line. */
  record Flow(Object value) {}

  /** Returns the comparison as text that {@link ConfigurationReader} reads. */
  public static String write(Comparison comparison) {
    ResolvedYaml yaml = new ResolvedYaml();
    yaml.comparison(comparison);
    return yaml.out.toString();
  }

  private void comparison(Comparison comparison) {
    out.append("# The configuration as run: defaults filled in, sweeps expanded.\n");
    for (ComparisonKey key : ComparisonKey.values()) {
      write("", key.key(), key.value(comparison));
    }
  }

  private void write(String indent, String key, Object value) {
    String start = indent + (KEY.matcher(key).matches() ? key : quote(key)) + ":";
    switch (value) {
      case Optional<?> maybe -> maybe.ifPresent(present -> write(indent, key, present));
      case Map<?, ?> keys -> {
        out.append(start).append('\n');
        keys.forEach((name, held) -> write(indent + "  ", (String) name, held));
      }
      case List<?> items -> {
        out.append(start).append('\n');
        items.forEach(item -> item(indent + "  ", item));
      }
      default -> out.append(start + " " + flow(value) + "\n");
    }
  }

  private void item(String indent, Object item) {
    int start = out.length();
    if (item instanceof Map<?, ?> keys) {
      keys.forEach((name, held) -> write(indent + "  ", (String) name, held));
    } else {
      out.append(indent + "  " + flow(item) + "\n");
    }
    out.setCharAt(start + indent.length(), '-');
  }

  private static String flow(Object value) {
    return switch (value) {
      case Flow(Object held) -> flow(held);
      case String text -> quote(text);
      case Map<?, ?> keys ->
          keys.entrySet().stream()
              .map(entry -> entry.getKey() + ": " + flow(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case List<?> items ->
          items.stream().map(ResolvedYaml::flow).collect(Collectors.joining(", ", "[", "]"));
      case EdgeList edges ->
          IntStream.range(0, edges.size())
              .mapToObj(pair -> "[" + edges.first(pair) + ", " + edges.second(pair) + "]")
              .collect(Collectors.joining(", ", "[", "]"));
      default -> value.toString();
    };
  }

  /** Quotes all but kebab-case words that no YAML reader takes for anything else. */
  private static String quote(String text) {
    if (PLAIN_WORD.matcher(text).matches()) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                  if (point >= ' ' && point != 0x85 && StreamReader.isPrintable(point)) {
                    quoted.appendCodePoint(point);
                  } else {
                    quoted.append(String.format(Locale.ROOT, "\\U%08X", point));
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }
}
