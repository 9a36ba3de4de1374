package org.superpose.core.infer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.superpose.core.task.Gates;

/**
 * Holds outputs that differ from almost all others against the kind of gate that these are. An
 * output of a network that is wrong on a few inputs looks like another gate, or like none, when one
 * of these inputs is among those that were evaluated.
 */
final class Agreement {

  /** One output in this many may be wrong without an explanation. */
  private static final int RARE = 20;

  private final GateSearch search;
  private final List<InferredOutput> own;
  private final Gates kind;
  private final boolean areFew; // whether the others are so few that they are taken for faults

  private Agreement(GateSearch search, List<InferredOutput> own, Gates kind, long members) {
    this.search = search;
    this.own = own;
    this.kind = kind;
    long others = own.size() - members;
    areFew = members > others && others <= Math.max(1, own.size() / RARE);
  }

  /**
   * Returns the outputs, those at odds with the others taken for what the others are, if it fits.
   */
  static List<InferredOutput> of(GateSearch search, List<InferredOutput> own) {
    Map<Gates, Long> counts = new HashMap<>();
    own.forEach(each -> each.gate().ifPresent(gate -> counts.merge(gate.kind(), 1L, Long::sum)));
    return counts.entrySet().stream()
        .max(
            Map.Entry.<Gates, Long>comparingByValue()
                .thenComparing(most -> most.getKey().toString(), Comparator.reverseOrder()))
        .map(most -> new Agreement(search, own, most.getKey(), most.getValue()).agreed())
        .orElse(own);
  }

  private List<InferredOutput> agreed() {
    return own.stream().map(this::agreed).toList();
  }

  private InferredOutput agreed(InferredOutput each) {
    if (each.gate().map(InferredGate::kind).equals(Optional.of(kind))) {
      return each;
    }
    Optional<InferredGate> likeliest = search.likeliest(each.output(), kind);
    if (likeliest.isEmpty()) {
      return each;
    }
    boolean fits = search.behavesLike(each.output(), likeliest.get());
    // With few outputs, none is the rule.
    boolean isReplaced = each.gate().isPresent() ? areFew && own.size() >= RARE : areFew || fits;
    if (!isReplaced) {
      return each;
    }
    String seen = each.gate().map(gate -> "looks like " + gate).orElse(each.remark());
    return new InferredOutput(each.output(), likeliest, !fits, each.isNeverOn(), seen);
  }
}
