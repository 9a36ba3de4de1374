package org.superpose.console.command;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the program. */
public final class Version implements IVersionProvider {

  static final String UNKNOWN = "development";

  @Override
  public String[] getVersion() {
    return new String[] {"superpose " + current(), "JDK " + Runtime.version()};
  }

  /** Returns the version of the program's module, or {@code development} where it has none. */
  static String current() {
    return Optional.ofNullable(Version.class.getModule().getDescriptor())
        .flatMap(ModuleDescriptor::rawVersion)
        .orElse(UNKNOWN);
  }
}
