package org.superpose.checks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The command as it was built, to be run as another process. */
public final class Application {

  /** Why a test is skipped. */
  public static final String NOT_BUILT = "the application is not built; run mvn verify";

  /** The jars of the application. */
  public static final Path LIBRARY = Repository.ROOT.resolve("cli/console/target/superpose/lib");

  /** Left by the script when it has built the application. */
  public static final Path STAMP = LIBRARY.resolveSibling("built");

  /** Where the files to compare with are. */
  public static final Path GOLDEN = Repository.ROOT.resolve("checks/src/test/resources/golden");

  /** The command without its arguments. */
  public static final List<String> COMMAND = command(LIBRARY);

  private Application() {}

  /** Returns the command, without its arguments, of a folder of jars. */
  public static List<String> command(Path library) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", // such runs are too short to be worth optimising
        "-XX:+UseSerialGC",
        "-Duser.language=" + Locale.ENGLISH.getLanguage(),
        "-p",
        library.toString(),
        "-m",
        "org.superpose.console/org.superpose.console.command.Main");
  }

  /** Returns whether the jars are there. */
  public static boolean isBuilt() {
    return Files.isDirectory(LIBRARY);
  }
}
