package org.superpose.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundRequest.NetworkProfile;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.bound.BoundResult.Direction;
import org.superpose.core.bound.BoundResult.Resource;
import org.superpose.core.network.Accounting;
import org.superpose.core.settings.Description;
import org.superpose.core.task.Criterion;

class BoundCheckTest {

  /** Of a network of ten neurons, 110 parameters and 120 bits. */
  private static final Accounting ACCOUNTING = new Accounting(10, 1, 110, 50, 120, 1);

  private static final int OUTPUTS = 20;

  private static BoundResult.Value value(Resource resource, Direction direction, double value) {
    return new BoundResult.Value(resource, direction, value, List.of("none"));
  }

  private static Bound answering(Supplier<BoundResult> answer) {
    return new Bound() {
      @Override
      public Description describe() {
        return new Description("answering", "A fake.", List.of(), List.of());
      }

      @Override
      public BoundResult evaluate(BoundRequest request) {
        return answer.get();
      }
    };
  }

  private static BoundRequest request() {
    return new BoundRequest(
        Pairs.problem(1).shape(),
        new Criterion.EveryInput(),
        Optional.of(new NetworkProfile(10, 1, 1, true)));
  }

  @ParameterizedTest
  @CsvSource({
    "NEURONS, LOWER, 10, 11, at least 11 neurons",
    "PARAMETERS, LOWER, 110, 111, at least 111 parameters",
    "PARAMETER_BITS, LOWER, 120, 120.5, at least 120.500 parameter bits",
    "FEATURES, UPPER, 20, 19, at most 19 features"
  })
  void aNetworkBeyondABoundOfAnyResourceContradictsIt(
      Resource resource, Direction direction, double kept, double broken, String words) {
    assertThat(
            BoundCheck.contradiction("some", value(resource, direction, kept), ACCOUNTING, OUTPUTS))
        .isEmpty();
    assertThat(
            BoundCheck.contradiction(
                    "some", value(resource, direction, broken), ACCOUNTING, OUTPUTS)
                .orElseThrow())
        .startsWith("some says " + words + ", the network has ");
  }

  @Test
  void whatExcludesNothingContradictsNothing() {
    for (Resource resource : Resource.values()) {
      assertThat(
              BoundCheck.contradiction(
                  "some", value(resource, Direction.REFERENCE, 1e9), ACCOUNTING, OUTPUTS))
          .isEmpty();
    }
    assertThat(
            BoundCheck.contradiction(
                "some", value(Resource.NEURONS, Direction.UPPER, 1), ACCOUNTING, OUTPUTS))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1})
  void nonsenseIsABrokenBound(double nonsense) {
    assertThatThrownBy(
            () ->
                BoundCheck.ask(
                    answering(() -> value(Resource.NEURONS, Direction.LOWER, nonsense)), request()))
        .isInstanceOf(BrokenBoundException.class)
        .hasMessageContaining("a bound must be finite and not negative: " + nonsense);
  }

  @Test
  void noAnswerIsABrokenBound() {
    assertThatThrownBy(() -> BoundCheck.ask(answering(() -> null), request()))
        .isInstanceOf(BrokenBoundException.class)
        .hasMessage("it answers nothing");
  }

  @Test
  void errorsAreABrokenBoundToo() {
    assertThatThrownBy(
            () ->
                BoundCheck.ask(
                    answering(
                        () -> {
                          throw new NoClassDefFoundError("gone");
                        }),
                    request()))
        .isInstanceOf(BrokenBoundException.class)
        .hasMessageContaining("gone");
  }

  @Test
  void anAnswerIsPassedOn() throws BrokenBoundException {
    BoundResult answer = new BoundResult.NotApplicable("not here");

    assertThat(BoundCheck.ask(answering(() -> answer), request())).isSameAs(answer);
  }
}
