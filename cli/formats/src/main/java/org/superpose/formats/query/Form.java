package org.superpose.formats.query;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** A weighted sum of variables and a constant, made term by term; no variable comes twice. */
final class Form {

  /** One variable and its weight, not zero. */
  record Term(BigInteger weight, int variable) {}

  private final List<Term> terms = new ArrayList<>();
  private BigInteger constant = BigInteger.ZERO;

  /** Returns the form of one variable. */
  static Form of(int variable) {
    return new Form().plus(BigInteger.ONE, variable);
  }

  /** Returns a constant. */
  static Form of(BigInteger constant) {
    return new Form().plus(constant);
  }

  /** Returns a sum over numbers that have forms themselves, each with variables of its own. */
  static Form of(Sum sum, IntFunction<Form> number) {
    Form form = of(sum.constant());
    for (int i = 0; i < sum.terms().length; i++) {
      form.plus(sum.weights()[i], number.apply(sum.terms()[i]));
    }
    return form;
  }

  /** Adds a constant. */
  Form plus(BigInteger number) {
    constant = constant.add(number);
    return this;
  }

  /** Adds a multiple of a variable that is not part of this yet. */
  Form plus(BigInteger weight, int variable) {
    if (weight.signum() != 0) {
      terms.add(new Term(weight, variable));
    }
    return this;
  }

  /** Adds a multiple of a variable that is not part of this yet. */
  Form plus(long weight, int variable) {
    return plus(BigInteger.valueOf(weight), variable);
  }

  /** Adds a multiple of a form with other variables. */
  Form plus(BigInteger weight, Form other) {
    other.terms.forEach(term -> plus(weight.multiply(term.weight), term.variable));
    return plus(weight.multiply(other.constant));
  }

  /** Returns a copy. */
  Form copy() {
    return new Form().plus(BigInteger.ONE, this);
  }

  /** Returns a copy with the opposite sign. */
  Form negated() {
    return new Form().plus(BigInteger.ONE.negate(), this);
  }

  List<Term> terms() {
    return terms;
  }

  BigInteger constant() {
    return constant;
  }
}
