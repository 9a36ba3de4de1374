package org.superpose.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of the repository, without what builds and runs leave behind. */
public final class Repository {

  /** The folder of the whole. */
  public static final Path ROOT = root();

  private static final Set<String> LEFT_BEHIND = Set.of("target", "results", "plugins");

  private Repository() {}

  private static Path root() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.exists(directory.resolve("core").resolve("pom.xml"))) {
      directory = directory.getParent();
    }
    return directory;
  }

  /** Returns the modules that have a module descriptor, without the examples of documents. */
  static List<BuiltModule> modules() {
    return files("module-info.java").stream()
        .filter(file -> !file.startsWith(ROOT.resolve("docs")))
        .filter(file -> file.endsWith(Path.of("src", "main", "java", "module-info.java")))
        .map(file -> new BuiltModule(file.getParent().getParent().getParent().getParent()))
        .toList();
  }

  /** Returns the files whose names end in one of the endings, in the order of their paths. */
  static List<Path> files(String... endings) {
    try (Stream<Path> files = files(ROOT)) {
      return files
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files(Path directory) throws IOException {
    List<Path> children;
    try (Stream<Path> listed = Files.list(directory)) {
      children = listed.filter(Repository::isSource).toList();
    }
    Stream<Path> files = children.stream().filter(Files::isRegularFile);
    for (Path child : children) {
      if (Files.isDirectory(child)) {
        files = Stream.concat(files, files(child));
      }
    }
    return files;
  }

  private static boolean isSource(Path path) {
    String name = path.getFileName().toString();
    return !name.startsWith(".") && !LEFT_BEHIND.contains(name);
  }

  /** Reads a text file. */
  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
