package org.superpose.core.network;

/** A network whose parts do not fit together or do not keep what they declare. */
public final class MalformedNetworkException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** Says what does not fit. */
  public MalformedNetworkException(String message) {
    super(message);
  }

  static MalformedNetworkException outsideAlphabet(
      String matrix, int row, int column, double value, Alphabet alphabet) {
    String where = column < 0 ? "row " + row : "entry [" + row + ", " + column + "]";
    return new MalformedNetworkException(
        "%s of %s is %s, outside the declared alphabet %s"
            .formatted(where, matrix, value, alphabet));
  }
}
