package org.superpose.checks.campaign;

import java.util.List;
import org.superpose.checks.campaign.Summary.Disagreement;
import org.superpose.checks.campaign.Trials.Trial;

/** Runs a part of the cases through an engine with probes, which has to say the same. */
final class PathCheck implements Campaign.CaseCheck {

  static final String TABLE = "paths provoked, by cases run with probes";

  private final long part;
  private final Engine probed = ChangedEngine.with(new ProbeInsertion(Paths.members()));

  /**
   * @param part one of how many cases is run with probes
   */
  PathCheck(long part) {
    this.part = part;
  }

  /** One case at a time: probes do not know who asks. */
  @Override
  public synchronized void check(
      CampaignCase judged, Truth truth, List<Trial> trials, Summary summary) {
    if (judged.number() % part != 0) {
      return;
    }
    Probes.clear();
    List<Trial> again = Trials.run(probed, judged, truth);
    Probes.seen().forEach(path -> summary.count(TABLE, path));
    for (int i = 0; i < trials.size(); i++) {
      if (!again.get(i).outcome().equals(trials.get(i).outcome())) {
        String text = "twice: " + again.get(i).outcome() + " after " + trials.get(i).outcome();
        summary.add(new Disagreement(judged.number(), trials.get(i).mode(), text));
      }
    }
  }
}
