package org.superpose.checks.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.checks.Application;
import org.superpose.checks.attack.HostilePlugin.Place;

/**
 * Plugins that do hostile things wherever they are called, in a folder of plugins of the real
 * command. What does no harm changes nothing; all else ends in the right exit code and is named,
 * while what is not the plugin's goes on.
 */
class PluginAttackTest {

  private static final int PLUGINS = AttackSettings.count("attack.plugins", 6, 1_000);

  @TempDir private Path directory;

  private final Map<String, Integer> counts = new TreeMap<>();

  /** One of them, for instance {@code "HOOK in BUILD"}, to be looked at. */
  private static final String SINGLE = System.getProperty("attack.plugin", "");

  @Test
  void everyHostilePluginIsNamedAndTheOthersGoOn() throws Exception {
    assumeTrue(Application.isBuilt(), Application.NOT_BUILT);
    List<HostilePlugin> plugins = chosen();
    List<String> failures = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      List<Future<String>> attacks = new ArrayList<>();
      for (HostilePlugin plugin : plugins) {
        attacks.add(pool.submit(() -> attack(plugin)));
      }
      for (int i = 0; i < plugins.size(); i++) {
        String complaint = attacks.get(i).get();
        if (!complaint.isEmpty()) {
          failures.add("%s: %s".formatted(plugins.get(i), complaint));
        }
      }
    }

    AttackSettings.report(
        "plugins",
        "plugins: %s hostile plugins, %s failures%n  %s%n"
            .formatted(plugins.size(), failures.size(), counts));
    assertThat(failures).isEmpty();
  }

  /** Returns all, or as many from different places and of different behaviours. */
  private static List<HostilePlugin> chosen() {
    List<HostilePlugin> all =
        HostilePlugin.all().stream().filter(each -> each.toString().contains(SINGLE)).toList();
    int some = Math.min(PLUGINS, all.size());
    int first = AttackSettings.FULL ? 0 : AttackSettings.SEED.hashCode();
    return IntStream.range(0, some)
        .mapToObj(
            i -> all.get(Math.floorMod(first + (int) ((long) i * all.size() / some), all.size())))
        .toList();
  }

  private String attack(HostilePlugin plugin) throws Exception {
    Path folder = Files.createDirectories(directory.resolve(plugin.toString().replace(' ', '-')));
    Path jar = plugin.writeTo(folder.resolve("plugins/hostile.jar"));
    boolean isTask = plugin.place().name().startsWith("TASK");
    boolean isStart = plugin.place().isAtStart && !plugin.behaviour().isHarmless();
    Files.writeString(
        folder.resolve("comparison.yaml"),
        """
        name: hostile
        tasks: [{id: pairwise-and, features: 6}, %s]
        constructions: [one-neuron-per-output, %s]
        bounds: all
        limits: {timeout: 4s}
        """
            .formatted(
                isTask && !isStart ? "hostile-task" : "{id: permutation, features: 4}",
                isTask || isStart ? "willshaw" : "hostile-net"));
    Command compared = run(folder, "compare", "comparison.yaml", "--out", "results");
    Command listed = isStart ? run(folder, "list", "tasks") : compared;
    synchronized (counts) {
      counts.merge("exit code " + compared.code(), 1, Integer::sum);
    }
    String complaint = complaint(plugin, compared, listed, folder, jar);
    return complaint.isEmpty() ? "" : complaint + "\n" + compared + "\n" + listed;
  }

  private static Command run(Path folder, String... arguments) throws Exception {
    return Command.ended(Command.start(folder, List.of("-Xmx256m"), List.of(arguments)), folder);
  }

  private static String complaint(
      HostilePlugin plugin, Command compared, Command listed, Path folder, Path jar)
      throws IOException {
    if (!compared.misbehaviour().isEmpty() || !listed.misbehaviour().isEmpty()) {
      return compared.misbehaviour() + listed.misbehaviour();
    }
    if (plugin.place() == Place.TASK_SHAPE && compared.code() == 2) {
      return compared.err().contains("'hostile-task'") ? "" : "the task is not named";
    }
    Path results = folder.resolve("results/results.csv");
    String rows = Files.exists(results) ? Files.readString(results) : "";
    if (rows.lines().noneMatch(row -> row.contains("one-neuron") && row.contains(",verified,"))) {
      return "the others did not go on";
    }
    boolean isFine = plugin.behaviour().isHarmless() || plugin.place().isOfBound();
    boolean isNamed = compared.err().contains(jar + ": ");
    if (plugin.place().isAtStart) {
      boolean isRight = compared.code() == 0 && listed.code() == 0;
      return isRight && isNamed != plugin.behaviour().isHarmless() ? "" : "named: " + isNamed;
    }
    if (compared.code() != (isFine ? 0 : 4) && !plugin.behaviour().mayFail()) {
      return "exit code " + compared.code();
    }
    return isFine || rows.lines().anyMatch(row -> row.contains("hostile") && isFailed(row))
        ? ""
        : "no row says so";
  }

  private static boolean isFailed(String row) {
    return row.contains(",failed,") || row.contains(",timeout,");
  }
}
