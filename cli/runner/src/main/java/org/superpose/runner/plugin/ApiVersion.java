package org.superpose.runner.plugin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of core that a program has or that a plugin was compiled against.
 *
 * <p>Within one major version, what was compiled against an earlier minor version goes on working;
 * before 1.0 every minor version may break.
 */
record ApiVersion(int major, int minor) {

  private static final Pattern START = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})(\\D.*)?");

  /** Reads the start of a version such as {@code 1.2.3-SNAPSHOT}; empty if it has no such start. */
  static Optional<ApiVersion> parse(String version) {
    Matcher matcher = START.matcher(version);
    return matcher.matches()
        ? Optional.of(
            new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /** Returns whether a plugin compiled against this version runs on a program's version. */
  boolean fits(ApiVersion program) {
    return major == program.major && (major == 0 ? minor == program.minor : minor <= program.minor);
  }
}
