package org.superpose.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a graph gives, as scores and when they switch an output on.
 *
 * @param map the scores
 * @param condition when an output is on
 * @param told what the graph compares, where that is not the score itself; or null
 */
record OnnxScores(AffineMap map, Condition condition, @Nullable String told) {

  /**
   * Reads the output of a graph.
   *
   * @param threshold what its numbers must exceed, if the description says so
   * @throws NetworkFileException if it is a constant
   */
  static OnnxScores of(Path file, OnnxValue output, OptionalDouble threshold) throws IOException {
    int outputs = output.shape().size();
    return switch (output) {
      case OnnxValue.Running(_, AffineMap map) ->
          new OnnxScores(map, above(limit(threshold, Rational.ZERO), outputs), null);
      case OnnxValue.Grown(_, AffineMap map, End end, _) -> {
        Rational limit = limit(threshold, end.standard());
        yield new OnnxScores(
            map.after(end.name()),
            end.inverse().apply(above(limit, outputs), outputs),
            "where %s > %s".formatted(end.name(), limit));
      }
      case OnnxValue.Decided(_, AffineMap map, Condition condition) ->
          new OnnxScores(map, condition, told(condition));
      case OnnxValue.Marked marked -> marked(file, marked, threshold);
      default -> throw new NetworkFileException(file, "has an output that is a constant");
    };
  }

  private static OnnxScores marked(Path file, OnnxValue.Marked marked, OptionalDouble threshold)
      throws IOException {
    Rational limit =
        limit(threshold, marked.on().compareTo(marked.off()) > 0 ? marked.off() : marked.on());
    boolean on = marked.on().compareTo(limit) > 0;
    if (on == marked.off().compareTo(limit) > 0) {
      throw new NetworkFileException(
          file,
          "gives %s or %s, which %s exceed threshold %s"
              .formatted(marked.on(), marked.off(), on ? "always" : "never", limit));
    }
    Condition condition = marked.decided().condition();
    Condition met = on ? condition : condition.not();
    return new OnnxScores(marked.decided().map(), met, told(met));
  }

  private static @Nullable String told(Condition condition) {
    return condition.relation() == Relation.ABOVE
        ? null
        : "as the graph compares by " + condition.relation().text();
  }

  private static Rational limit(OptionalDouble given, Rational standard) {
    return given.isPresent() ? Rational.of(given.getAsDouble()) : standard;
  }

  private static Condition above(Rational limit, int outputs) {
    List<Rational> limits = Collections.nCopies(outputs, limit);
    return new Condition(Relation.ABOVE, new Offset.Exact(limits));
  }
}
