package org.superpose.formats.query;

import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Writes constraints in the LP format of CPLEX, which GLPK, CBC, HiGHS, SCIP and others read. */
final class LpFile implements Constraints {

  private static final int LINE = 100; // some readers have limits

  private final PrintWriter out;
  private final int features;
  private final List<String> names = new ArrayList<>(); // of variables that are no features
  private final List<String> binaries = new ArrayList<>();
  private int column;
  private int rows;

  /** Starts a file after its heading. */
  LpFile(PrintWriter out, int features) {
    this.out = out;
    this.features = features;
    out.print("Minimize\n none: 0 x0\nSubject To\n");
  }

  @Override
  public int binary(String name) {
    binaries.add(name);
    return number(name);
  }

  @Override
  public int number(String name) {
    names.add(name);
    return features + names.size() - 1;
  }

  @Override
  public void notNegative(Form form) {
    row(form, ">=");
  }

  @Override
  public void zero(Form form) {
    row(form, "=");
  }

  /** Writes a form whose first weight is positive; otherwise its negative. */
  private void row(Form form, String relation) {
    if (form.terms().getFirst().weight().signum() < 0) {
      row(form.negated(), relation.replace('>', '<'));
      return;
    }
    word("c" + ++rows + ":");
    for (Form.Term term : form.terms()) {
      word(coefficient(term.weight()) + name(term.variable()));
    }
    word(relation + " " + form.constant().negate());
    end();
  }

  private static String coefficient(BigInteger weight) {
    String sign = weight.signum() < 0 ? "- " : "+ ";
    return weight.abs().equals(BigInteger.ONE) ? sign : sign + weight.abs() + " ";
  }

  private String name(int variable) {
    return variable < features ? "x" + variable : names.get(variable - features);
  }

  private void word(String word) {
    if (column + word.length() > LINE) {
      out.print("\n ");
      column = 1;
    }
    out.print(' ');
    out.print(word);
    column += word.length() + 1;
  }

  private void end() {
    out.print('\n');
    column = 0;
  }

  /** Ends the file with what its variables are. */
  void finish() {
    out.print("Binary\n");
    for (int feature = 0; feature < features; feature++) {
      word(name(feature));
    }
    binaries.forEach(this::word);
    end();
    out.print("End\n");
  }
}
