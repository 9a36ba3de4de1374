package org.superpose.runner.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.superpose.core.audit.BoundCheck;
import org.superpose.core.audit.BrokenBoundException;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.bound.BoundResult.Direction;
import org.superpose.core.bound.BoundResult.Resource;
import org.superpose.core.network.Accounting;
import org.superpose.runner.plugin.Plugin;

/**
 * What bounds say of a network, a bound that breaks costing no other its answer.
 *
 * @param values answers by id of the bound, those that do not apply left out
 * @param broken which bounds broke, and how
 */
public record BoundAnswers(Map<String, BoundResult.Value> values, List<String> broken) {

  /** Keeps the order of the bounds. */
  public BoundAnswers {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    broken = List.copyOf(broken);
  }

  /** Asks all bounds. */
  public static BoundAnswers ask(List<Plugin<Bound>> bounds, BoundRequest request) {
    Map<String, BoundResult.Value> values = new LinkedHashMap<>();
    List<String> broken = new ArrayList<>();
    for (Plugin<Bound> bound : bounds) {
      try {
        if (BoundCheck.ask(bound.service(), request) instanceof BoundResult.Value value) {
          values.put(bound.id(), value);
        }
      } catch (BrokenBoundException e) {
        broken.add("the bound %s broke: %s".formatted(bound.id(), reason(e)));
      }
    }
    return new BoundAnswers(values, broken);
  }

  /** Returns the id of the lower bound that demands most of a resource, if any applies. */
  public Optional<String> strongest(Resource resource) {
    return values.entrySet().stream()
        .filter(each -> each.getValue().resource() == resource)
        .filter(each -> each.getValue().direction() == Direction.LOWER)
        .max(Map.Entry.comparingByValue((a, b) -> Double.compare(a.value(), b.value())))
        .map(Map.Entry::getKey);
  }

  /** Returns the strongest lower bound on a resource, if any applies. */
  OptionalDouble least(Resource resource) {
    return strongest(resource)
        .map(id -> OptionalDouble.of(values.get(id).value()))
        .orElse(OptionalDouble.empty());
  }

  /** Returns how a network that is right contradicts them. */
  List<String> contradictions(Accounting accounting, int outputs) {
    List<String> contradictions = new ArrayList<>();
    values.forEach(
        (id, value) ->
            BoundCheck.contradiction(id, value, accounting, outputs)
                .ifPresent(contradictions::add));
    return contradictions;
  }

  private static String reason(BrokenBoundException broken) {
    return broken.getCause() == null ? broken.getMessage() : Failures.describe(broken.getCause());
  }
}
