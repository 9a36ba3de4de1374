package org.superpose.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One version, one licence, wherever they are named. */
class ReleaseTest {

  private static final Pattern OWN =
      Pattern.compile(
          "<groupId>org\\.superpose</groupId>\\s*<artifactId>[\\w-]+</artifactId>\\s*<version>([\\w.-]+)<");

  /** Where else the version is, and how it is written there. */
  private static final Map<String, String> PLACES =
      Map.of(
          "CITATION.cff", "\nversion: %s\n",
          "cli/release/jbang-catalog.json", ":superpose-console:%s\"",
          "cli/release/Dockerfile", "ARG VERSION=%s\n",
          "docs/examples/and-per-neuron/pom.xml", "<superpose.version>%s<",
          "docs/changelog.md", "\n## %s\n",
          "docs/releasing.md", "<version>%s</version>");

  private static String root() {
    return Repository.read(Repository.ROOT.resolve("pom.xml"));
  }

  private static String version() {
    Matcher own = OWN.matcher(root());
    assertThat(own.find()).isTrue();
    return own.group(1);
  }

  @Test
  void everyPomHasTheVersion() {
    for (Path pom : Repository.files("pom.xml")) {
      Matcher own = OWN.matcher(Repository.read(pom));
      while (own.find()) {
        assertThat(own.group(1)).as("%s", pom).isIn(version(), "${project.version}");
      }
    }
  }

  @Test
  void everyOtherPlaceHasTheVersion() {
    PLACES.forEach(
        (file, written) ->
            assertThat(Repository.read(Repository.ROOT.resolve(file)))
                .as(file)
                .contains(written.formatted(version())));
  }

  @Test
  void theLicenceIsTheSameWhereverItIsNamed() {
    assertThat(Repository.read(Repository.ROOT.resolve("LICENSE")))
        .startsWith("SPDX-License-Identifier: Apache-2.0\n")
        .contains("https://www.apache.org/licenses/LICENSE-2.0");
    assertThat(root()).contains("<name>Apache-2.0</name>", "<Bundle-License>Apache-2.0<");
    assertThat(Repository.read(Repository.ROOT.resolve("cli/bom/pom.xml")))
        .contains("<name>Apache-2.0</name>");
    assertThat(Repository.read(Repository.ROOT.resolve("CITATION.cff")))
        .contains("license: Apache-2.0\n");
  }
}
