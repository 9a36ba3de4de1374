package org.superpose.runner.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.stream.Stream;
import org.superpose.formats.digest.Sha256;

/**
 * Where a plugin came from.
 *
 * @param module the name of its module, or {@code "class path"}
 * @param version the version of its module, or {@code "unversioned"}
 * @param api the version of core that it was compiled against, if its module says so
 * @param location its jar or class directory, if it came from the file system
 */
public record PluginOrigin(
    String module, String version, Optional<String> api, Optional<Path> location) {

  private static final String UNVERSIONED = "unversioned";

  /** Returns where a class came from. */
  public static PluginOrigin of(Class<?> type) {
    Module module = type.getModule();
    Optional<Path> location = locationOf(type);
    if (!module.isNamed()) {
      Package own = type.getPackage();
      return new PluginOrigin(
          "class path",
          Optional.ofNullable(own.getImplementationVersion()).orElse(UNVERSIONED),
          Optional.empty(),
          location);
    }
    String version = module.getDescriptor().rawVersion().orElse(UNVERSIONED);
    return new PluginOrigin(
        module.getName(), version, PluginJar.api(module.getDescriptor()), location);
  }

  private static Optional<Path> locationOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      URI uri = source.getLocation().toURI();
      return Optional.of(Path.of(uri));
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the SHA-256 digest of the jar in hexadecimal, or of the names and bytes of all files of
   * a class directory, or {@code "none"} for what is not in the file system. Reads everything.
   *
   * @throws UncheckedIOException if a file cannot be read
   */
  public String digest() {
    if (location.isEmpty()) {
      return "none";
    }
    Path root = location.get();
    try (Stream<Path> files = Files.walk(root)) {
      MessageDigest digest = Sha256.start();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (!file.equals(root)) {
          digest.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        }
        digest.update(Files.readAllBytes(file));
      }
      return Sha256.hex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + root, e);
    }
  }

  /** Returns the jar or class directory if there is one, otherwise the module. */
  @Override
  public String toString() {
    return location.map(Path::toString).orElse(module);
  }
}
