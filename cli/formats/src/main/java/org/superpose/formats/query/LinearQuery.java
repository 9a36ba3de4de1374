package org.superpose.formats.query;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.superpose.core.task.BooleanFunction;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.TruthTable;

/** Says a query in linear constraints over the features and further variables. */
final class LinearQuery {

  private final Query query;
  private final Problem problem;
  private final ReluForm relu;
  private final Constraints to;

  private LinearQuery(Query query, ReluForm relu, Constraints to) {
    this.query = query;
    problem = query.problem();
    this.relu = relu;
    this.to = to;
  }

  /** Passes all variables but the features, and all constraints. */
  static void write(Query query, ReluForm relu, Constraints to) {
    new LinearQuery(query, relu, to).write();
  }

  private void write() {
    domain();
    Form score = score();
    int on = to.binary("on");
    function(query.problem().function(query.output()), on);
    // Off is wrong where it is to be on, on where it is to be off.
    BigInteger limit = query.limit();
    BigInteger above = query.range().most().subtract(limit).max(BigInteger.ZERO);
    unlessTrivial(score.negated().plus(limit).plus(above).plus(above.negate(), on));
    BigInteger next = limit.add(BigInteger.ONE);
    BigInteger below = next.subtract(query.range().least()).max(BigInteger.ZERO);
    unlessTrivial(score.copy().plus(next.negate()).plus(below, on));
  }

  /** Without a variable it is true by the range of the score; formats cannot write it. */
  private void unlessTrivial(Form form) {
    if (!form.terms().isEmpty()) {
      to.notNegative(form);
    }
  }

  private void domain() {
    switch (problem.domain()) {
      case Domain.AtMost(int sparsity) ->
          to.notNegative(sum(IntStream.range(0, problem.features()), -1).plus(whole(sparsity)));
      case Domain.Blocks(int size, int active) -> {
        Form blocks = Form.of(whole(active));
        for (int first = 0; first < problem.features(); first += size) {
          int block = to.binary("block" + first / size);
          for (int feature = first; feature < first + size; feature++) {
            to.notNegative(Form.of(block).plus(-1, feature));
          }
          blocks.plus(-1, block);
        }
        to.notNegative(blocks);
      }
    }
  }

  private static Form sum(IntStream variables, int sign) {
    Form sum = new Form();
    variables.forEach(variable -> sum.plus(sign, variable));
    return sum;
  }

  private static BigInteger whole(long number) {
    return BigInteger.valueOf(number);
  }

  private Form score() {
    IntFunction<Form> numbers = Form::of;
    for (List<Neuron> layer : query.layers()) {
      List<Form> given = new ArrayList<>();
      for (Neuron neuron : layer) {
        given.add(given(neuron, numbers));
      }
      numbers = given::get;
    }
    return Form.of(query.score(), numbers);
  }

  private Form given(Neuron neuron, IntFunction<Form> numbers) {
    return neuron.least().equals(neuron.most())
        ? Form.of(neuron.least())
        : relu.number(neuron, Form.of(neuron.input(), numbers), to);
  }

  private IntStream inputs() {
    return IntStream.of(problem.inputs(query.output()));
  }

  /** Says that a variable is the function of the output's features. */
  private void function(BooleanFunction function, int on) {
    switch (function) {
      case Gate gate -> gate(gate, on);
      case TruthTable table -> table(table, on);
    }
  }

  private void gate(Gate gate, int on) {
    int[] inputs = inputs().toArray();
    switch (gate) {
      case IDENTITY -> to.zero(Form.of(on).plus(-1, inputs[0]));
      case AND -> {
        inputs().forEach(input -> to.notNegative(Form.of(input).plus(-1, on)));
        to.notNegative(sum(inputs(), -1).plus(whole(inputs.length - 1L)).plus(1, on));
      }
      case OR -> {
        inputs().forEach(input -> to.notNegative(Form.of(on).plus(-1, input)));
        to.notNegative(sum(inputs(), 1).plus(-1, on));
      }
      case XOR -> {
        Form parity = sum(inputs(), 1).plus(-1, on);
        for (int bit = 1; 1 << bit <= inputs.length; bit++) {
          parity.plus(-(1L << bit), to.binary("pairs_b" + (bit - 1)));
        }
        to.zero(parity);
      }
      case AND_NOT -> {
        to.notNegative(Form.of(inputs[0]).plus(-1, on));
        inputs()
            .skip(1)
            .forEach(input -> to.notNegative(Form.of(whole(1)).plus(-1, on).plus(-1, input)));
        to.notNegative(sum(inputs().skip(1), 1).plus(1, on).plus(-1, inputs[0]));
      }
    }
  }

  /** Adds a clause for each state of the inputs: it is another one, or the value is the table's. */
  private void table(TruthTable table, int on) {
    int[] inputs = inputs().toArray();
    for (int state = 0; state < 1 << inputs.length; state++) {
      if (Integer.bitCount(state) <= problem.sparsity()) {
        Form clause = Form.of(whole(Integer.bitCount(state) - 1L));
        for (int i = 0; i < inputs.length; i++) {
          clause.plus((state >> i & 1) == 1 ? -1 : 1, inputs[i]);
        }
        boolean value = table.value(state, inputs.length);
        to.notNegative(value ? clause.plus(1, on) : clause.plus(whole(1)).plus(-1, on));
      }
    }
  }
}
