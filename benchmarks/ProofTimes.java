import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.network.Network;
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
 * Builds one network of sparse output channels for uniform pairwise AND and proves it some times,
 * with two threads. Prints seconds of the clock and of the processor.
 *
 * <p>Usage, after {@code ./superpose --version} has built the jars: {@code java -cp
 * 'cli/console/target/superpose/lib/*' benchmarks/ProofTimes.java FEATURES SPARSITY NEURONS ROUNDS
 * MEBIBYTES [OPTION=NUMBER]...}
 */
final class ProofTimes {

  private static final long WORK = 200_000_000_000L;
  private static final long COUNTED = 100_000;

  private ProofTimes() {}

  public static void main(String[] arguments) {
    long features = Long.parseLong(arguments[0]);
    long sparsity = Long.parseLong(arguments[1]);
    int neurons = Integer.parseInt(arguments[2]);
    long memory = Long.parseLong(arguments[4]) << 20;
    Map<String, Object> options = new HashMap<>();
    for (int i = 5; i < arguments.length; i++) {
      int sign = arguments[i].indexOf('=');
      options.put(arguments[i].substring(0, sign), Long.valueOf(arguments[i].substring(sign + 1)));
    }
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
    Seed seed = new Seed(1);
    Map<String, Object> sizes = Map.of("features", features, "sparsity", sparsity);
    Problem problem =
        task.problem(
            new TaskRequest(Settings.of(task.describe().parameters(), sizes), seed.derive("task")));
    Settings settings = Settings.of(construction.describe().parameters(), options);
    Criterion criterion = new Criterion.EveryInput();
    System.out.println(
        construction.size(new SizeRequest(problem, OptionalInt.of(neurons), settings, criterion)));
    long start = System.nanoTime();
    Network network =
        construction.build(new BuildRequest(problem, neurons, settings, criterion, seed));
    System.out.printf("built in %.1f s%n", (System.nanoTime() - start) / 1e9);
    ProofOptions limits = new ProofOptions(2, WORK, memory, COUNTED);
    for (int round = 0; round < Integer.parseInt(arguments[3]); round++) {
      start = System.nanoTime();
      long used = processorTime();
      Proof proof = ProofEngine.prove(network, problem, limits);
      System.out.printf(
          "proved in %.3f s, processor %.3f s: %s%n",
          (System.nanoTime() - start) / 1e9, (processorTime() - used) / 1e9, proof);
    }
  }

  private static long processorTime() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
