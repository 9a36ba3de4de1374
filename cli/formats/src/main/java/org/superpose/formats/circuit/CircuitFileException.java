package org.superpose.formats.circuit;

/** A circuit file that cannot be used, with the place of the first thing that is wrong with it. */
public final class CircuitFileException extends Exception {

  private static final long serialVersionUID = 1L;

  /** The place of what is wrong with a file as a whole. */
  private static final int NOWHERE = -1;

  private final int line;
  private final int offset;
  private final String complaint;

  private CircuitFileException(int line, int offset, String place, String complaint) {
    super(place + complaint);
    this.line = line;
    this.offset = offset;
    this.complaint = complaint;
  }

  static CircuitFileException ofFile(String complaint) {
    return new CircuitFileException(NOWHERE, NOWHERE, "", complaint);
  }

  static CircuitFileException atLine(int line, String complaint) {
    return new CircuitFileException(line, NOWHERE, "line " + line + ": ", complaint);
  }

  static CircuitFileException atByte(int offset, String complaint) {
    return new CircuitFileException(NOWHERE, offset, "byte " + offset + ": ", complaint);
  }

  /** Returns the line, from 1, or -1 if the place is none. */
  public int line() {
    return line;
  }

  /** Returns the offset in the unpacked file, from 0, or -1 if the place is a line or the file. */
  public int offset() {
    return offset;
  }

  /** Returns the message without the place. */
  public String complaint() {
    return complaint;
  }
}
