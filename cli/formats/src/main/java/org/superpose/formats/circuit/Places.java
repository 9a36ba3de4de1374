package org.superpose.formats.circuit;

/** How a format counts the places of what is wrong with a file. */
enum Places {
  /** By lines, from 1. */
  LINES,
  /** By bytes, from 0. */
  BYTES;

  int first() {
    return this == LINES ? 1 : 0;
  }

  CircuitFileException fault(int at, String complaint) {
    return this == LINES
        ? CircuitFileException.atLine(at, complaint)
        : CircuitFileException.atByte(at, complaint);
  }

  String phrase(int at) {
    return (this == LINES ? "on line " : "at byte ") + at;
  }
}
