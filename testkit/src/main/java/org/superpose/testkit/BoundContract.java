package org.superpose.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
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

  /** The description is valid, stable and names a source. */
  @Test
  public final void describesItself() {
    assertThat(bound().describe()).isEqualTo(bound().describe());
    assertThat(bound().describe().references()).as("references").isNotEmpty();
    assertThat(bound().describe().parameters()).as("settings").isEmpty();
    assertThat(applicable()).as("applicable requests").isNotEmpty();
    assertThat(!notApplicable().isEmpty())
        .as("there are requests that do not apply")
        .isEqualTo(declinesSomething());
  }

  /** An answer is a value with its assumptions, the same every time. */
  @TestFactory
  public final Stream<DynamicTest> answersWithAssumptions() {
    return applicable().stream()
        .map(
            request ->
                DynamicTest.dynamicTest(
                    request.toString(),
                    () -> {
                      BoundResult.Value value = value(request);
                      assertThat(value.assumptions())
                          .as("assumptions")
                          .isNotEmpty()
                          .allSatisfy(assumption -> assertThat(assumption).isNotBlank());
                      assertThat(bound().evaluate(request)).isEqualTo(value);
                    }));
  }

  /** The bound always speaks of the same resource and in the same direction. */
  @Test
  public final void speaksOfOneResourceInOneDirection() {
    Set<Object> kinds = new HashSet<>();
    for (BoundRequest request : applicable()) {
      BoundResult.Value value = value(request);
      kinds.add(value.resource() + ", " + value.direction());
    }
    assertThat(kinds).as("resource and direction").hasSize(1);
  }

  /** Not applicable is an answer with a reason. */
  @TestFactory
  public final Stream<DynamicTest> declinesWithReason() {
    return notApplicable().stream()
        .map(
            request ->
                DynamicTest.dynamicTest(
                    request.toString(),
                    () ->
                        assertThat(bound().evaluate(request))
                            .isInstanceOfSatisfying(
                                BoundResult.NotApplicable.class,
                                no -> assertThat(no.reason()).isNotBlank())));
  }

  /** No network that is right lies beyond the bound while meeting its assumptions. */
  @TestFactory
  public final Stream<DynamicTest> noRightNetworkContradictsIt() {
    return RightNetwork.all().stream()
        .map(
            right ->
                DynamicTest.dynamicTest(
                    right.name(),
                    () ->
                        assertThat(
                                BoundAudit.contradictions(
                                    right.network(), right.problem(), List.of(bound())))
                            .isEmpty()));
  }

  private BoundResult.Value value(BoundRequest request) {
    BoundResult result = bound().evaluate(request);
    assertThat(result).as("answer to %s", request).isInstanceOf(BoundResult.Value.class);
    return (BoundResult.Value) result;
  }
}
