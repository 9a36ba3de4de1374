package org.superpose.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Maven module with a module descriptor, as far as it is built.
 *
 * @param directory the directory of its pom.xml
 */
record BuiltModule(Path directory) {

  Path classes() {
    return directory.resolve("target").resolve("classes");
  }

  /** Returns the descriptor of the compiled classes. */
  ModuleDescriptor descriptor() {
    return ModuleFinder.of(classes()).findAll().iterator().next().descriptor();
  }

  /** Returns the jar, if it was packaged after the classes were compiled. */
  Optional<Path> freshJar() {
    try (Stream<Path> files = Files.list(directory.resolve("target"))) {
      FileTime compiled = Files.getLastModifiedTime(classes().resolve("module-info.class"));
      return files
          .filter(file -> file.getFileName().toString().matches("superpose-.*\\.jar"))
          .filter(
              file -> !file.getFileName().toString().matches(".*-(sources|javadoc|tests)\\.jar"))
          .filter(file -> modified(file).compareTo(compiled) >= 0)
          .max(Comparator.comparing(BuiltModule::modified));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isPlugin() {
    Path place = Repository.ROOT.relativize(directory);
    return place.startsWith("constructions") || place.startsWith("bounds-plugins");
  }

  @Override
  public String toString() {
    return Repository.ROOT.relativize(directory).toString();
  }
}
