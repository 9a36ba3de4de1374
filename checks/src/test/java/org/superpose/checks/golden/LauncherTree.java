package org.superpose.checks.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.superpose.checks.Application;
import org.superpose.checks.Repository;

/**
 * A folder that the script takes for its repository: the folders are empty but for one source, and
 * the jars are those that Maven built.
 *
 * @param root where it is
 */
record LauncherTree(Path root) {

  private static final List<String> FOLDERS =
      List.of(
          "core/src/main",
          "kernels-vector",
          "constructions",
          "bounds-plugins",
          "testkit",
          "cli/formats",
          "cli/runner",
          "cli/console",
          "config");

  /** Makes one that was never built. */
  static LauncherTree in(Path root) throws IOException {
    LauncherTree tree = new LauncherTree(root);
    for (String folder : FOLDERS) {
      Files.createDirectories(root.resolve(folder));
    }
    for (String pom : List.of("pom.xml", "cli/pom.xml")) {
      Files.writeString(root.resolve(pom), "<project/>");
    }
    Files.writeString(tree.source(), "class Source {}");
    for (String name : List.of("superpose", "config/quickstart.yaml")) {
      Files.copy(Repository.ROOT.resolve(name), root.resolve(name));
    }
    executable(tree.script());
    return tree;
  }

  /** Puts the jars into place, as the script finds them after it built. */
  LauncherTree built() throws IOException {
    Files.createDirectories(stamp().getParent());
    Files.createSymbolicLink(stamp().resolveSibling("lib"), Application.LIBRARY);
    Files.createFile(stamp());
    return this;
  }

  /** The script. */
  Path script() {
    return root.resolve("superpose");
  }

  /** The one source. */
  Path source() {
    return root.resolve("core/src/main/Source.java");
  }

  /** Left by the script when it has built. */
  Path stamp() {
    return root.resolve("cli/console/target/superpose/built");
  }

  /**
   * Writes a program that stands for Maven: it notes its start and end, and whether another runs.
   *
   * @return the folder to put into the path
   */
  Path maven(double seconds) throws IOException {
    Path folder = Files.createDirectories(root.resolve("bin"));
    program(
        folder.resolve("mvn"),
        """
        echo start >>noted
        mkdir busy || echo overlap >>noted
        sleep %s
        mkdir -p cli/console/target/superpose
        rmdir busy
        echo end >>noted
        """
            .formatted(seconds));
    return folder;
  }

  /**
   * Writes a program that stands for a JDK: it prints what it is to run.
   *
   * @return the folder of the JDK
   */
  Path jdk() throws IOException {
    Path home = root.resolve("jdk");
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"25.0.9\"\n");
    program(home.resolve("bin/java"), "echo ran \"$@\"\n");
    return home;
  }

  /** What the program that stands for Maven noted. */
  List<String> noted() throws IOException {
    Path file = root.resolve("noted");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private static void program(Path file, String lines) throws IOException {
    executable(Files.writeString(file, "#!/bin/sh\n" + lines));
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
