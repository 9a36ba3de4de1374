package org.superpose.formats.query;

import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.superpose.core.task.BooleanFunction;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.TruthTable;

/**
 * Writes a query in SMT-LIB 2, logic QF_LIA. The network is written as it is defined, with nothing
 * derived from it but the product of encoder and first layer: no bounds, no dead neurons left out.
 */
final class SmtFile {

  private final Query query;
  private final Problem problem;
  private final PrintWriter out;

  private SmtFile(Query query, PrintWriter out) {
    this.query = query;
    problem = query.problem();
    this.out = out;
  }

  /** Writes what follows the heading. */
  static void write(Query query, PrintWriter out) {
    new SmtFile(query, out).write();
  }

  private void write() {
    line("(set-logic QF_LIA)");
    for (int feature = 0; feature < problem.features(); feature++) {
      line("(declare-fun x%s () Int)".formatted(feature));
      line("(assert (and (<= 0 x%s) (<= x%s 1)))".formatted(feature, feature));
    }
    domain();
    IntFunction<String> numbers = SmtFile::feature;
    for (List<Neuron> layer : query.layers()) {
      for (Neuron neuron : layer) {
        define("s" + neuron.name(), neuron.input(), numbers);
        String sum = "s" + neuron.name();
        line("(define-fun h%s () Int (ite (> %s 0) %s 0))".formatted(neuron.name(), sum, sum));
      }
      numbers = place -> "h" + layer.get(place).name();
    }
    define("score", query.score(), numbers);
    int[] inputs = problem.inputs(query.output());
    line("(define-fun on () Bool " + function(problem.function(query.output()), inputs) + ")");
    line("(assert (not (= on (> score " + number(query.limit()) + "))))");
    line("(check-sat)");
  }

  private void line(String text) {
    out.print(text);
    out.print('\n');
  }

  private void domain() {
    switch (problem.domain()) {
      case Domain.AtMost(int sparsity) -> atMost(sparsity, problem.features(), SmtFile::feature);
      case Domain.Blocks(int size, int active) -> {
        int blocks = problem.features() / size;
        for (int block = 0; block < blocks; block++) {
          int first = block * size;
          String any = application("or", IntStream.range(first, first + size), SmtFile::active);
          line("(define-fun block%s () Bool %s)".formatted(block, any));
        }
        atMost(active, blocks, block -> "(ite block" + block + " 1 0)");
      }
    }
  }

  private void atMost(int most, int count, IntFunction<String> term) {
    line("(assert (<= " + application("+", IntStream.range(0, count), term) + " " + most + "))");
  }

  private static String feature(int feature) {
    return "x" + feature;
  }

  private static String active(int feature) {
    return "(= x" + feature + " 1)";
  }

  private static String inactive(int feature) {
    return "(= x" + feature + " 0)";
  }

  private static String number(BigInteger number) {
    return number.signum() < 0 ? "(- " + number.negate() + ")" : number.toString();
  }

  /** Defines a sum; streams, since it may read every feature. */
  private void define(String name, Sum sum, IntFunction<String> numbers) {
    out.print("(define-fun " + name + " () Int ");
    out.print(sum.terms().length == 0 ? "" : "(+ ");
    out.print(number(sum.constant()));
    for (int i = 0; i < sum.terms().length; i++) {
      out.print(" (* " + number(sum.weights()[i]) + " " + numbers.apply(sum.terms()[i]) + ")");
    }
    line(sum.terms().length == 0 ? ")" : "))");
  }

  /** Applies an operator, unless it has only one operand. */
  private static String application(String operator, IntStream terms, IntFunction<String> text) {
    List<String> operands = terms.mapToObj(text).toList();
    return operands.size() == 1
        ? operands.getFirst()
        : operands.stream().collect(Collectors.joining(" ", "(" + operator + " ", ")"));
  }

  private String function(BooleanFunction function, int... inputs) {
    Function<String, String> all = name -> application(name, IntStream.of(inputs), SmtFile::active);
    return switch (function) {
      case Gate gate ->
          switch (gate) {
            case IDENTITY -> active(inputs[0]);
            case AND -> all.apply("and");
            case OR -> all.apply("or");
            case XOR -> all.apply("xor");
            case AND_NOT ->
                application(
                    "and",
                    IntStream.range(0, inputs.length),
                    i -> i == 0 ? active(inputs[0]) : inactive(inputs[i]));
          };
      case TruthTable table -> table(table, inputs);
    };
  }

  private String table(TruthTable table, int... inputs) {
    int[] states =
        IntStream.range(0, 1 << inputs.length)
            .filter(state -> Integer.bitCount(state) <= problem.sparsity())
            .filter(state -> table.value(state, inputs.length))
            .toArray();
    return states.length == 0
        ? "false"
        : application(
            "or",
            IntStream.of(states),
            state ->
                application(
                    "and",
                    IntStream.range(0, inputs.length),
                    i -> (state >> i & 1) == 1 ? active(inputs[i]) : inactive(inputs[i])));
  }
}
