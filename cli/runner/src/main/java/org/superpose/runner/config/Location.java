package org.superpose.runner.config;

/**
 * A place in a comparison file, in a file it names, or in an override from the command line.
 *
 * @param file the file as the user gave it, or {@code --set} for an override
 * @param line from 1; 0 for an override and for a file as a whole
 * @param column from 1; 0 if it is not known
 * @param key the path of the setting, for instance {@code tasks[0].features}; may be empty
 */
public record Location(String file, int line, int column, String key) {

  static final String OVERRIDE = "--set";

  /** Returns {@code FILE:LINE: key}, without what is not known. */
  @Override
  public String toString() {
    if (file.equals(OVERRIDE)) {
      return OVERRIDE + " " + key;
    }
    String place = line > 0 ? file + ":" + line : file;
    return key.isEmpty() ? place : place + ": " + key;
  }
}
