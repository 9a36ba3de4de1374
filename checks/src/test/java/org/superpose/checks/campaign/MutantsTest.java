package org.superpose.checks.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.superpose.checks.campaign.Trials.Trial;
import org.superpose.core.random.Seed;

/** The engine broken on purpose: the campaign must notice every break within a few cases. */
class MutantsTest {

  private static final int WITHIN = 3_000;
  private static final Seed SEED = new Seed(12);

  private static final List<Judged> JUDGED = new ArrayList<>();
  private static final List<String> NOTICED = new ArrayList<>();

  /** A case, and what the engine says as it is. */
  private record Judged(CampaignCase campaignCase, Truth truth, List<Trial> trials) {}

  private static Judged judged(int number) {
    while (JUDGED.size() <= number) {
      CampaignCase next = CampaignCase.of(SEED, JUDGED.size());
      Truth truth = ExactJudge.judge(next.spec());
      JUDGED.add(new Judged(next, truth, Trials.run(new VerifierEngine(), next, truth)));
    }
    return JUDGED.get(number);
  }

  static List<Mutant> mutants() {
    return Mutants.ALL;
  }

  @AfterAll
  static void tell() {
    NOTICED.forEach(System.out::println);
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void everyBreakIsNoticed(Mutant mutant) {
    Optional<String> noticed = noticed(mutant);
    NOTICED.add(mutant + ": " + noticed.orElse("not noticed"));

    assertThat(noticed).as("%s, %d cases of seed %d", mutant, WITHIN, SEED.value()).isPresent();
  }

  private static Optional<String> noticed(Mutant mutant) {
    Engine broken = mutant.engine();
    for (int number = 0; number < WITHIN; number++) {
      Judged judged = judged(number);
      // What is already wrong without the break shows nothing.
      boolean sound = judged.trials.stream().allMatch(trial -> trial.complaints().isEmpty());
      if (sound) {
        for (Trial trial : Trials.run(broken, judged.campaignCase, judged.truth)) {
          if (!trial.complaints().isEmpty()) {
            String kind = trial.complaints().getFirst().replaceAll(":.*", "");
            return Optional.of("case %d, %s, %s".formatted(number, trial.mode(), kind));
          }
        }
      }
    }
    return Optional.empty();
  }
}
