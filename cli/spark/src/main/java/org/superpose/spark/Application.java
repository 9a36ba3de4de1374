package org.superpose.spark;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The application on an executor: the jars of an archive as a module layer of its own, so that
 * plugins find what they find at home and nothing of Spark's libraries.
 *
 * <p>This class and {@link RunCell} run where the application is not on the class path: they know
 * its service by name only.
 */
final class Application {

  private static final String MODULE = "org.superpose.runner";
  private static final String SERVICE = "org.superpose.runner.engine.CellService";

  private static final Map<String, Application> OPEN = new HashMap<>(); // by digest

  private final ClassLoader loader;
  private final BiFunction<String, Integer, String> cells;

  private Application(ClassLoader loader, BiFunction<String, Integer, String> cells) {
    this.loader = loader;
    this.cells = cells;
  }

  /**
   * Returns the application of an archive; opens it if this process has not yet.
   *
   * @throws IOException if the archive cannot be read, or is not what the driver sent
   */
  static synchronized Application of(String archive, String digest) throws IOException {
    Application open = OPEN.get(digest);
    if (open == null) {
      open = open(unpack(Path.of(archive), digest));
      OPEN.put(digest, open);
    }
    return open;
  }

  /** Runs a cell; see {@code CellService}. */
  String run(String cell, int threads) {
    Thread thread = Thread.currentThread();
    ClassLoader own = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return cells.apply(cell, threads);
    } finally {
      thread.setContextClassLoader(own);
    }
  }

  private static Path unpack(Path archive, String digest) throws IOException {
    String found = digestOf(archive);
    if (!found.equals(digest)) {
      throw new IOException(
          "the jars came with digest %s, but %s were sent".formatted(found, digest));
    }
    Path folder = Files.createTempDirectory(archive.toAbsolutePath().getParent(), "superpose-");
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
      }
    }
    return folder;
  }

  private static String digestOf(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static Application open(Path folder) throws IOException {
    ModuleLayer layer = layer(folder);
    ClassLoader loader = layer.findLoader(MODULE);
    return new Application(loader, service(layer, loader, pluginFolders(folder)));
  }

  /** In local mode the driver is the executor, and the application is there already. */
  private static ModuleLayer layer(Path folder) {
    ModuleLayer boot = ModuleLayer.boot();
    if (boot.findModule(MODULE).isPresent()) {
      return boot;
    }
    Configuration modules =
        boot.configuration()
            .resolveAndBind(
                ModuleFinder.of(folder.resolve("lib")), ModuleFinder.of(), Set.of(MODULE));
    return boot.defineModulesWithOneLoader(modules, ClassLoader.getPlatformClassLoader());
  }

  private static List<Path> pluginFolders(Path folder) throws IOException {
    Path plugins = folder.resolve("plugins");
    if (!Files.exists(plugins)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(plugins)) {
      return folders.sorted().toList();
    }
  }

  @SuppressWarnings("unchecked") // the service's one method returns it
  private static BiFunction<String, Integer, String> service(
      ModuleLayer layer, ClassLoader loader, List<Path> pluginFolders) {
    try {
      Class<?> type = loader.loadClass(SERVICE);
      Object service = ServiceLoader.load(layer, type).findFirst().orElseThrow();
      return (BiFunction<String, Integer, String>)
          type.getMethod("open", List.class).invoke(service, pluginFolders);
    } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException e) {
      throw new IllegalStateException("the archive holds another version of the application", e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the application does not start", e.getCause());
    }
  }
}
