package org.superpose.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.superpose.core.task.Task;

/** Habits of the house that a search can see. */
class SourcesTest {

  private static final int MOST_LINES = 400;
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(^|[^.\\p{Alnum}])/(work|tmp|root|home|usr/lib/jvm)/", Pattern.MULTILINE);
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b|not implemen" + "ted");
  private static final Pattern ABSTRACT = Pattern.compile("(?m)^abstract class");
  private static final Pattern ASSERTION = Pattern.compile("assert|extends \\w*(Contract|TestKit)");

  @Test
  void noSourceNamesAPathOfOneMachine() {
    assertNone(List.of(".java", ".md", ".yaml", ".xml"), file -> finds(MACHINE_PATH, file));
  }

  @Test
  void noSourceIsUnfinished() {
    assertNone(List.of(".java", ".md"), file -> finds(UNFINISHED, file));
  }

  @Test
  void noJavaFileIsTooLong() {
    assertNone(List.of(".java"), file -> Repository.read(file).lines().count() > MOST_LINES);
  }

  /** What a problem is, code asks the problem; so tasks of other projects get the same answers. */
  @Test
  void onlyATaskKnowsItsId() {
    String ids =
        ServiceLoader.load(Task.class).stream()
            .map(task -> task.get().describe().id())
            .collect(Collectors.joining("|"));
    Pattern compared =
        Pattern.compile(
            "(equals\\(|case |of\\(|contains\\(|, )\"(%s)\"".formatted(ids)
                + "|\\btask\\(\\)\\s*\\.equals\\(|switch \\([\\w.()]*\\btask\\(\\)\\)");
    assertThat(ids.split("\\|")).hasSize(12);
    assertThat("Set.of(\"x\", \"pairwise-and\")").containsPattern(compared);
    assertThat("switch (shape.task()) {").containsPattern(compared);
    assertNone(
        List.of(".java"),
        file ->
            file.toString().contains("/src/main/")
                && !file.startsWith(Repository.ROOT.resolve("testkit")) // its samples have names
                && !file.toString().contains("/core/task/standard/")
                && finds(compared, file));
  }

  /** What tests extend has none of its own. */
  @Test
  void everyTestAsserts() {
    assertNone(
        List.of("Test.java"),
        file ->
            file.toString().contains("/src/test/")
                && !finds(ASSERTION, file)
                && !finds(ABSTRACT, file));
  }

  private static boolean finds(Pattern pattern, Path file) {
    return pattern.matcher(Repository.read(file)).find();
  }

  private static void assertNone(List<String> endings, Predicate<Path> offends) {
    List<Path> files = Repository.files(endings.toArray(String[]::new));

    assertThat(files).isNotEmpty();
    assertThat(files.stream().filter(offends).map(Repository.ROOT::relativize)).isEmpty();
  }
}
