package org.superpose.runner.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.superpose.fixtures.ForeignJar;

/**
 * Every way in which a plugin is known to be broken: each ends in one line that names the jar and
 * the remedy, and a sound plugin that comes later goes on.
 */
class BrokenPluginsTest {

  private static final String SOUND = "zz-sound";

  private static final String STALE =
      "stale/stale.jar: has a broken entry: "
          + "org.superpose.core.construction.Construction: Provider foreign.stale.Gone not "
          + "found; build or copy the jar again: it lacks this class";

  @TempDir private Path folder;

  @BeforeEach
  void addSoundPlugin() throws Exception {
    ForeignJar.plain("sound").construction("Only", SOUND).writeTo(folder.resolve("zz/sound.jar"));
  }

  private void assertProblems(String... expected) {
    PluginRegistry registry = PluginRegistry.discover(List.of(folder));

    assertThat(registry.problems())
        .extracting(PluginProblem::toString)
        .containsExactlyInAnyOrder(
            Arrays.stream(expected).map(line -> folder + "/" + line).toArray(String[]::new));
    assertThat(registry.constructions().ids()).contains(SOUND);
  }

  private Path jar(String name) {
    return folder.resolve(name).resolve(name + ".jar");
  }

  @Test
  void twoPluginsWithOneId() throws Exception {
    ForeignJar.module("first").construction("Only", "same").writeTo(jar("first"));
    ForeignJar.module("second").construction("Only", "same").writeTo(jar("second"));

    assertProblems(
        "second/second.jar: the construction 'same' is not used: its id is taken by "
            + jar("first")
            + "; remove one of the two");
  }

  @Test
  void theSameModuleTwice() throws Exception {
    Path original = ForeignJar.module("alpha").construction("Only", "a").writeTo(jar("alpha"));
    Files.createDirectories(jar("copy").getParent());
    Files.copy(original, jar("copy"));

    assertProblems(
        "copy/copy.jar: the module foreign.alpha is already used from "
            + original
            + "; remove one of the two");
  }

  @Test
  void theSameModuleTwiceInOneFolder() throws Exception {
    Path original = ForeignJar.module("alpha").construction("Only", "a").writeTo(jar("alpha"));
    Files.copy(original, folder.resolve("alpha/old.jar"));

    assertProblems(
        "alpha/old.jar: the module foreign.alpha is also in alpha.jar; remove one of the two");
  }

  @Test
  void missingProvides() throws Exception {
    ForeignJar.module("silent").construction("Only", "x").withoutProvides().writeTo(jar("silent"));

    assertProblems(
        "silent/silent.jar: names a org.superpose.core.construction.Construction in"
            + " META-INF/services but not in its module-info; say 'provides"
            + " org.superpose.core.construction.Construction with ...' in module-info.java");
  }

  @Test
  void nothingIsAnnounced() throws Exception {
    ForeignJar.module("mute")
        .type("Only", "package foreign.mute; class Only {}")
        .writeTo(jar("mute"));

    assertProblems(
        "mute/mute.jar: offers no task, construction or bound; say 'provides' in "
            + "module-info.java, or in a plain jar name the class in META-INF/services");
  }

  @Test
  void staleEntryInAModule() throws Exception {
    ForeignJar.module("stale")
        .construction("Gone", "x")
        .construction("Good", "still-good")
        .withoutClass("Gone")
        .writeTo(jar("stale"));

    assertProblems(STALE);
    assertThat(PluginRegistry.discover(List.of(folder)).constructions().ids())
        .contains("still-good");
  }

  @Test
  void staleEntryInAPlainJar() throws Exception {
    ForeignJar.plain("stale")
        .construction("Gone", "x")
        .construction("Good", "still-good")
        .withoutClass("Gone")
        .writeTo(jar("stale"));

    assertProblems(STALE);
  }

  @Test
  void throwingConstructor() throws Exception {
    ForeignJar.module("gamma")
        .construction("Bad", "bad", "throw new IllegalStateException(\"no licence\");", "\"\"")
        .construction("Good", "still-good")
        .writeTo(jar("gamma"));

    assertProblems(
        "gamma/gamma.jar: foreign.gamma.Bad does not start: IllegalStateException: no licence;"
            + " tell the author of the plugin");
    assertThat(PluginRegistry.discover(List.of(folder)).constructions().ids())
        .contains("still-good");
  }

  @Test
  void constructorWithAnError() throws Exception {
    ForeignJar.module("gamma")
        .construction("Bad", "bad", "throw new AssertionError();", "\"\"")
        .writeTo(jar("gamma"));

    assertProblems(
        "gamma/gamma.jar: foreign.gamma.Bad does not start: AssertionError; tell the author of the"
            + " plugin");
  }

  @Test
  void badDescription() throws Exception {
    ForeignJar.plain("odd").construction("Only", "Not Kebab").writeTo(jar("odd"));

    assertProblems(
        "odd/odd.jar: foreign.odd.Only does not start: id 'Not Kebab' is not kebab-case: lower-case"
            + " words joined by single hyphens; tell the author of the plugin");
  }

  @Test
  void missingModuleOfALibrary() throws Exception {
    Path library = library();
    ForeignJar.module("needy")
        .with(library)
        .directive("requires library;")
        .construction("Only", "needy")
        .writeTo(jar("needy"));

    assertProblems(
        "needy/needy.jar: cannot be loaded: Module library not found, required by "
            + "foreign.needy; put the jar that has it into the same folder");
  }

  private Path library() throws Exception {
    return ForeignJar.plain("library")
        .type(
            "Library",
            "package foreign.library; public class Library { public static void use() {} }")
        .writeTo(Files.createTempDirectory("library").resolve("library.jar"));
  }

  @Test
  void missingLibraryOfAPlainJar() throws Exception {
    ForeignJar.plain("needy")
        .with(library())
        .construction("Only", "needy", "foreign.library.Library.use();", "\"\"")
        .writeTo(jar("needy"));

    assertProblems(
        "needy/needy.jar: foreign.needy.Only does not start: ClassNotFoundException: "
            + "foreign.library.Library; put the jar that has it into the same folder");
  }

  @Test
  void missingModuleOfTheJdk() throws Exception {
    Path fantasy =
        ForeignJar.module("fantasy")
            .called("java.fantasy")
            .writeTo(Files.createTempDirectory("fantasy").resolve("fantasy.jar"));
    ForeignJar.module("sql")
        .with(fantasy)
        .directive("requires java.fantasy;")
        .construction("Only", "sql")
        .writeTo(jar("sql"));

    assertProblems(
        "sql/sql.jar: cannot be loaded: Module java.fantasy not found, required by "
            + "foreign.sql; start with SUPERPOSE_JAVA_OPTIONS=--add-modules=java.fantasy");
  }

  @Test
  void splitPackage() throws Exception {
    ForeignJar.module("split")
        .construction("Only", "split")
        .writeTo(folder.resolve("split/split.jar"));
    ForeignJar.module("split")
        .called("foreign.other")
        .type("Other", "package foreign.split; public class Other {}")
        .writeTo(folder.resolve("split/other.jar"));

    assertProblems(
        "split/split.jar: its package foreign.split is also in other.jar; remove one "
            + "of the two");
  }

  @Test
  void classesOfCoreBuiltIn() throws Exception {
    ForeignJar.module("fat")
        .called("org.superpose.core")
        .type("Only", "package foreign.fat; public class Only {}")
        .writeTo(jar("fat"));

    assertProblems(
        "fat/fat.jar: brings its own org.superpose.core, which the program has; remove one of the"
            + " two");
  }

  @Test
  void compiledForALaterJava() throws Exception {
    ForeignJar.module("late").construction("Only", "late").classVersion(99).writeTo(jar("late"));

    assertProblems(
        "late/late.jar: has a broken entry: UnsupportedClassVersionError: "
            + "foreign/late/Only has been compiled by a more recent version of the Java "
            + "Runtime (class file version 99.0), this version of the Java Runtime only "
            + "recognizes class file versions up to 69.0; compile it again with --release 25");
  }

  @Test
  void notAJar() throws Exception {
    Files.createDirectories(jar("text").getParent());
    Files.writeString(jar("text"), "not a jar");

    assertProblems(
        "text/text.jar: cannot be read: ZipException: zip END header not found; copy "
            + "the jar again: it is damaged or not a jar at all");
  }

  @Test
  void truncatedJar() throws Exception {
    Path whole = ForeignJar.module("cut").construction("Only", "s").writeTo(jar("cut"));
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(whole, Arrays.copyOf(bytes, bytes.length / 2));

    assertProblems(
        "cut/cut.jar: cannot be read: ZipException: zip END header not found; copy the "
            + "jar again: it is damaged or not a jar at all");
  }

  @Test
  void damagedClass() throws Exception {
    Path jar = ForeignJar.plain("torn").construction("Only", "torn").writeTo(jar("torn"));
    byte[] bytes = Files.readAllBytes(jar);
    Arrays.fill(bytes, bytes.length / 3, bytes.length / 2, (byte) 0x55);
    Files.write(jar, bytes);

    assertProblems(STALE.replace("stale", "torn").replace("Gone", "Only"));
  }

  @Test
  void compiledAgainstAnotherApi() throws Exception {
    ForeignJar.module("future")
        .construction("Only", "future")
        .compiledAgainst("9.1.0")
        .writeTo(jar("future"));

    String program = Contracts.MODULE.getDescriptor().rawVersion().orElseThrow();
    assertProblems(
        "future/future.jar: was compiled against superpose-core 9.1.0, but this is "
            + "%1$s; compile it against superpose-core %1$s".formatted(program));
  }

  @Test
  void emptyFolderAndAbsentFolder() throws Exception {
    Files.createDirectories(folder.resolve("empty"));

    assertProblems("empty: has no jar; put the jar of the plugin into it");
    Path absent = folder.resolve("absent");
    assertThat(PluginRegistry.discover(List.of(absent)).problems())
        .extracting(PluginProblem::toString)
        .containsExactly(
            absent + ": is not a folder that can be read; name a folder that holds plugins");
  }

  @Test
  void unreadableNameOfAJar() throws Exception {
    Path jar = ForeignJar.plain("odd").construction("Only", "odd").writeTo(jar("odd"));
    Files.move(jar, folder.resolve("odd/1-2-3.jar"), StandardCopyOption.REPLACE_EXISTING);

    assertProblems(
        "odd/1-2-3.jar: cannot be read: IllegalArgumentException: 1.2: Invalid module "
            + "name: '1' is not a Java identifier; give the jar a plain name such as "
            + "my-plugin-1.0.jar");
  }

  private void announce(String description) throws Exception {
    ForeignJar.plain("odd")
        .announced(
            "Only",
            """
            package foreign.odd;

            import java.util.*;
            import org.superpose.core.construction.*;
            import org.superpose.core.network.Network;
            import org.superpose.core.settings.*;

            public final class Only implements Construction {
              public Description describe() { return %s; }
              public Sizing size(SizeRequest request) { return new Sizing.Unsupported("foreign"); }
              public Network build(BuildRequest request) { throw new IllegalStateException(); }
            }
            """
                .formatted(description))
        .writeTo(jar("odd"));
  }

  /** A list that throws is met where the description copies it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null | does not start: its description is null",
        "new Description(null, \"s\", List.of(), List.of()) | NullPointerException",
        "new Description(\"odd\", null, List.of(), List.of()) | NullPointerException",
        "new Description(\"odd\", \"s\", null, List.of()) | NullPointerException",
        "new Description(\"odd\", \"s\", Arrays.asList((Parameter) null), List.of())"
            + " | NullPointerException",
        "new Description(\"odd\", \"s\", new AbstractList<>() {"
            + " public int size() { throw new IllegalStateException(\"size\"); }"
            + " public Parameter get(int i) { return null; } }, List.of())"
            + " | does not start: size",
        "new Description(\"odd\", \"s\", List.of(Parameter.flag(\"p\", true, \"m\"),"
            + " Parameter.flag(\"p\", true, \"m\")), List.of())"
            + " | 'odd' declares parameter 'p' twice",
        "new Description(\"odd\", \"s\".repeat(1 << 20), List.of(), List.of())"
            + " | its description has 1048579 characters, 3 of them its id; at most 20000",
        "new Description(\"o\".repeat(1 << 20), \"s\", List.of(), List.of())"
            + " | its description has 1048577 characters, 1048576 of them its id"
      })
  void aDescriptionThatCannotBeUsed(String description, String reason) throws Exception {
    announce(description);

    PluginRegistry registry = PluginRegistry.discover(List.of(folder));

    assertThat(registry.problems()).hasSize(1);
    assertThat(registry.problems().getFirst().toString())
        .startsWith(jar("odd") + ": foreign.odd.Only does not start: ")
        .contains(reason)
        .hasSizeLessThan(1000);
    assertThat(registry.constructions().ids()).contains(SOUND);
  }
}
