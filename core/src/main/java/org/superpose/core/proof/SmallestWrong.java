package org.superpose.core.proof;

/** Looks for the first wrong input of an output. */
final class SmallestWrong implements Findings {

  private final Judge judge;
  private final int output;
  private final int sparsity;
  private WrongInput first;

  /**
   * @param known a wrong input; only those before it are of interest; null if none is known
   */
  SmallestWrong(Judge judge, int output, int sparsity, WrongInput known) {
    this.judge = judge;
    this.output = output;
    this.sparsity = sparsity;
    first = known;
  }

  WrongInput first() {
    return first;
  }

  @Override
  public int largestSize() {
    return first == null ? sparsity : first.features().length;
  }

  @Override
  public long limit(boolean on) {
    return judge.wrongAbove(output, on);
  }

  @Override
  public boolean add(int[] features, boolean on, long value) {
    WrongInput candidate = new WrongInput(features, output);
    if (first != null && candidate.compareTo(first) >= 0) {
      return true;
    }
    if (!judge.isWrong(output, features, on, value)) {
      return true;
    }
    first = candidate;
    return false;
  }

  @Override
  public boolean complete() {
    return first != null && first.features().length == 0;
  }
}
