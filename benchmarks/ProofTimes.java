import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Network;
import org.superpose.core.proof.Measured;
import org.superpose.core.proof.Proof;
import org.superpose.core.proof.ProofEngine;
import org.superpose.core.proof.ProofOptions;
import org.superpose.core.random.Seed;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.core.task.Task;
import org.superpose.core.task.TaskRequest;

/**
 * Builds networks of sparse output channels for uniform pairwise AND and proves them, with two
 * threads. Prints seconds of the clock and of the processor, and the latter in units of a fixed
 * loop ({@link Calibration}) that is timed just before.
 *
 * <p>Usage, after {@code ./superpose --version} has built the jars: {@code java -XX:+UseParallelGC
 * -cp 'cli/console/target/superpose/lib/*' benchmarks/ProofTimes.java} and
 *
 * <ul>
 *   <li>{@code FEATURES SPARSITY NEURONS ROUNDS MEBIBYTES [OPTION=NUMBER]...}: one network, proved
 *       some times;
 *   <li>{@code growth SPARSITY FROM TO ROUNDS MEBIBYTES COUNTED [NEURONS [OPTION=NUMBER]...]}:
 *       networks of 2^FROM to 2^TO features, of the width that the construction chooses, or of
 *       NEURONS for the largest and as the square root of the features for the others; at most
 *       COUNTED wrong outputs are counted; times are medians, and exponents are fitted to the upper
 *       half of the sizes;
 *   <li>{@code calibrate}: the seconds of the loop.
 * </ul>
 */
final class ProofTimes {

  private static final long WORK = 200_000_000_000L;
  private static final long COUNTED = 100_000;
  private static final double LEAST_SECONDS = 0.3; // of the processor, that are measured
  private static final int LARGE = 1 << 18; // features; larger networks are proved once

  private ProofTimes() {}

  public static void main(String[] arguments) {
    switch (arguments[0]) {
      case "calibrate" -> print("%.6f", Calibration.seconds());
      case "growth" -> growth(arguments);
      default -> one(arguments);
    }
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private static double processorSeconds() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  private static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private static void one(String[] arguments) {
    Case one =
        Case.of(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]), options(arguments, 5));
    int neurons = Integer.parseInt(arguments[2]);
    System.out.println(one.size(OptionalInt.of(neurons)));
    long start = System.nanoTime();
    double before = processorSeconds();
    Network network = one.build(neurons);
    print(
        "built in %.1f s, processor %.1f s",
        (System.nanoTime() - start) / 1e9, processorSeconds() - before);
    for (int round = 0; round < Integer.parseInt(arguments[3]); round++) {
      double loop = Calibration.seconds();
      Timed timed = one.prove(network, Long.parseLong(arguments[4]) << 20, COUNTED);
      print(
          "proved in %.3f s, processor %.3f s, loops: %.4f%n  %s",
          timed.clock, timed.seconds, timed.seconds / loop, timed.measured);
    }
  }

  private static Map<String, Object> options(String[] arguments, int first) {
    Map<String, Object> options = new HashMap<>();
    for (int at = first; at < arguments.length; at++) {
      int sign = arguments[at].indexOf('=');
      options.put(
          arguments[at].substring(0, sign), Long.valueOf(arguments[at].substring(sign + 1)));
    }
    return options;
  }

  private static void growth(String[] arguments) {
    long sparsity = Long.parseLong(arguments[1]);
    int first = Integer.parseInt(arguments[2]);
    int count = Integer.parseInt(arguments[3]) - first + 1;
    int rounds = Integer.parseInt(arguments[4]);
    long memory = Long.parseLong(arguments[5]) << 20;
    long counted = Long.parseLong(arguments[6]);
    double[][] logs = new double[4][count];
    print(
        "%9s %8s %11s %14s %12s  proof", "m = m'", "neurons", "build, s", "prove, s", "memory, MB");
    for (int i = 0; i < count; i++) {
      int features = 1 << (first + i);
      Case each = Case.of(features, sparsity, options(arguments, 8));
      int neurons =
          arguments.length > 7
              ? (int) (Integer.parseInt(arguments[7]) * Math.pow(2, (i + 1 - count) / 2.0))
              : each.width();
      double before = processorSeconds();
      Network network = each.build(neurons);
      double built = processorSeconds() - before;
      if (features <= LARGE) {
        each.prove(network, memory, counted); // compiles
      }
      Timed[] timed =
          IntStream.range(0, features > LARGE ? 1 : rounds)
              .mapToObj(round -> each.prove(network, memory, counted))
              .toArray(Timed[]::new);
      double proved = median(Arrays.stream(timed).mapToDouble(Timed::seconds).toArray());
      Measured measured = timed[0].measured;
      print(
          "%9d %8d %11.3f %14.4f %12.2f  %s",
          features, neurons, built, proved, measured.memory() / 1e6, timed[0].outcome());
      double[] values = {neurons, built, proved, measured.memory()};
      for (int column = 0; column < values.length; column++) {
        logs[column][i] = Math.log(values[column]) / Math.log(2);
      }
    }
    print(
        "exponents, of the upper half of the sizes: neurons %.2f, build %.2f, prove %.2f, memory"
            + " %.2f",
        Arrays.stream(logs).map(ProofTimes::slope).toArray());
  }

  /** The slope of the upper half of equidistant values, by least squares. */
  private static double slope(double[] values) {
    int from = values.length / 2;
    double middle = (from + values.length - 1) / 2.0;
    double products = 0;
    double squares = 0;
    for (int i = from; i < values.length; i++) {
      products += (i - middle) * values[i];
      squares += (i - middle) * (i - middle);
    }
    return products / squares;
  }

  private record Timed(Measured measured, double seconds, double clock) {

    String outcome() {
      return switch (measured.proof()) {
        case Proof.Right _ -> "verified";
        case Proof.Wrong wrong when wrong.wrongInputs().isPresent() ->
            "falsified, %s wrong inputs".formatted(wrong.wrongInputs().getAsLong());
        case Proof.Wrong _ -> "falsified";
        case Proof.Undecided _ -> "undecided";
      };
    }
  }

  /** A problem and what solves it. */
  private record Case(Problem problem, Construction construction, Settings settings) {

    private static final Seed SEED = new Seed(1);

    static Case of(long features, long sparsity, Map<String, Object> options) {
      Task task =
          ServiceLoader.load(Task.class).stream()
              .map(ServiceLoader.Provider::get)
              .filter(each -> each.describe().id().equals("pairwise-and"))
              .findFirst()
              .orElseThrow();
      Construction construction =
          ServiceLoader.load(Construction.class).stream()
              .map(ServiceLoader.Provider::get)
              .filter(each -> each.describe().id().equals("output-channels-sparse"))
              .findFirst()
              .orElseThrow();
      Map<String, Object> sizes = Map.of("features", features, "sparsity", sparsity);
      Settings settings = Settings.of(task.describe().parameters(), sizes);
      return new Case(
          task.problem(new TaskRequest(settings, SEED.derive("task"))),
          construction,
          Settings.of(construction.describe().parameters(), options));
    }

    int width() {
      return switch (size(OptionalInt.empty())) {
        case Sizing.Sized sized -> sized.neurons();
        case Sizing other -> throw new IllegalArgumentException(other.toString());
      };
    }

    Sizing size(OptionalInt neurons) {
      return construction.size(
          new SizeRequest(problem, neurons, settings, new Criterion.EveryInput()));
    }

    Network build(int neurons) {
      return construction.build(
          new BuildRequest(problem, neurons, settings, new Criterion.EveryInput(), SEED));
    }

    /** Proves as often as the clock of the processor needs to tell the time. */
    Timed prove(Network network, long memory, long counted) {
      ProofOptions options = new ProofOptions(2, WORK, memory, counted);
      long start = System.nanoTime();
      double before = processorSeconds();
      int times = 0;
      double used;
      Measured measured;
      do {
        measured = ProofEngine.measure(network, problem, options);
        times++;
        used = processorSeconds() - before;
      } while (used < LEAST_SECONDS);
      return new Timed(measured, used / times, (System.nanoTime() - start) / 1e9 / times);
    }
  }

  /** A loop over words in the nearest large cache and out of it, like the passes of a proof. */
  private static final class Calibration {

    private static final int WORDS = 1 << 17; // 1 MiB
    private static final int PASSES = 1_000;
    private static final int ROUNDS = 3;

    private static long sum;

    /** Returns the seconds of the processor that the loop takes, the median of a few. */
    static double seconds() {
      double[] rounds = new double[ROUNDS];
      run(); // compiles
      for (int round = 0; round < ROUNDS; round++) {
        double before = processorSeconds();
        run();
        rounds[round] = processorSeconds() - before;
      }
      return median(rounds);
    }

    private static void run() {
      long[] words = new long[WORDS];
      long state = 1;
      for (int pass = 0; pass < PASSES; pass++) {
        for (int i = 0; i < WORDS; i++) {
          state ^= words[i] + i;
          words[(int) (state & (WORDS - 1))] += Long.bitCount(state);
          state = Long.rotateLeft(state * 0x9E3779B97F4A7C15L, 31);
        }
      }
      sum += state;
    }
  }
}
