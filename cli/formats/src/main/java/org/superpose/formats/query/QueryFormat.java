package org.superpose.formats.query;

import java.util.Locale;

/** The languages in which solvers are asked. */
public enum QueryFormat {
  /** Linear constraints with whole numbers: GLPK, CBC, HiGHS, SCIP, Gurobi, CPLEX. */
  LP("\\"),
  /** Pseudo-Boolean constraints: clasp, minisat+, RoundingSat, Sat4j. */
  OPB("*"),
  /** SMT-LIB 2, logic QF_LIA: z3, cvc5, Yices, MathSAT. */
  SMT2(";");

  private final String comment;

  QueryFormat(String comment) {
    this.comment = comment;
  }

  /** Returns what starts a line of comment. */
  String comment() {
    return comment;
  }

  /** Returns the usual ending of file names, with its dot. */
  public String ending() {
    return "." + this;
  }

  /** Returns the format as users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
