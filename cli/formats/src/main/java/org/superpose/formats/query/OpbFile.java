package org.superpose.formats.query;

import java.io.PrintWriter;

/** Writes constraints over binaries in the OPB format of pseudo-Boolean solvers. */
final class OpbFile implements Constraints {

  private final PrintWriter out;
  private int variables;

  /** Starts a file after its heading. */
  OpbFile(PrintWriter out, int features) {
    this.out = out;
    variables = features;
  }

  /** Adds a variable; the format has no names but x1, x2 and so on. */
  @Override
  public int binary(String name) {
    return variables++;
  }

  @Override
  public int number(String name) {
    throw new UnsupportedOperationException("all variables of the format are 0 or 1");
  }

  @Override
  public void notNegative(Form form) {
    row(form, ">=");
  }

  @Override
  public void zero(Form form) {
    row(form, "=");
  }

  private void row(Form form, String relation) {
    for (Form.Term term : form.terms()) {
      out.print(term.weight().signum() < 0 ? "" : "+");
      out.print(term.weight());
      out.print(" x");
      out.print(term.variable() + 1);
      out.print(' ');
    }
    out.print(relation + " " + form.constant().negate() + " ;\n");
  }
}
