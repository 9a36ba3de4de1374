package org.superpose.cli.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.core.construction.Construction;

/** One folder of foreign plugins, good and bad: every good one must work in spite of the others. */
class PluginRegistryTest {

  private static final String FINE = "";
  private static final String THROWS = "throw new IllegalStateException(\"no licence\");";

  @TempDir static Path folder;
  @TempDir static Path work;

  private static PluginRegistry registry;

  @BeforeAll
  static void makePlugins() throws Exception {
    ForeignJars jars = new ForeignJars(work);
    jars.explicitModule(folder.resolve("alpha/alpha.jar"), "alpha", one("alpha", "foreign-alpha"));
    jars.plainJar(folder.resolve("beta/beta-1.3.jar"), "beta", one("beta", "foreign-beta"));
    jars.explicitModule(
        folder.resolve("gamma/gamma.jar"),
        "gamma",
        Map.of(
            "Bad", ForeignJars.construction("gamma", "Bad", "foreign-bad", THROWS),
            "Good", ForeignJars.construction("gamma", "Good", "foreign-gamma", FINE)));
    jars.plainJar(folder.resolve("twin/twin.jar"), "twin", one("twin", "foreign-alpha"));
    jars.moduleWithoutProvides(folder.resolve("silent/silent.jar"), "silent", one("silent", "x"));
    jars.plainJar(folder.resolve("loose.jar"), "loose", one("loose", "foreign-loose"));
    jars.plainJar(folder.resolve("odd/odd.jar"), "odd", one("odd", "Not Kebab"));
    jars.emptyModule(folder.resolve("greedy/core.jar"), "org.superpose.core");
    Files.createDirectories(folder.resolve("empty"));
    Files.createDirectories(folder.resolve("broken"));
    Files.writeString(folder.resolve("broken/broken.jar"), "not a jar");
    Files.writeString(folder.resolve("README.txt"), "not a plugin");
    registry = PluginRegistry.discover(List.of(folder, folder.resolve("absent")));
  }

  private static Map<String, String> one(String name, String id) {
    return Map.of("Only", ForeignJars.construction(name, "Only", id, FINE));
  }

  private static Plugin<Construction> find(String id) {
    return registry.constructions().find(id).orElseThrow();
  }

  @Test
  void goodPluginsAreFoundBesideBadOnes() {
    assertThat(registry.constructions().ids())
        .filteredOn(id -> id.startsWith("foreign"))
        .containsExactly("foreign-alpha", "foreign-beta", "foreign-gamma");
    assertThat(find("foreign-beta").service().describe().summary()).isEqualTo("Made elsewhere.");
  }

  @Test
  void originNamesModuleVersionJarAndDigest() throws Exception {
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
  }

  @Test
  void everyOtherIsAProblemOfOneLine() {
    assertThat(registry.problems())
        .extracting(PluginProblem::toString)
        .containsExactlyInAnyOrder(
            at("loose.jar") + "is not used: move it to a folder of its own in " + folder,
            at("absent") + "is not a folder that can be read",
            at("broken") + "cannot be loaded: ZipException: zip END header not found",
            at("empty") + "has no jar",
            at("gamma/gamma.jar")
                + "foreign.gamma.Bad does not start: IllegalStateException: no licence",
            at("greedy") + "brings its own org.superpose.core; remove that jar",
            at("odd/odd.jar")
                + "foreign.odd.Only does not start: id 'Not Kebab' is not kebab-case: lower-case"
                + " words joined by single hyphens",
            at("silent")
                + "offers no task, construction or bound; a module must say 'provides', a plain jar"
                + " must have META-INF/services",
            at("twin/twin.jar")
                + "the construction 'foreign-alpha' is not used: its id is taken by "
                + folder.resolve("alpha/alpha.jar"));
  }

  private static String at(String path) {
    return folder.resolve(path) + ": ";
  }

  @Test
  void nearestIdHelpsWithTypingErrors() {
    assertThat(registry.constructions().nearest("foriegn-alpha")).contains("foreign-alpha");
    assertThat(registry.constructions().nearest("gamma")).contains("foreign-gamma");
    assertThat(registry.constructions().nearest("zzz")).isEmpty();
  }

  @Test
  void withoutFoldersThereAreNoForeignPlugins() {
    PluginRegistry own = PluginRegistry.discover(List.of());

    assertThat(own.problems()).isEmpty();
    assertThat(own.constructions().ids()).doesNotContain("foreign-alpha");
  }
}
