package org.superpose.console.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser without a window that opens a page, lets its scripts run, and gives its content. */
public final class Chromium {

  /**
   * What became of a page.
   *
   * @param content the document after its scripts ran
   * @param console what the page wrote to the console
   */
  public record Opened(String content, List<String> console) {}

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final String SEEN = "<pre id=\"seen\">";

  private Chromium() {}

  /** Opens a page; ends the test as skipped, with a message, on a machine without Chromium. */
  public static Opened open(Path page, Path scratch) throws IOException, InterruptedException {
    Path content = scratch.resolve("content.html");
    List<String> console = run(scratch, content, List.of("--dump-dom"), page.toUri().toString());
    return new Opened(Files.readString(content), console);
  }

  /** Prints a page to a PDF as a reader does who prefers dark pages. */
  static void print(String page, Path pdf, Path scratch) throws IOException, InterruptedException {
    List<String> options =
        List.of(
            "--print-to-pdf=" + pdf,
            "--no-pdf-header-footer",
            "--blink-settings=preferredColorScheme=0");
    assertThat(run(scratch, scratch.resolve("content.html"), options, page)).isEmpty();
  }

  /** Returns what the page wrote to the console. */
  private static List<String> run(Path scratch, Path output, List<String> options, String page)
      throws IOException, InterruptedException {
    Path log = scratch.resolve("browser.log");
    List<String> command = new ArrayList<>();
    command.add(find());
    // The pages are our own, so the sandbox, which containers forbid, is not missed.
    command.addAll(List.of("--headless=new", "--no-sandbox", "--disable-gpu"));
    command.addAll(List.of("--disable-dev-shm-usage", "--allow-file-access-from-files"));
    command.addAll(List.of("--user-data-dir=" + scratch.resolve("profile"), "--no-first-run"));
    command.addAll(List.of("--enable-logging=stderr", "--virtual-time-budget=60000"));
    command.add("--window-size=1280,1600");
    command.addAll(options);
    command.add(page);
    Process browser =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(log.toFile())
            .start();
    if (!browser.waitFor(1, TimeUnit.MINUTES)) {
      browser.destroyForcibly();
      throw new IllegalStateException("the browser does not end");
    }
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains("CONSOLE")).toList();
    }
  }

  /**
   * Opens a page of the tests' resources beside other pages, and returns what its script wrote down
   * in its element {@code seen}.
   */
  static JsonNode use(String driver, Path directory) throws IOException, InterruptedException {
    Path page = directory.resolve(driver);
    try (InputStream in = Chromium.class.getResourceAsStream(driver)) {
      Files.copy(in, page, StandardCopyOption.REPLACE_EXISTING);
    }
    Opened opened = open(page, directory);
    assertThat(opened.console()).isEmpty();
    int start = opened.content().indexOf(SEEN) + SEEN.length();
    return JsonMapper.shared()
        .readTree(
            opened
                .content()
                .substring(start, opened.content().indexOf("</pre>", start))
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&"));
  }

  /** Ends the test as skipped, with a message, on a machine without Chromium. */
  static void requireInstalled() {
    assertThat(find()).isNotEmpty();
  }

  private static String find() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      for (String name : NAMES) {
        Path candidate = Path.of(folder, name);
        if (Files.isExecutable(candidate)) {
          return candidate.toString();
        }
      }
    }
    return abort("no Chromium on this machine (apt-get install chromium): page not opened");
  }
}
