package org.superpose.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;

/**
 * What the host relies on in every bound. A plugin's test extends this class and gives requests
 * that the bound must answer with a value and requests that it must decline.
 */
public abstract class BoundContract {

  /** For subclasses, which JUnit makes. */
  protected BoundContract() {}

  /** Returns the bound under test. */
  protected abstract Bound bound();

  /** Returns requests to which the bound applies. */
  protected abstract List<BoundRequest> applicable();

  /** Returns requests to which it does not apply. */
  protected abstract List<BoundRequest> notApplicable();

  /** Returns whether some request is declined; true unless overridden. */
  protected boolean declinesSomething() {
    return true;
  }

  /** All that the contract asks, a test for each check and request. */
  @TestFactory
  public final Stream<DynamicTest> contract() {
    return Stream.of(
            Checks.one("describesItself", this::describesItself),
            each("answersWithAssumptions", applicable(), this::answersWithAssumptions),
            Checks.one(
                "speaksOfOneResourceInOneDirection", this::speaksOfOneResourceInOneDirection),
            each("declinesWithReason", notApplicable(), this::declinesWithReason),
            Checks.each(
                "noRightNetworkContradictsIt",
                RightNetwork.all(),
                RightNetwork::name,
                this::noRightNetworkContradictsIt))
        .flatMap(checks -> checks);
  }

  private static Stream<DynamicTest> each(
      String name, List<BoundRequest> requests, Consumer<BoundRequest> check) {
    return Checks.each(name, requests, BoundRequest::toString, check);
  }

  /** The description is valid, stable and names a source. */
  private void describesItself() {
    assertThat(bound().describe()).isEqualTo(bound().describe());
    assertThat(bound().describe().references()).as("references").isNotEmpty();
    assertThat(bound().describe().parameters()).as("settings").isEmpty();
    assertThat(applicable()).as("applicable requests").isNotEmpty();
    assertThat(!notApplicable().isEmpty())
        .as("there are requests that do not apply")
        .isEqualTo(declinesSomething());
  }

  /** An answer is a value with its assumptions, the same every time. */
  private void answersWithAssumptions(BoundRequest request) {
    BoundResult.Value value = value(request);
    assertThat(value.assumptions())
        .as("assumptions")
        .isNotEmpty()
        .allSatisfy(assumption -> assertThat(assumption).isNotBlank());
    assertThat(bound().evaluate(request)).isEqualTo(value);
  }

  /** The bound always speaks of the same resource and in the same direction. */
  private void speaksOfOneResourceInOneDirection() {
    Set<Object> kinds = new HashSet<>();
    for (BoundRequest request : applicable()) {
      BoundResult.Value value = value(request);
      kinds.add(value.resource() + ", " + value.direction());
    }
    assertThat(kinds).as("resource and direction").hasSize(1);
  }

  /** Not applicable is an answer with a reason. */
  private void declinesWithReason(BoundRequest request) {
    assertThat(bound().evaluate(request))
        .isInstanceOfSatisfying(
            BoundResult.NotApplicable.class, no -> assertThat(no.reason()).isNotBlank());
  }

  /** No network that is right lies beyond the bound while meeting its assumptions. */
  private void noRightNetworkContradictsIt(RightNetwork right) {
    assertThat(BoundAudit.contradictions(right.network(), right.problem(), List.of(bound())))
        .isEmpty();
  }

  private BoundResult.Value value(BoundRequest request) {
    BoundResult result = bound().evaluate(request);
    assertThat(result).as("answer to %s", request).isInstanceOf(BoundResult.Value.class);
    return (BoundResult.Value) result;
  }
}
