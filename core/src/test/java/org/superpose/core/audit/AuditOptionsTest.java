package org.superpose.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Network;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;

/** Options under which an audit takes less time hide nothing. */
class AuditOptionsTest {

  private static final List<Parameter> PARAMETERS =
      List.of(Parameter.flag("quick", false, "for the audit"));

  /** A construction that is told by an option that it is audited. */
  private record Quick(Function<BuildRequest, Network> network) implements Construction {
    @Override
    public Description describe() {
      return new Description("quick", "A fake.", PARAMETERS, List.of());
    }

    @Override
    public Sizing size(SizeRequest request) {
      return new Sizing.Sized(Pairs.SIZE, OptionalDouble.empty(), 0);
    }

    @Override
    public Network build(BuildRequest request) {
      return network.apply(request);
    }

    @Override
    public Settings auditOptions(Settings options) {
      return settings(true);
    }
  }

  private static Settings settings(boolean quick) {
    return Settings.of(PARAMETERS, Map.of("quick", quick));
  }

  private static List<String> complaints(Construction construction, long seed) {
    BuildRequest some = Pairs.request(Pairs.problem(seed), seed);
    BuildRequest request =
        new BuildRequest(
            some.problem(), some.neurons(), settings(false), some.criterion(), some.seed());
    NetworkAudit audit = NetworkAudit.begin(construction, request);
    return audit.complaints(construction.build(request));
  }

  @Test
  void othersAreBuiltWithThem() {
    AtomicInteger quick = new AtomicInteger();
    AtomicInteger full = new AtomicInteger();
    Construction counting =
        new Quick(
            request -> {
              (request.options().flag("quick") ? quick : full).incrementAndGet();
              return Pairs.honest(request.problem());
            });
    assertThat(complaints(counting, 1)).isEmpty();
    assertThat(quick).hasValue(16);
    assertThat(full).as("the network, and it again").hasValue(2);
  }

  @Test
  void aLieThatIsNotToldUnderThemIsFound() {
    Construction liar =
        new Quick(
            request ->
                Place.ENCODER.tell(
                    request.problem(),
                    Pairs.honest(request.problem()),
                    request.options().flag("quick")
                        ? 0
                        : 1 + Secret.THREE_BITS_OF_THE_FIRST_PAIR.of(request.problem())));
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(complaints(liar, seed)).as("seed %d", seed).isNotEmpty();
    }
  }
}
