package org.superpose.checks.attack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.superpose.core.bound.Bound;
import org.superpose.core.construction.Construction;
import org.superpose.core.task.Task;
import org.superpose.fixtures.ForeignJar;

/**
 * A plugin that does one hostile thing in one place, and is right in all others.
 *
 * @param place where
 * @param behaviour what
 */
record HostilePlugin(Place place, Behaviour behaviour) {

  /** Where a plugin is called. */
  enum Place {
    STATIC(true, false),
    CONSTRUCTOR(true, false),
    DESCRIBE(true, true),
    SIZE(false, true),
    BUILD(false, true),
    ENTRY(false, false),
    TASK_DESCRIBE(true, true),
    TASK_SHAPE(false, true),
    TASK_PROBLEM(false, true),
    BOUND_DESCRIBE(true, true),
    BOUND_EVALUATE(false, true);

    final boolean isAtStart;
    final boolean givesAnObject;

    Place(boolean isAtStart, boolean givesAnObject) {
      this.isAtStart = isAtStart;
      this.givesAnObject = givesAnObject;
    }

    /** Bounds are remarks on a comparison: without them, it is none the worse. */
    boolean isOfBound() {
      return name().startsWith("BOUND");
    }
  }

  /** What it does, as a statement of Java. */
  enum Behaviour {
    EXIT("System.exit(0);"),
    HALT("Runtime.getRuntime().halt(0);"),
    HALT_BY_REFLECTION(
        "sneak(() -> Runtime.class.getMethod(\"halt\", int.class)"
            + ".invoke(Runtime.getRuntime(), 0));"),
    EXIT_BY_REFERENCE("java.util.function.IntConsumer end = System::exit; end.accept(0);"),
    EXIT_BY_HANDLE(
        "sneak(() -> java.lang.invoke.MethodHandles.lookup().unreflect("
            + "System.class.getMethod(\"exit\", int.class)));"),
    MEMORY("List<long[]> all = new ArrayList<>(); while (go()) all.add(new long[1 << 22]);"),
    MEMORY_SAID("if (go()) throw new OutOfMemoryError(\"Metaspace\");"),
    STACK("deeper(0);"),
    LINKAGE("if (go()) throw new NoClassDefFoundError(\"gone/Away\");"),
    ERROR("if (go()) throw new Error(\"of its own\") { };"),
    CHECKED("sneak(() -> { throw new java.io.IOException(\"checked\"); });"),
    NO_MESSAGE("if (go()) throw new RuntimeException((String) null);"),
    LONG_MESSAGE("if (go()) throw new IllegalStateException(\"x\".repeat(10_000_000));"),
    CONTROL_MESSAGE(
        "if (go()) throw new IllegalStateException(\"a\\u202Eb\\u001B[2J\\n\\tat Main\\r\\0\");"),
    LOST_MESSAGE(
        "if (go()) throw new IllegalStateException() {"
            + " public String getMessage() { throw new IllegalStateException(); } };"),
    CAUSE_OF_ITSELF(
        "if (go()) throw new IllegalStateException() {"
            + " public Throwable getCause() { return this; } };"),
    ENDLESS("while (go()) Thread.onSpinWait();"),
    SLEEPLESS(
        "while (go()) try { Thread.sleep(1000); } catch (InterruptedException e) { continue; }"),
    NULL("if (go()) return null;"),
    STREAMS("System.setOut(null); System.setErr(null); System.setIn(null);"),
    PRINTED("System.out.println(\"{}\"); System.out.flush();"),
    LOCALE("Locale.setDefault(Locale.forLanguageTag(\"fa-IR\"));"),
    PROPERTIES("System.setProperties(new Properties());"),
    THREAD("new Thread(() -> { while (go()) Thread.onSpinWait(); }).start();"),
    HOOK(
        "Runtime.getRuntime().addShutdownHook(new Thread(() -> {"
            + " while (go()) Thread.onSpinWait(); }));"),
    INTERRUPT("Thread.currentThread().interrupt();"),
    HANDLER("Thread.setDefaultUncaughtExceptionHandler((t, e) -> System.exit(0));"),
    RENAMED("Thread.currentThread().setName(\"\\u202E\" + \"n\".repeat(1000));"),
    INTERRUPT_ALL("Thread.getAllStackTraces().keySet().forEach(Thread::interrupt);"),
    INTERRUPT_EACH("for (Thread each : Thread.getAllStackTraces().keySet()) each.interrupt();"),
    TIME_ZONE("TimeZone.setDefault(TimeZone.getTimeZone(\"Asia/Kathmandu\"));"),
    ALGORITHMS(
        "for (var each : java.security.Security.getProviders())"
            + " java.security.Security.removeProvider(each.getName());"),
    LINE_ENDS("System.setProperty(\"line.separator\", \"\\u202E\");"),
    MANY_THREADS(
        "for (int i = 0; i < 500; i++) Thread.ofPlatform().start(() -> {"
            + " while (go()) java.util.concurrent.locks.LockSupport.park(); });");

    final String statement;

    Behaviour(String statement) {
      this.statement = statement;
    }

    /** Whether the plugin gives what it should all the same. */
    boolean isHarmless() {
      return compareTo(STREAMS) >= 0;
    }

    /** Whether the host may take it for a request to stop, or it may use up the cell's own time. */
    boolean mayFail() {
      return List.of(INTERRUPT, INTERRUPT_ALL, INTERRUPT_EACH, MANY_THREADS).contains(this);
    }
  }

  static List<HostilePlugin> all() {
    List<HostilePlugin> all = new ArrayList<>();
    for (Behaviour behaviour : Behaviour.values()) {
      for (Place place : Place.values()) {
        if (behaviour != Behaviour.NULL || place.givesAnObject) {
          all.add(new HostilePlugin(place, behaviour));
        }
      }
    }
    return all;
  }

  private static final String HELPERS =
      """
      package foreign.hostile;
      import java.util.*;
      final class Helpers {
        interface Risky { Object run() throws Throwable; }
        static boolean go() { return System.nanoTime() != 0; }
        static int deeper(int n) { return deeper(n + 1) + 1; }
        static void sneak(Risky risky) {
          try { risky.run(); } catch (Throwable e) { Helpers.<RuntimeException>any(e); }
        }
        @SuppressWarnings("unchecked")
        private static <E extends Throwable> void any(Throwable e) throws E { throw (E) e; }
      }
      """;

  private static final String HEAD =
      """
      package foreign.hostile;
      import static foreign.hostile.Helpers.*;
      import java.util.*;
      import org.superpose.core.bound.*;
      import org.superpose.core.construction.*;
      import org.superpose.core.network.*;
      import org.superpose.core.settings.*;
      import org.superpose.core.task.*;
      """;

  private static final String CONSTRUCTION =
      HEAD
          + """
          public final class Net implements Construction {
            static { /*STATIC*/ }
            public Net() { /*CONSTRUCTOR*/ }
            public Description describe() {
              /*DESCRIBE*/
              return new Description("hostile-net", "Hostile.", List.of(), List.of());
            }
            public Sizing size(SizeRequest request) {
              /*SIZE*/
              return new Sizing.Sized(6, OptionalDouble.empty(), 10_000);
            }
            static double entry() {
              /*ENTRY*/
              return 0.5;
            }
            public Network build(BuildRequest request) {
              /*BUILD*/
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
                  DenseMatrix.generate(n, 1, Alphabet.FLOAT64, (i, j) -> entry()),
                  new Origin.Public());
            }
          }
          """;

  private static final String TASK =
      HEAD
          + """
          public final class Work implements Task {
            public Description describe() {
              /*TASK_DESCRIBE*/
              return new Description("hostile-task", "Hostile.", List.of(), List.of());
            }
            public ProblemShape shape(Settings settings) {
              /*TASK_SHAPE*/
              return new ProblemShape("hostile-task", 6, 3, 2, 10, 4);
            }
            public Problem problem(TaskRequest request) {
              /*TASK_PROBLEM*/
              int[][] pairs = {{0, 1}, {2, 3}, {4, 5}};
              return new Problem(
                  new ProblemShape("hostile-task", 6, 3, 2, 10, 4), Gate.AND, pairs);
            }
          }
          """;

  private static final String BOUND =
      HEAD
          + """
          public final class Limit implements Bound {
            public Description describe() {
              /*BOUND_DESCRIBE*/
              return new Description("hostile-bound", "Hostile.", List.of(), List.of());
            }
            public BoundResult evaluate(BoundRequest request) {
              /*BOUND_EVALUATE*/
              return new BoundResult.NotApplicable("never");
            }
          }
          """;

  /** Compiles the plugin into a jar. */
  Path writeTo(Path jar) throws Exception {
    return ForeignJar.plain("hostile")
        .type("Helpers", HELPERS)
        .announced(Construction.class, "Net", with(CONSTRUCTION))
        .announced(Task.class, "Work", with(TASK))
        .announced(Bound.class, "Limit", with(BOUND))
        .writeTo(jar);
  }

  private String with(String source) {
    return source.replace("/*" + place + "*/", behaviour.statement);
  }

  @Override
  public String toString() {
    return "%s in %s".formatted(behaviour, place);
  }
}
