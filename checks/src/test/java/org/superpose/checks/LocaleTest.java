package org.superpose.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No text depends on where the program runs: digits, decimal signs and letters of either case are
 * the same for all default locales. {@code %s} of a number does not depend on them, {@code %d}
 * does.
 */
class LocaleTest {

  /** Conversions that neither write digits nor change letters. */
  private static final Pattern SAFE = Pattern.compile("(?:[^%]|%(?:\\d+\\$)?-?\\d*s|%n|%%)*");

  private static final Set<String> CASES = Set.of("toLowerCase", "toUpperCase");
  private static final Set<String> FORMATS = Set.of("format", "printf");
  private static final Set<String> TYPES =
      Set.of("Scanner", "DecimalFormat", "SimpleDateFormat", "Formatter", "MessageFormat");

  private static List<String> complaints(String name, String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    JavacTask task = (JavacTask) compiler.getTask(null, null, null, null, null, List.of(file));
    Finder finder = new Finder(name);
    try {
      for (CompilationUnitTree unit : task.parse()) {
        finder.scan(unit, null);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return finder.complaints;
  }

  private static final class Finder extends TreeScanner<Void, Void> {

    private final String name;
    private final List<String> complaints = new ArrayList<>();

    Finder(String name) {
      this.name = name;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
      if (call.getMethodSelect() instanceof MemberSelectTree method) {
        String called = method.getIdentifier().toString();
        boolean hasLocale =
            !call.getArguments().isEmpty()
                && call.getArguments().getFirst().toString().equals("Locale.ROOT");
        if ((called.equals("formatted") && !isSafe(method.getExpression()))
            || (FORMATS.contains(called) && !hasLocale && takesText(call))
            || (CASES.contains(called) && !hasLocale && !isOf("Character", method))) {
          complaints.add(name + ": " + call);
        }
      }
      return super.visitMethodInvocation(call, null);
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void unused) {
      if (TYPES.contains(made.getIdentifier().toString())) {
        complaints.add(name + ": " + made);
      }
      return super.visitNewClass(made, null);
    }

    private static boolean isOf(String type, MemberSelectTree method) {
      return method.getExpression().toString().equals(type);
    }

    private static boolean takesText(MethodInvocationTree call) {
      return !call.getArguments().isEmpty()
          && (call.getArguments().size() > 1
              || call.getArguments().getFirst() instanceof LiteralTree);
    }

    /** A text that is not written where it is used cannot be seen, so it is not safe. */
    private static boolean isSafe(ExpressionTree text) {
      List<String> literals = new ArrayList<>();
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitLiteral(LiteralTree literal, Void unused) {
          literals.add(String.valueOf(literal.getValue()));
          return null;
        }
      }.scan(text, null);
      return !literals.isEmpty()
          && literals.stream().allMatch(literal -> SAFE.matcher(literal).matches());
    }
  }

  @Test
  void noTextDependsOnTheDefaultLocale() {
    List<Path> sources =
        Repository.files(".java").stream()
            .filter(file -> file.toString().contains("/src/main/"))
            .filter(file -> !file.startsWith(Repository.ROOT.resolve("benchmarks")))
            .toList();

    assertThat(sources).hasSizeGreaterThan(300);
    assertThat(sources)
        .as("write %s, or String.format(Locale.ROOT, ...)")
        .flatMap(
            file -> complaints(Repository.ROOT.relativize(file).toString(), Repository.read(file)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"%d\".formatted(1)",
        "\"%,d\".formatted(1)",
        "(\"a %s\" + \" %.1f\").formatted(1, 2.0)",
        "\"%2$5d\".formatted(1, 2)",
        "\"%S\".formatted(\"i\")",
        "TEXT.formatted(1)",
        "String.format(\"%d\", 1)",
        "String.format(Locale.getDefault(), \"%d\", 1)",
        "out.printf(\"%d\", 1)",
        "\"I\".toLowerCase()",
        "word.toUpperCase()",
        "new java.util.ArrayList<>(java.util.List.of(new Scanner(\"1.5\")))"
      })
  void whatDependsOnItIsSeen(String expression) {
    assertThat(complaints("Any", "class Any { Object any = " + expression + "; }")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"%s of %2$s%n 100 %%\".formatted(1, 2)",
        "String.format(Locale.ROOT, \"%d\", 1)",
        "\"I\".toLowerCase(Locale.ROOT)"
      })
  void whatDoesNotIsPassedOver(String expression) {
    assertThat(complaints("Any", "class Any { Object any = " + expression + "; }")).isEmpty();
  }
}
