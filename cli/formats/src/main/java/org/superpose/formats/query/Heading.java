package org.superpose.formats.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.superpose.core.task.BooleanFunction;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;

/** The comments with which a file begins: what is asked, how to ask it, how to read the answer. */
final class Heading {

  private static final int MOST_SHOWN = 31; // the inputs of the largest gate

  private Heading() {}

  /** Returns the lines, without the sign of a comment. */
  static List<String> of(Query query, String network, QueryFormat format, Census census) {
    Problem problem = query.problem();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Is output %s of %s wrong on some input with %s of %s features?"
            .formatted(query.output(), network, problem.domain(), problem.features()));
    lines.add(
        "It is to be %s of %s, and is on when its score exceeds %s."
            .formatted(
                function(problem.function(query.output())),
                features(problem.inputs(query.output())),
                query.limit()));
    lines.add("All numbers are exact: sums and scores are in units in which they are whole.");
    lines.addAll(
        switch (format) {
          case LP -> lp(census);
          case OPB -> opb(problem, census);
          case SMT2 -> smt();
        });
    lines.add("Check a witness, here features 3 and 17, by a forward pass in exact arithmetic:");
    lines.add("  superpose replay NETWORK --inputs 3,17");
    return lines;
  }

  private static String function(BooleanFunction function) {
    return function instanceof Gate gate ? gate.toString() : "truth table " + function;
  }

  private static String features(int... inputs) {
    String shown =
        Arrays.stream(inputs)
            .limit(MOST_SHOWN)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    return (inputs.length == 1 ? "feature " : "features ") + shown;
  }

  private static List<String> lp(Census census) {
    return List.of(
        "Infeasible: the output is right on all of them. A solution: it is wrong, and here is"
            + " where.",
        "x0, x1, ... are the features, 1 when active; on is what the output is to be; hL_R is what",
        "neuron R of layer L gives, aL_R whether it is active. The bounds that neurons need are"
            + " over",
        "these inputs. The largest number is %s; a solver with a tolerance of 1e-6 can be wrong as"
            .formatted(census.largest()),
        "soon as that is near 1e5, so check its witness, and its 'infeasible' by another format.",
        "Run one of",
        "  glpsol --lp FILE -o out.txt",
        "  cbc FILE solve solution out.txt",
        "  highs FILE --solution_file out.txt",
        "A witness: the features whose x is 1 in out.txt.");
  }

  private static List<String> opb(Problem problem, Census census) {
    return List.of(
        "Unsatisfiable: the output is right on all of them. A model: it is wrong, and here is"
            + " where.",
        "x1 to x%s are features 0 to %s, true when active: the feature of xN is N - 1. Further ones"
            .formatted(problem.features(), problem.features() - 1),
        "say what neurons give, a variable for each number reached or for each bit, and what the",
        "output is to be. The largest number is %s.".formatted(census.largest()),
        "Run one of",
        "  clasp FILE",
        "  minisat+ FILE",
        "A witness: the features of the x up to x%s that the line v has without a minus sign."
            .formatted(problem.features()));
  }

  private static List<String> smt() {
    return List.of(
        "unsat: the output is right on all of them. sat: it is wrong, and the model says where.",
        "x0, x1, ... are the features, true when active; on is what the output is to be; sL_R is"
            + " the",
        "sum of neuron R of layer L and hL_R what it gives. Nothing is derived from the network"
            + " but",
        "the product of its encoder and first layer.",
        "Run one of",
        "  z3 -model FILE",
        "  cvc5 --dump-models FILE",
        "A witness: the features whose x is 1 in the model.");
  }
}
