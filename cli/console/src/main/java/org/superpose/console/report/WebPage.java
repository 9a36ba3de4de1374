package org.superpose.console.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.superpose.formats.digest.Sha256;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills a template to one page that needs no other file and no network.
 *
 * <p>Whatever comes from results, file names or plugins stands in the page as escaped text or as
 * JSON without any {@code <}. Besides, the page's own policy runs no script but the ones that this
 * class put in, by their digests, and loads nothing from anywhere.
 */
final class WebPage {

  /** Sorted keys: the order of a map's own may differ from run to run. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z]+)}}");

  private WebPage() {}

  /**
   * Returns the page.
   *
   * @param template a resource with {@code {{name}}} where texts go, and {@code {{policy}}}, {@code
   *     {{style}}}, {@code {{data}}}, {@code {{scripts}}}; {@code {{notices}}} are the licences of
   *     Vega and its parts
   * @param texts plain texts, lists of them for items, or lists of lists for the rows of a table,
   *     by placeholder; escaped here
   * @param data what the scripts read: maps, lists, texts and numbers
   * @param scripts resources, in the order in which they run
   */
  static String of(
      String template, Map<String, Object> texts, Map<String, Object> data, List<String> scripts) {
    List<String> sources = scripts.stream().map(WebPage::script).toList();
    Matcher matcher = PLACEHOLDER.matcher(resource(template));
    return matcher.replaceAll(
        match ->
            Matcher.quoteReplacement(
                switch (match.group(1)) {
                  case "policy" -> policy(sources);
                  case "style" -> resource("page.css");
                  case "notices" -> resource("notices.txt");
                  case "data" -> json(data);
                  case "scripts" ->
                      sources.stream()
                          .map(source -> "<script>" + source + "</script>\n")
                          .collect(Collectors.joining());
                  default -> markup(texts.get(match.group(1)));
                }));
  }

  private static String markup(Object text) {
    return text instanceof List<?> items
        ? items.stream()
            .map(item -> (item instanceof List<?> row ? row(row) : element("li", item)) + "\n")
            .collect(Collectors.joining())
        : escape(text.toString());
  }

  private static String row(List<?> entries) {
    return entries.stream()
        .map(entry -> element("td", entry))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  private static String element(String name, Object text) {
    return "<%s>%s</%s>".formatted(name, escape(text.toString()), name);
  }

  /** Returns text that no browser takes for markup, within an element or a quoted attribute. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Returns JSON that ends no script element: a {@code <} occurs within JSON texts only. */
  static String json(Object value) {
    return MAPPER.writeValueAsString(value).replace("<", "\\u003c");
  }

  /** Vega makes functions from the expressions of its own plots, hence {@code unsafe-eval}. */
  private static String policy(List<String> sources) {
    List<String> allowed = new ArrayList<>(List.of("'unsafe-eval'"));
    sources.forEach(source -> allowed.add("'sha256-" + sha256(source) + "'"));
    return "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; script-src "
        + String.join(" ", allowed);
  }

  /** Within scripts, {@code </script} and {@code <!--} occur in texts and patterns only. */
  private static String script(String name) {
    return resource(name).replace("</script", "<\\/script").replace("<!--", "<\\!--");
  }

  private static String sha256(String text) {
    return Base64.getEncoder().encodeToString(Sha256.of(text));
  }

  private static String resource(String name) {
    try (InputStream in = WebPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its part " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
