package org.superpose.cli.command;

import picocli.CommandLine.IVersionProvider;

/** The version of the program. */
public final class Version implements IVersionProvider {

  static final String UNKNOWN = "development";

  @Override
  public String[] getVersion() {
    return new String[] {"superpose " + current(), "JDK " + Runtime.version()};
  }

  /** Returns the version in the jar's manifest, or {@code development} outside a jar. */
  static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? UNKNOWN : version;
  }
}
