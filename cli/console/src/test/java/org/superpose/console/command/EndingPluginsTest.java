package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.fixtures.ForeignJar;

/** Plugins that try to end the program, in any call. */
class EndingPluginsTest extends CommandTest {

  private static final String REFUSED = "SecurityException: a plugin may not end the program";

  /** Declines every problem; what is in capital letters is replaced by a test. */
  private static final String SOURCE =
      """
      package foreign.ender;

      import java.lang.invoke.*;
      import java.util.*;
      import java.util.function.*;
      import org.superpose.core.construction.*;
      import org.superpose.core.network.*;
      import org.superpose.core.settings.Description;

      public final class Ender implements Construction {
        STATIC
        static void end(String type) throws Exception {
          var jar = Ender.class.getProtectionDomain().getCodeSource().getLocation();
          var loader = new java.net.URLClassLoader(new java.net.URL[] {jar}, null);
          ((Runnable) loader.loadClass("foreign.ender." + type).getConstructor().newInstance()).run();
        }
        private static String secret(long number, String text) { return number + text; }
        interface Interface {
          static void end() throws Exception {
            System.class.getMethod("exit", int.class).invoke(null, 0);
          }
        }
        public Description describe() {
          DESCRIBE
          return new Description("ender", "Ends.", List.of(), List.of());
        }
        public Sizing size(SizeRequest request) {
          SIZE
          return new Sizing.Sized(64, OptionalDouble.empty(), 10_000);
        }
        public Network build(BuildRequest request) {
          BUILD
          throw new IllegalStateException("went on");
        }
      }
      """;

  /**
   * Ends the program, though not where the fence sees it: in a class loader of the plugin's own.
   */
  private static final String OUTSIDE =
      """
      package foreign.ender;
      public final class %s implements Runnable { public void run() { Runtime.getRuntime().%s(0); } }
      """;

  private void write(String where, String statement) throws Exception {
    String source = SOURCE.replace(where, statement).replaceAll("STATIC|DESCRIBE|SIZE|BUILD", "");
    ForeignJar.plain("ender")
        .announced("Ender", source)
        .type("Exiting", OUTSIDE.formatted("Exiting", "exit"))
        .type("Halting", OUTSIDE.formatted("Halting", "halt"))
        .writeTo(directory.resolve("plugins/ender.jar"));
  }

  private Path comparison() throws IOException {
    return Files.writeString(
        directory.resolve("comparison.yaml"),
        """
        name: ending
        tasks: [{id: pairwise-and, features: 8}]
        constructions: [ender, one-neuron-per-output]
        expect: [one-neuron-per-output is verified]
        """);
  }

  private int compare() throws IOException {
    return run(
        "compare",
        comparison(),
        "--plugins",
        directory.resolve("plugins"),
        "--out",
        directory.resolve("results"));
  }

  @ParameterizedTest
  @CsvSource({
    "SIZE, System.exit(0);",
    "SIZE, Runtime.getRuntime().halt(0);",
    "BUILD, System.exit(0);",
    "BUILD, Runtime.getRuntime().exit(0);",
    "BUILD, Runtime.getRuntime().halt(0);"
  })
  void whoEndsTheProgramInACellFailsThatCell(String where, String statement) throws Exception {
    write(where, statement);

    assertThat(compare()).as(err).isEqualTo(ExitCode.CELLS_FAILED);

    assertThat(Files.readString(directory.resolve("results/results.csv")))
        .contains(REFUSED + " (Ender.java:")
        .contains("one-neuron-per-output", ",verified,");
    assertThat(err).contains("1 of 2 cells failed");
  }

  /** The thread that builds is the plugin's own; all others are not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thread.getAllStackTraces().keySet().forEach(Thread::interrupt);",
        "for (Thread each : Thread.getAllStackTraces().keySet()) { each.interrupt(); }"
      })
  void whoInterruptsAllThreadsInterruptsItsOwn(String statement) throws Exception {
    write("BUILD", statement + "if (!Thread.interrupted()) { return null; }");

    assertThat(compare()).as(err).isEqualTo(ExitCode.CELLS_FAILED);

    assertThat(Files.readString(directory.resolve("results/results.csv")))
        .contains("IllegalStateException: went on")
        .contains("one-neuron-per-output", ",verified,");
    assertThat(err).contains("1 of 2 cells failed");
  }

  /** Each of these would end the program; each has to throw instead. */
  private static final String HIDDEN_CALLS =
      """
      var type = MethodType.methodType(void.class, int.class);
      var lookup = MethodHandles.lookup();
      IntConsumer exit = System::exit;
      IntConsumer halt = Runtime.getRuntime()::halt;
      List<java.util.concurrent.Callable<Object>> calls = List.of(
          () -> System.class.getMethod("exit", int.class).invoke(null, 0),
          () -> Runtime.class.getMethod("halt", int.class).invoke(Runtime.getRuntime(), 0),
          () -> lookup.findStatic(System.class, "exit", type),
          () -> lookup.findVirtual(Runtime.class, "halt", type),
          () -> lookup.bind(Runtime.getRuntime(), "halt", type),
          () -> lookup.unreflect(System.class.getMethod("exit", int.class)),
          () -> { exit.accept(0); return 0; },
          () -> { halt.accept(0); return 0; },
          () -> { Interface.end(); return 0; });
      int refused = 0;
      for (var call : calls) {
        try {
          call.call();
        } catch (SecurityException e) {
          refused++;
        } catch (Exception e) {
          throw new IllegalArgumentException(e);
        }
      }
      if (refused > 0) {
        throw new IllegalStateException("refused " + refused + " of " + calls.size());
      }
      """;

  @Test
  void whoHidesTheCallIsRefusedToo() throws Exception {
    write("BUILD", HIDDEN_CALLS);

    assertThat(compare()).as(err).isEqualTo(ExitCode.CELLS_FAILED);

    assertThat(Files.readString(directory.resolve("results/results.csv")))
        .contains("IllegalStateException: refused 9 of 9")
        .contains("one-neuron-per-output", ",verified,");
  }

  /** What the fence adds must not change what is not concerned. */
  @Test
  void otherCallsByReflectionGoOn() throws Exception {
    write(
        "BUILD",
        """
        try {
          var own = Ender.class.getDeclaredMethod("secret", long.class, String.class);
          var type = MethodType.methodType(String.class, long.class, String.class);
          String found = own.invoke(null, 7L, "a")
              + (String) MethodHandles.lookup().findStatic(Ender.class, "secret", type).invoke(8L, "b")
              + (String) MethodHandles.lookup().unreflect(own).invoke(9L, "c")
              + MethodHandles.lookup().bind("exit", "length", MethodType.methodType(int.class)).invoke();
          if (found != null) throw new IllegalStateException("found " + found);
        } catch (RuntimeException e) { throw e;
        } catch (Throwable e) { throw new IllegalArgumentException(e); }
        """);

    assertThat(compare()).as(err).isEqualTo(ExitCode.CELLS_FAILED);

    assertThat(Files.readString(directory.resolve("results/results.csv")))
        .contains("IllegalStateException: found 7a8b9c4");
  }

  @ParameterizedTest
  @CsvSource({
    "STATIC, static { if (true) { System.exit(0); } }",
    "STATIC, static { Runtime.getRuntime().halt(0); }",
    "DESCRIBE, System.exit(0);",
    "DESCRIBE, Runtime.getRuntime().halt(0);"
  })
  void whoEndsTheProgramBeforeIsAPluginThatDoesNotStart(String where, String statement)
      throws Exception {
    write(where, statement);

    assertThat(compare()).as(err).isEqualTo(ExitCode.BAD_INPUT);

    assertThat(err)
        .contains("superpose: plugin " + directory.resolve("plugins/ender.jar") + ": ")
        .contains("a plugin may not end the program")
        .doesNotContain("\tat ");
    assertThat(run("list", "--plugins", directory.resolve("plugins"))).isEqualTo(ExitCode.DONE);
    assertThat(out).contains("one-neuron-per-output");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SIZE", "BUILD"})
  void aCallFromALoaderOfItsOwnEndsTheProgramAsFailed(String where) throws Exception {
    write(where, "try { end(\"Exiting\"); } catch (Exception e) { return null; }");
    Path output = directory.resolve("output");

    Process process =
        ChildProcess.startModules(
            output,
            "compare",
            comparison(),
            "--plugins",
            directory.resolve("plugins"),
            "--out",
            directory.resolve("results"));

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ExitCode.CELLS_FAILED);
    assertThat(output)
        .content()
        .contains("superpose: cell pairwise-and-m8-v2-uniform.ender.s1: foreign.ender.Exiting")
        .contains("called System.exit; no plugin may end the program")
        .doesNotContain("Exception", "\tat ");
  }

  @Test
  void aCallFromALoaderOfItsOwnOfAPluginThatStartsNamesItsJar() throws Exception {
    write("DESCRIBE", "try { end(\"Exiting\"); } catch (Exception e) { return null; }");
    Path output = directory.resolve("output");

    Process process =
        ChildProcess.startModules(output, "list", "--plugins", directory.resolve("plugins"));

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ExitCode.CELLS_FAILED);
    assertThat(output)
        .content()
        .contains(
            "superpose: plugin " + directory.resolve("plugins/ender.jar") + ": foreign.ender");
  }

  private static final String HALT =
      "try { end(\"Halting\"); } catch (Exception e) { return null; }";

  private int compareIsolated(String more) throws IOException {
    Path file = comparison();
    Files.writeString(file, Files.readString(file) + more);
    return run(
        "compare",
        file,
        "--plugins",
        directory.resolve("plugins"),
        "--out",
        directory.resolve("results"),
        "--workers",
        2);
  }

  @Test
  void aProcessOfItsOwnMayEndWithoutTheOthers() throws Exception {
    write("BUILD", HALT);

    assertThat(compareIsolated("seeds: [1, 2]\nisolation: process\n"))
        .as(err)
        .isEqualTo(ExitCode.CELLS_FAILED);

    Path jar = directory.resolve("plugins/ender.jar");
    assertThat(Files.readString(directory.resolve("results/results.csv")))
        .contains("ender (" + jar + ") ended its process with exit code 0");
    assertThat(err).contains("2 of 4 cells failed");
  }

  @Test
  void aProcessThatHeedsNoInterruptionIsEnded() throws Exception {
    write("BUILD", "while (true) { Thread.onSpinWait(); if (request == null) break; }");

    assertThat(compareIsolated("isolation: process\nlimits: {timeout: 2s}\n"))
        .as(err)
        .isEqualTo(ExitCode.CELLS_FAILED);

    assertThat(Files.readString(directory.resolve("results/results.csv")))
        .contains("timeout", "still running after 2 s");
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void theMemoryOfAProcessIsBounded() throws Exception {
    write(
        "BUILD",
        "List<long[]> kept = new ArrayList<>(); while (request != null) { kept.add(new long[1 <<"
            + " 24]); }");

    assertThat(compareIsolated("isolation: process\n")).as(err).isEqualTo(ExitCode.CELLS_FAILED);

    assertThat(Files.readString(directory.resolve("results/results.csv")))
        .contains("OutOfMemoryError", ",verified,");
  }

  @Test
  void rowsDoNotDependOnWhereTheyWereMade() throws Exception {
    ForeignJar.plain("ender")
        .announced(
            "Ender",
            SOURCE
                .replaceAll("STATIC|DESCRIBE|SIZE|BUILD", "")
                .replace("throw new IllegalStateException(\"went on\");", "return right(request);")
                .replace("STATIC", "")
                .replace("  public Description describe", RIGHT + "  public Description describe"))
        .writeTo(directory.resolve("plugins/ender.jar"));
    assertThat(compareIsolated("isolation: process\n")).as(err).isEqualTo(ExitCode.DONE);
    var isolated = ChildProcess.rows(directory.resolve("results"));
    Path other = directory.resolve("other");

    run("compare", comparison(), "--plugins", directory.resolve("plugins"), "--out", other);

    assertThat(isolated).isEqualTo(ChildProcess.rows(other)).anyMatch(row -> row.contains("ender"));
  }

  /** One neuron for each AND. */
  private static final String RIGHT =
      """
        private static Network right(BuildRequest request) {
          var problem = request.problem();
          int n = problem.outputs();
          int[][] inputs = new int[n][];
          for (int q = 0; q < n; q++) {
            inputs[q] = problem.inputs(q).clone();
            Arrays.sort(inputs[q]);
          }
          return new Network(
              SparseMatrix.identity(problem.features()),
              new Origin.Public(),
              List.of(
                  new Layer(
                      SparseMatrix.binaryRows(problem.features(), inputs),
                      DenseMatrix.constantColumn(n, -1))),
              SparseMatrix.identity(n),
              DenseMatrix.uniformColumn(n, 0.5),
              new Origin.Public());
        }
      """;
}
