package org.superpose.site;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Renders the documents and the Javadoc of the modules that others compile against. Run as a source
 * file, with commonmark on the class path.
 */
public final class Site {

  private static final List<String> FOLDERS = List.of(".", "docs", "docs/decisions", ".github");

  /** The folder of each module that is described. */
  private static final Map<String, String> MODULES =
      Map.of(
          "org.superpose.core", "core",
          "org.superpose.testkit", "testkit",
          "org.superpose.formats", "cli/formats",
          "org.superpose.runner", "cli/runner");

  private static final String HOME = "README.md";

  private final Path root;
  private final Path out;
  private final Map<Path, Page> pages = new TreeMap<>();
  private final List<String> broken = new ArrayList<>();

  private Site(Path root, Path out) {
    this.root = root;
    this.out = out;
  }

  /**
   * Writes the site; fails if a link leads nowhere.
   *
   * @param arguments the folder of the project, the folder to write to
   */
  public static void main(String[] arguments) throws IOException {
    Site site = new Site(Path.of(arguments[0]).toAbsolutePath().normalize(), Path.of(arguments[1]));
    site.read();
    site.write();
    site.javadoc();
    site.broken.forEach(System.err::println);
    if (!site.broken.isEmpty()) {
      throw new IllegalStateException(site.broken.size() + " links lead nowhere");
    }
    System.out.println(site.pages.size() + " documents in " + site.out.resolve("index.html"));
  }

  private void read() throws IOException {
    for (String folder : FOLDERS) {
      try (Stream<Path> files = Files.list(root.resolve(folder))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".md")).toList()) {
          pages.put(
              root.relativize(file.toAbsolutePath().normalize()), new Page(Files.readString(file)));
        }
      }
    }
  }

  private void write() throws IOException {
    for (Map.Entry<Path, Page> entry : pages.entrySet()) {
      Path place = entry.getKey();
      for (String target : entry.getValue().targets()) {
        check(place, target);
      }
      String html = framed(place, entry.getValue());
      write(out.resolve(Page.rendered(place.toString())), html);
      if (place.equals(Path.of(HOME))) {
        write(out.resolve("index.html"), html);
      }
    }
  }

  /**
   * Notes a link that leads nowhere; copies what is no document, such as pictures and comparisons.
   */
  private void check(Path place, String target) throws IOException {
    if (target.contains("://") || target.startsWith("mailto:")) {
      return;
    }
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? place : place.resolveSibling(parts[0]).normalize();
    boolean isThere = Files.exists(root.resolve(file));
    Page page = pages.get(file);
    if (!isThere || parts.length > 1 && page != null && !page.anchors().contains(parts[1])) {
      broken.add(place + ": " + target);
    } else if (page == null && Files.isRegularFile(root.resolve(file))) {
      Path copy = out.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(root.resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String framed(Path place, Page page) {
    String up = "../".repeat(place.getNameCount() - 1);
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%s</title>
    <style>
    body { font: 1rem/1.55 system-ui, sans-serif; max-width: 62rem; margin: 0 auto; padding: 1rem; }
    nav a { margin-right: 1.2em; }
    pre, table { overflow-x: auto; display: block; }
    pre { padding: .7rem; background: color-mix(in srgb, currentColor 7%%, transparent); font-size: .85rem; }
    td, th { padding: .25rem .7rem; border-bottom: 1px solid #8886; text-align: left; vertical-align: top; }
    img { max-width: 100%%; }
    </style>
    </head>
    <body>
    <nav><a href="%2$sindex.html">Superpose</a><a href="%2$sdocs/tutorial.html">Tutorial</a><a
     href="%2$sdocs/gallery.html">Gallery</a><a href="%2$sARCHITECTURE.html">Architecture</a><a
     href="%2$sdocs/changelog.html">Changes</a><a href="%2$sapi/index.html">Javadoc</a></nav>
    <main>
    %3$s</main>
    </body>
    </html>
    """
        .formatted(page.title().replace("&", "&amp;").replace("<", "&lt;"), up, page.html());
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void javadoc() {
    Path application = root.resolve("cli/console/target/superpose");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-quiet",
                "-notimestamp",
                "-Xdoclint:all,-missing",
                "--module-path",
                String.join(
                    ":",
                    application.resolve("lib").toString(),
                    application.resolve("check").toString(),
                    System.getProperty("java.class.path")), // with the annotations
                "-d",
                out.resolve("api").toString(),
                "-doctitle",
                "Superpose"));
    MODULES.forEach(
        (module, folder) -> {
          arguments.add("--module-source-path");
          arguments.add(module + "=" + root.resolve(folder).resolve("src/main/java"));
        });
    arguments.addAll(List.of("--module", String.join(",", MODULES.keySet())));
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    int code =
        ToolProvider.findFirst("javadoc")
            .orElseThrow()
            .run(out, out, arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException("javadoc: " + said);
    }
  }
}
