package org.superpose.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents name only what exists. */
class DocumentsTest {

  private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]\\w+)`");
  private static final Pattern FILE = Pattern.compile("`(config/[\\w./-]+|docs/[\\w./-]+)`");
  private static final Pattern LINK = Pattern.compile("]\\(([\\w./-]+)\\)");

  @Test
  void classesOfThePapersPageExist() {
    Set<String> classes =
        Repository.files(".java").stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());

    assertThat(found(CLASS, Repository.read(Repository.ROOT.resolve("docs/papers.md"))))
        .isNotEmpty()
        .isSubsetOf(classes);
  }

  @Test
  void filesThatDocumentsNameExist() {
    assertThat(
            Repository.files(".md").stream()
                .flatMap(page -> found(FILE, Repository.read(page)))
                .map(Repository.ROOT::resolve))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(file).exists());
  }

  @Test
  void linksBetweenDocumentsLeadSomewhere() {
    assertThat(
            Repository.files(".md").stream()
                .flatMap(page -> found(LINK, Repository.read(page)).map(page::resolveSibling)))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(file).exists());
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
  }
}
