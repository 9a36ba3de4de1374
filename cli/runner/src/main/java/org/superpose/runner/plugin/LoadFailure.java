package org.superpose.runner.plugin;

import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.superpose.runner.text.Words;

/** Says in one line what a failure to load means, and what mends it. */
final class LoadFailure {

  private static final String RECOMPILE =
      "compile it again with --release " + Runtime.version().feature();
  private static final String TELL_AUTHOR = "tell the author of the plugin";

  /** A failure in the words of the Java platform, and what mends it; $1 is the first group. */
  private record Known(Pattern words, String remedy) {}

  private static final List<Known> KNOWN =
      List.of(
          known(
              "ZipException|ClassFormatError",
              "copy the jar again: it is damaged or not a jar at all"),
          known(
              "Module ((?:java|jdk)\\.\\S+) not found",
              "start with SUPERPOSE_JAVA_OPTIONS=--add-modules=$1"),
          known(
              "NoClassDefFoundError: (?:javax?/|jdk/)",
              "start with SUPERPOSE_JAVA_OPTIONS=--add-modules=ALL-DEFAULT"),
          known(
              "Module \\S+ not found|NoClassDefFoundError",
              "put the jar that has it into the same folder"),
          known(
              "contains package|export package|in both module|in more than one module",
              "remove one of the two jars, or build the plugin without the other's classes in it"),
          known("Provider \\S+ not found", "build or copy the jar again: it lacks this class"),
          known("major.minor version|class file version", RECOMPILE),
          known(
              "NoSuchMethodError|NoSuchFieldError|AbstractMethodError|IncompatibleClass",
              "compile it again, against the superpose-core of this program"),
          known("Invalid module name", "give the jar a plain name such as my-plugin-1.0.jar"));

  private LoadFailure() {}

  private static Known known(String words, String remedy) {
    return new Known(Pattern.compile(words), remedy);
  }

  static PluginProblem of(String where, String what, Throwable failure) {
    return new PluginProblem(where, what + ": " + reason(failure), remedy(failure));
  }

  private static String remedy(Throwable failure) {
    String words =
        Words.chain(failure).stream()
            .map(cause -> cause.getClass().getSimpleName() + ": " + Words.message(cause))
            .collect(Collectors.joining(" "));
    for (Known known : KNOWN) {
      Matcher matcher = known.words.matcher(words);
      if (matcher.find()) {
        return matcher.groupCount() == 0
            ? known.remedy
            : known.remedy.replace("$1", matcher.group(1));
      }
    }
    return TELL_AUTHOR;
  }

  /** The innermost cause says what happened; service loading wraps it without adding anything. */
  private static String reason(Throwable failure) {
    List<Throwable> chain = Words.chain(failure);
    Throwable cause = chain.getLast();
    String message = Words.message(cause).strip();
    boolean explained =
        chain.size() == 1
            && !message.isEmpty()
            && !(failure instanceof NullPointerException); // the virtual machine's words
    String text = explained || cause instanceof TimeoutException ? message : named(cause, message);
    return text.replaceAll("\\s+", " ");
  }

  private static String named(Throwable cause, String message) {
    String name = cause.getClass().getSimpleName();
    return message.isEmpty() ? name : name + ": " + message;
  }
}
