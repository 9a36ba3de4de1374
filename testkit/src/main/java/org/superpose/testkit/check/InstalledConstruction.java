package org.superpose.testkit.check;

import java.util.ArrayList;
import java.util.List;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.testkit.ConstructionContract;
import org.superpose.testkit.Sample;

/** The contract of a construction on those standard samples that it says it supports. */
public final class InstalledConstruction extends ConstructionContract {

  private static final long MOST_BYTES = 1 << 28;

  private final Construction construction;
  private final List<Sample> supported = new ArrayList<>();
  private final List<Sample> unsupported = new ArrayList<>();

  InstalledConstruction(Construction construction) {
    this.construction = construction;
    StandardSamples.all().forEach(this::add);
  }

  /** What breaks while it is sized counts as supported, where the suite then shows how. */
  private void add(Sample sample) {
    try {
      SizeRequest request =
          new SizeRequest(
              sample.instances().apply(new Seed(1)),
              sample.neurons(),
              Settings.of(construction.describe().parameters(), sample.options()),
              sample.criterion());
      Sizing sizing = construction.size(request);
      if (sizing instanceof Sizing.Unsupported) {
        unsupported.add(sample);
      } else if (!(sizing instanceof Sizing.Sized sized) || sized.bytes() <= MOST_BYTES) {
        supported.add(sample);
      }
    } catch (RuntimeException | Error e) {
      supported.add(sample);
    }
  }

  @Override
  protected Construction construction() {
    return construction;
  }

  @Override
  protected List<Sample> supported() {
    return supported;
  }

  @Override
  protected List<Sample> unsupported() {
    return unsupported;
  }

  @Override
  protected boolean usesRandomness() {
    return false; // nobody says so, and an explicit construction is fine
  }

  @Override
  protected boolean declinesSomething() {
    return !unsupported.isEmpty();
  }
}
