package org.superpose.console.command;

import org.superpose.runner.store.Environment;
import picocli.CommandLine.IVersionProvider;

/** The version of the program. */
public final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"superpose " + Environment.version(), "JDK " + Runtime.version()};
  }
}
