package org.superpose.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The steps of docs/plugin-guide.md as a stranger takes them: a project outside the reactor, built
 * by plain Maven against installed artifacts, its jar dropped in, its construction in the table.
 *
 * <p>The artifacts are installed into a repository of this test. All else that Maven needs comes
 * from the repository that this build itself uses, so nothing is fetched from afar.
 */
class TemplateProjectTest {

  private static final String NAME = "my-construction";
  private static final int MINUTES = 5;

  @TempDir private Path directory;

  @BeforeEach
  void requireJars() {
    for (String module : List.of("core", "testkit", "cli/console")) {
      assumeTrue(
          new BuiltModule(Repository.ROOT.resolve(module)).freshJar().isPresent(),
          () -> "no up-to-date jar of " + module + "; run mvn verify to try the template");
    }
  }

  @Test
  void aStrangersProjectBuildsAndItsConstructionIsProvedRightInTheTable() throws Exception {
    superpose("plugins", "new", NAME);
    Path project = directory.resolve(NAME);
    install("core");
    install("testkit");
    installParent();

    String built = maven(project);

    Path jar = project.resolve("target/" + NAME + "-1.0-SNAPSHOT.jar");
    assertThat(jar).as(built).exists();
    assertThat(project.resolve("target/surefire-reports")).isNotEmptyDirectory();
    assertThat(superpose("plugins", "check", jar.toString())).contains("verdict: fit");

    Files.createDirectories(directory.resolve("plugins"));
    Files.copy(jar, directory.resolve("plugins").resolve(jar.getFileName()));
    assertThat(superpose("plugins", "doctor")).contains("no problem");
    assertThat(superpose("compare", project.resolve("comparison.yaml").toString()))
        .containsPattern(NAME + " .*verified 2/2");
  }

  /** Puts jar and POM of a module where {@code mvn install} would. */
  private void install(String module) throws IOException {
    BuiltModule built = new BuiltModule(Repository.ROOT.resolve(module));
    Path jar = built.freshJar().orElseThrow();
    String file = jar.getFileName().toString().replace(".jar", "");
    Path place = place("superpose-" + module);
    Files.copy(jar, place.resolve(file + ".jar"));
    Files.copy(built.directory().resolve("pom.xml"), place.resolve(file + ".pom"));
  }

  private void installParent() throws IOException {
    Path place = place("superpose");
    Files.copy(
        Repository.ROOT.resolve("pom.xml"), place.resolve("superpose-" + version() + ".pom"));
  }

  private Path place(String artifact) throws IOException {
    return Files.createDirectories(
        repository().resolve("org/superpose").resolve(artifact).resolve(version()));
  }

  private Path repository() {
    return directory.resolve("repository");
  }

  private static String version() {
    return new BuiltModule(Repository.ROOT.resolve("core")).descriptor().rawVersion().orElseThrow();
  }

  private String maven(Path project) throws IOException, InterruptedException {
    Path settings =
        Files.writeString(
            directory.resolve("settings.xml"),
            """
            <settings>
              <profiles>
                <profile>
                  <id>this-build</id>
                  <repositories>
                    <repository>%1$s</repository>
                  </repositories>
                  <pluginRepositories>
                    <pluginRepository>%1$s</pluginRepository>
                  </pluginRepositories>
                </profile>
              </profiles>
              <activeProfiles>
                <activeProfile>this-build</activeProfile>
              </activeProfiles>
            </settings>
            """
                .formatted(central(Path.of(System.getProperty("superpose.repository")))));
    return run(
        project,
        Path.of(System.getProperty("superpose.maven"), "bin", "mvn").toString(),
        "--batch-mode",
        "--no-transfer-progress",
        "--settings=" + settings,
        "-Dmaven.repo.local=" + repository(),
        "verify");
  }

  /** A local repository keeps no checksums. */
  private static String central(Path repository) {
    return """
    <id>central</id>
    <url>%s</url>
    <releases><checksumPolicy>ignore</checksumPolicy></releases>
    """
        .formatted(repository.toUri());
  }

  private String superpose(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(Application.COMMAND);
    command.addAll(List.of(arguments));
    return run(directory, command.toArray(String[]::new));
  }

  /** Runs a command that must succeed and returns what it said. */
  private String run(Path where, String... command) throws IOException, InterruptedException {
    Path log = Files.createTempFile(directory, "log", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(where.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      Stream.concat(process.descendants(), Stream.of(process.toHandle()))
          .forEach(ProcessHandle::destroyForcibly);
    }
    String said = Files.readString(log);
    assertThat(ended && process.exitValue() == 0)
        .as("%s succeeds, which said%n%s", String.join(" ", command), said)
        .isTrue();
    return said;
  }
}
