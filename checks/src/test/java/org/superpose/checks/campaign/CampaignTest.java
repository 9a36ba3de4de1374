package org.superpose.checks.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.checks.campaign.Summary.Disagreement;
import org.superpose.checks.campaign.Trials.Trial;

/**
 * Random networks of every kind, judged by every method, against a judge in exact arithmetic. What
 * is generated, and how to run more or one of it, stands in docs/verification.md.
 */
class CampaignTest {

  /** With fewer cases rare paths may be missing. */
  private static final long ENOUGH = 10_000;

  /** Of a large campaign, about this many cases are run with probes. */
  private static final long PROBED = 20_000;

  private static final long TOLD = 50_000;

  private static final CampaignSettings SETTINGS = CampaignSettings.read();

  @TempDir Path directory;

  @Test
  void everyMethodAgreesWithExactArithmetic() throws IOException {
    assumeTrue(SETTINGS.single().isEmpty());
    Engine engine = new VerifierEngine();
    long start = System.nanoTime();
    long part = Math.max(5, SETTINGS.networks() / PROBED);

    Summary summary =
        new Campaign(SETTINGS.root(), engine)
            .with(new PathCheck(part))
            .with(new FormatCheck(engine, directory, 4 * part))
            .with(CampaignTest::tellProgress)
            .run(0, SETTINGS.networks(), SETTINGS.workers());

    print("%d networks, seed %d%n%s".formatted(SETTINGS.networks(), SETTINGS.seed(), summary));
    System.out.printf("%d seconds%n", (System.nanoTime() - start) / 1_000_000_000);
    assertThat(described(summary.disagreements())).isEmpty();
    assertThat(summary.table("cases").get("right"))
        .as("right networks")
        .isBetween(SETTINGS.networks() * 3 / 10, SETTINGS.networks() * 6 / 10);
    assertEverythingWasProvoked(summary);
  }

  /** A campaign of an hour says in between that it runs, and whether it is worth while. */
  private static void tellProgress(
      CampaignCase judged, Truth truth, List<Trial> trials, Summary summary) {
    if (judged.number() > 0 && judged.number() % TOLD == 0) {
      System.out.printf(
          Locale.ROOT,
          "case %,d, %,d disagreements%n",
          judged.number(),
          summary.count("disagreements"));
    }
  }

  private static void print(String text) throws IOException {
    System.out.println(text);
    Path target = Path.of("target");
    Files.createDirectories(target);
    Files.writeString(target.resolve("campaign.txt"), text);
  }

  private static void assertEverythingWasProvoked(Summary summary) {
    if (SETTINGS.networks() < ENOUGH) {
      return;
    }
    Set<String> missing = new TreeSet<>(Paths.required());
    missing.removeAll(summary.table(PathCheck.TABLE).keySet());
    assertThat(missing).as("paths never provoked, seed %d", SETTINGS.seed()).isEmpty();
    assertThat(summary.table("verdicts").keySet())
        .as("verdicts by methods, seed %d", SETTINGS.seed())
        .contains(
            "default: verified by certificate",
            "default: verified by branch-and-bound",
            "default: verified by exhaustive",
            "default: falsified by branch-and-bound",
            "default: falsified by exhaustive",
            "sampling: falsified by sampled",
            "sampling: unknown by sampled",
            "search: verified by proof",
            "search: falsified by proof");
    assertThat(summary.table("files")).hasSizeGreaterThanOrEqualTo(3);
  }

  private static List<String> described(List<Disagreement> disagreements) {
    return disagreements.stream()
        .map(
            found ->
                "%s %s %s".formatted(SETTINGS.rerun(found.number()), found.mode(), found.text()))
        .toList();
  }

  /** Runs one case, tells all about it, and makes it smaller if there is something wrong. */
  @Test
  void oneCaseCanBeRunAgain() {
    long number = SETTINGS.single().orElse(0);
    Engine engine = new VerifierEngine();
    CampaignCase judged = CampaignCase.of(SETTINGS.root(), number);
    Truth truth = ExactJudge.judge(judged.spec());
    List<String> complaints = new ArrayList<>();
    for (Trial trial : Trials.run(engine, judged, truth)) {
      trial.complaints().forEach(text -> complaints.add(trial.mode() + ", " + text));
    }
    if (SETTINGS.single().isPresent()) {
      System.out.printf("%s%n%s%n", judged.spec(), truth);
      Trials.run(engine, judged, truth).forEach(System.out::println);
    }
    if (!complaints.isEmpty()) {
      Spec minimal = Minimizer.minimize(judged.spec(), spec -> fails(engine, judged.with(spec)));
      System.out.printf("still wrong for%n%s%n", minimal);
    }

    assertThat(complaints).as(SETTINGS.rerun(number)).isEmpty();
    assertThat(CampaignCase.of(SETTINGS.root(), number).spec().toString())
        .isEqualTo(judged.spec().toString());
  }

  private static boolean fails(Engine engine, CampaignCase judged) {
    return Trials.run(engine, judged, ExactJudge.judge(judged.spec())).stream()
        .anyMatch(trial -> !trial.complaints().isEmpty());
  }
}
