package org.superpose.runner.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.core.construction.Construction;
import org.superpose.fixtures.ForeignJar;

/** Sound plugins of all sorts in one folder. */
class PluginRegistryTest {

  private static final String USED_LIBRARY = "\"Uses \" + foreign.library.Library.version()";

  @TempDir static Path folder;

  private static PluginRegistry registry;

  @BeforeAll
  static void makePlugins() throws Exception {
    ForeignJar.module("alpha")
        .construction("Only", "foreign-alpha")
        .writeTo(folder.resolve("alpha/alpha.jar"));
    ForeignJar.plain("beta")
        .construction("Only", "foreign-beta")
        .writeTo(folder.resolve("beta/beta-1.3.jar"));
    ForeignJar.plain("single")
        .construction("Only", "foreign-single")
        .writeTo(folder.resolve("single.jar"));
    Path one = library("1", folder.resolve("plain-user/library.jar"));
    ForeignJar.plain("plainuser")
        .with(one)
        .construction("Only", "foreign-plain-user", "", USED_LIBRARY)
        .writeTo(folder.resolve("plain-user/user.jar"));
    Path two = library("2", folder.resolve("module-user/library.jar"));
    ForeignJar.module("moduleuser")
        .with(two)
        .directive("requires library;")
        .construction("Only", "foreign-module-user", "", USED_LIBRARY)
        .writeTo(folder.resolve("module-user/user.jar"));
    Files.writeString(folder.resolve("README.txt"), "not a plugin");
    registry = PluginRegistry.discover(List.of(folder));
  }

  /** Two versions of one library, without module descriptor, as most libraries still are. */
  private static Path library(String version, Path jar) throws Exception {
    return ForeignJar.plain("library")
        .type(
            "Library",
            """
            package foreign.library;

            public final class Library {
              public static String version() { return "library %s"; }
            }
            """
                .formatted(version))
        .writeTo(jar);
  }

  private static Plugin<Construction> find(String id) {
    return registry.constructions().find(id).orElseThrow();
  }

  @Test
  void pluginsOfAllSortsAreFound() {
    assertThat(registry.problems()).isEmpty();
    assertThat(registry.constructions().ids())
        .filteredOn(id -> id.startsWith("foreign"))
        .containsExactly(
            "foreign-alpha",
            "foreign-beta",
            "foreign-module-user",
            "foreign-plain-user",
            "foreign-single");
    assertThat(find("foreign-beta").service().describe().summary()).isEqualTo("Made elsewhere.");
  }

  @Test
  void everyPluginHasItsOwnVersionOfALibrary() {
    assertThat(find("foreign-plain-user").description().summary()).isEqualTo("Uses library 1");
    assertThat(find("foreign-module-user").description().summary()).isEqualTo("Uses library 2");
  }

  @Test
  void originNamesModuleVersionsJarAndDigest() throws Exception {
    PluginOrigin alpha = find("foreign-alpha").origin();
    Path jar = folder.resolve("alpha/alpha.jar");

    assertThat(alpha.module()).isEqualTo("foreign.alpha");
    assertThat(alpha.version()).isEqualTo("2.5");
    assertThat(alpha.location()).contains(jar);
    // Oracle: the digest of the file's bytes in one piece.
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
    assertThat(alpha.digest()).isEqualTo(HexFormat.of().formatHex(digest));
    PluginOrigin beta = find("foreign-beta").origin();
    assertThat(beta.module()).isEqualTo("beta");
    assertThat(beta.version()).isEqualTo("1.3");
    assertThat(beta.api()).isEmpty();
  }

  @Test
  void nearestIdHelpsWithTypingErrors() {
    assertThat(registry.constructions().nearest("foriegn-alpha")).contains("foreign-alpha");
    assertThat(registry.constructions().nearest("alpha")).contains("foreign-alpha");
    assertThat(registry.constructions().nearest("zzz")).isEmpty();
  }

  @Test
  void withoutFoldersThereAreNoForeignPlugins() {
    PluginRegistry own = PluginRegistry.discover(List.of());

    assertThat(own.problems()).isEmpty();
    assertThat(own.constructions().ids()).doesNotContain("foreign-alpha");
  }
}
