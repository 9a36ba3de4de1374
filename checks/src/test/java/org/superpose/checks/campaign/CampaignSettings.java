package org.superpose.checks.campaign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.superpose.core.random.Seed;

/**
 * How large a campaign is and where it starts, by system properties.
 *
 * @param seed {@code campaign.seed}; otherwise another one for every commit
 * @param networks {@code campaign.networks}, how many cases
 * @param single {@code campaign.case}, the one case to run
 * @param workers {@code campaign.workers}, how many threads
 */
record CampaignSettings(long seed, long networks, OptionalLong single, int workers) {

  private static final long SEED_WITHOUT_GIT = 12;
  private static final long NETWORKS = 4_000;

  static CampaignSettings read() {
    Long seed = Long.getLong("campaign.seed");
    Long single = Long.getLong("campaign.case");
    return new CampaignSettings(
        seed == null ? seedOfCommit() : seed,
        Long.getLong("campaign.networks", NETWORKS),
        single == null ? OptionalLong.empty() : OptionalLong.of(single),
        Integer.getInteger("campaign.workers", Runtime.getRuntime().availableProcessors()));
  }

  private static long seedOfCommit() {
    try {
      Process git =
          new ProcessBuilder("git", "rev-parse", "HEAD").redirectErrorStream(true).start();
      String printed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean commit = git.waitFor() == 0 && printed.strip().matches("[0-9a-f]{40,}");
      return commit ? Long.parseLong(printed.substring(0, 12), 16) : SEED_WITHOUT_GIT;
    } catch (IOException e) {
      return SEED_WITHOUT_GIT; // not a checkout, or no Git
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return SEED_WITHOUT_GIT;
    }
  }

  Seed root() {
    return new Seed(seed);
  }

  /** Returns what runs one case again. */
  String rerun(long number) {
    return "-Dcampaign.seed=%d -Dcampaign.case=%d".formatted(seed, number);
  }
}
