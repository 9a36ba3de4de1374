package org.superpose.runner.config;

/** A position in a text: file label, line and column from 1; both 0 for overrides. */
record Mark(String file, int line, int column) {

  static final Mark OVERRIDE = new Mark(Location.OVERRIDE, 0, 0);

  Location at(String key) {
    return new Location(file, line, column, key);
  }
}
