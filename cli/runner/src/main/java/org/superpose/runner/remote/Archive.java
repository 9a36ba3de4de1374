package org.superpose.runner.remote;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.superpose.formats.digest.Sha256;
import org.superpose.runner.engine.ClusterJob;
import org.superpose.runner.plugin.PluginRegistry;

/**
 * The jars of this program and of the user's plugins in one file, as other machines need them: jars
 * of the same name in two plugins stay apart.
 *
 * @param file a zip
 * @param digest its SHA-256 digest in hexadecimal
 */
record Archive(Path file, String digest) {

  /**
   * Writes the archive.
   *
   * @param file to write
   * @param pluginFolders each holds one folder per plugin, or single jars
   * @throws IllegalStateException if the program does not run from jars
   */
  static Archive write(Path file, List<Path> pluginFolders) throws IOException {
    MessageDigest digest = Sha256.start();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        ZipOutputStream zip = new ZipOutputStream(new DigestOutputStream(out, digest))) {
      zip.setLevel(0); // jars are compressed already
      for (Path jar : applicationJars()) {
        add(zip, ClusterJob.APPLICATION + "/" + jar.getFileName(), jar);
      }
      for (int i = 0; i < pluginFolders.size(); i++) {
        // Names that sort as the folders do: of two plugins with one id, the first is used.
        addJars(
            zip,
            String.format(Locale.ROOT, "%s/%04d", ClusterJob.PLUGINS, i),
            pluginFolders.get(i));
      }
    }
    return new Archive(file, Sha256.hex(digest));
  }

  /** Returns the jars of all modules of the program's layer but the JDK's, sorted. */
  private static List<Path> applicationJars() {
    ModuleLayer layer = Archive.class.getModule().getLayer();
    List<Path> places =
        layer == null
            ? List.of()
            : layer.configuration().modules().stream()
                .filter(module -> !needsIncubator(module.reference().descriptor()))
                .flatMap(module -> module.reference().location().stream())
                .filter(place -> "file".equals(place.getScheme()))
                .map((URI place) -> Path.of(place))
                .sorted()
                .toList();
    if (places.isEmpty() || !places.stream().allMatch(Files::isRegularFile)) {
      throw new IllegalStateException(
          "a cluster needs the program's jars, but it runs from classes; start ./superpose");
    }
    return places;
  }

  /** The vector kernels: an executor that lacks what they need could not start; no row does. */
  private static boolean needsIncubator(ModuleDescriptor module) {
    return module.requires().stream().anyMatch(other -> other.name().startsWith("jdk.incubator."));
  }

  private static void addJars(ZipOutputStream zip, String name, Path folder) throws IOException {
    for (Path jar : PluginRegistry.jarsIn(folder)) {
      add(zip, name + "/" + folder.relativize(jar).toString().replace('\\', '/'), jar);
    }
  }

  /** Entries carry no time, so that equal jars make equal archives. */
  private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    Files.copy(file, zip);
    zip.closeEntry();
  }
}
