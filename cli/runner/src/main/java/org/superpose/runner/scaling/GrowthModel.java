package org.superpose.runner.scaling;

/** A growth model up to a constant factor: how the width depends on m', the number of outputs. */
public enum GrowthModel {
  /** What Johnson-Lindenstrauss needs to represent. */
  LOG("ln m'"),
  /** The paper's lower bound for computing. */
  SQRT_LOG("sqrt(m' ln m')"),
  /** The paper's upper bound for pairwise AND. */
  SQRT_TIMES_LOG("sqrt(m') ln m'"),
  /** The upper bound of Hänni and others, up to logarithms. */
  TWO_THIRDS("m'^(2/3)"),
  /** No superposition. */
  LINEAR("m'"),
  /** Any power. */
  POWER("m'^b");

  private final String formula;

  GrowthModel(String formula) {
    this.formula = formula;
  }

  /** Returns the growth at m' of 2 or more; 1 for the model of any power. */
  public double growth(double outputs) {
    return switch (this) {
      case LOG -> Math.log(outputs);
      case SQRT_LOG -> Math.sqrt(outputs * Math.log(outputs));
      case SQRT_TIMES_LOG -> Math.sqrt(outputs) * Math.log(outputs);
      case TWO_THIRDS -> Math.cbrt(outputs * outputs);
      case LINEAR -> outputs;
      case POWER -> 1;
    };
  }

  @Override
  public String toString() {
    return formula;
  }
}
