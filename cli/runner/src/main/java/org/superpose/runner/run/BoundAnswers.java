package org.superpose.runner.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.superpose.core.audit.BoundCheck;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.bound.BoundResult.Direction;
import org.superpose.core.bound.BoundResult.Resource;
import org.superpose.core.network.Accounting;

/**
 * What bounds say of a network.
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
}
