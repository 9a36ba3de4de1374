package org.superpose.checks.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.checks.Application;
import org.superpose.core.random.RandomStream;
import org.superpose.core.task.Task;
import org.superpose.formats.NetworkFile;
import org.superpose.formats.NetworkFiles;

/**
 * Files of all kinds, changed at random and given to the command: each ends with an exit code that
 * is documented and a clean word, in bounded time and memory, and never with a verdict that is
 * wrong. The oracle of verdicts is {@link PlainJudge}.
 */
class FileAttackTest {

  private static final int FILES = AttackSettings.count("attack.files", 200, 110_000);
  private static final int PROCESSES = AttackSettings.count("attack.processes", 2, 200);
  private static final int MOST_INPUTS = 3_000;
  private static final int PATIENCE_SECONDS = 60;
  private static final long MOST_BYTES = 1L << 30; // allocated, not held
  private static final int TOLD = 10_000;
  private static final int SLOW_SHARE = 40;

  @TempDir private static Path directory;
  private static List<Target> targets = List.of();
  private static Map<String, Task> tasks = Map.of();
  private static Map<Path, List<String>> rows = new HashMap<>();

  private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private long slowest; // nanoseconds
  private long largest; // bytes

  @BeforeAll
  static void prepare() throws IOException {
    targets = Targets.in(directory);
    tasks = new HashMap<>();
    ServiceLoader.load(Task.class).forEach(task -> tasks.put(task.describe().id(), task));
    for (Target target : targets) {
      if (target.results().isPresent()) {
        rows.put(target.results().get(), rows(target.results().get()));
      }
    }
  }

  /** Returns the rows of a comparison without times. */
  private static List<String> rows(Path results) throws IOException {
    return Files.readAllLines(results.resolve("results.csv")).stream()
        .map(row -> row.replaceAll("\\d+\\.\\d{3},\\d+\\.\\d{3},", ""))
        .toList();
  }

  @Test
  void everyChangedFileIsAnsweredInOrder() throws Exception {
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      for (int number = 0; number < FILES; number++) {
        attack(number, thread);
        if ((number + 1) % TOLD == 0) {
          System.out.printf("%s files, %s failures%n", number + 1, failures.size());
        }
      }
    }

    AttackSettings.report("files", summary());
    assertThat(failures).as("attack.seed %s", AttackSettings.SEED).isEmpty();
    assertThat(counts).hasSizeGreaterThanOrEqualTo(12);
    assertThat(largest).as("bytes allocated for one file").isLessThan(MOST_BYTES);
  }

  /** A comparison that goes on takes 50 times as long as reading a file. */
  private static Target target(int number) {
    boolean isSlow = number % SLOW_SHARE == 0;
    List<Target> kind = targets.stream().filter(each -> each.isSlow() == isSlow).toList();
    return kind.get((isSlow ? number / SLOW_SHARE : number) % kind.size());
  }

  private byte[] changed(Target target, int number) {
    RandomStream random = AttackSettings.SEED.derive("file", number).stream();
    return new Mutation(random).change(target.valid(), target.isText());
  }

  private void attack(int number, ExecutorService thread) throws Exception {
    Target target = target(number);
    Files.write(target.file(), changed(target, number));
    long start = System.nanoTime();
    try {
      Command ended = thread.submit(() -> measured(target)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      slowest = Math.max(slowest, System.nanoTime() - start);
      judge(target, number, ended);
    } catch (TimeoutException e) {
      throw new AssertionError("file %s of %s hangs".formatted(number, target.name()), e);
    } catch (ExecutionException e) {
      fail(target, number, "the command throws " + e.getCause());
    } finally {
      Files.write(target.file(), target.valid());
    }
  }

  private Command measured(Target target) {
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Command ended = Command.here(target.command());
    largest = Math.max(largest, threads.getCurrentThreadAllocatedBytes() - before);
    return ended;
  }

  private void judge(Target target, int number, Command ended) throws IOException {
    String complaint = ended.misbehaviour();
    if (complaint.isEmpty() && ended.code() == 0) {
      complaint = complaintOnResult(target, ended);
    }
    if (!complaint.isEmpty()) {
      fail(target, number, complaint + "\n" + ended);
    }
    count(target.name(), "exit code " + ended.code());
  }

  private void fail(Target target, int number, String complaint) {
    failures.add("file %s, %s: %s".formatted(number, target.name(), complaint));
  }

  private void count(String kind, String what) {
    counts.computeIfAbsent(kind, _ -> new TreeMap<>()).merge(what, 1, Integer::sum);
  }

  private String complaintOnResult(Target target, Command ended) throws IOException {
    if (target.results().isPresent()) {
      Path results = target.results().get();
      return rows(results).equals(rows.get(results)) ? "" : "other rows than before";
    }
    if (target.network().isEmpty()) {
      return "";
    }
    NetworkFile file = NetworkFiles.read(target.network().get(), id -> find(id));
    PlainJudge.Truth truth = PlainJudge.judge(file.network(), file.problem(), MOST_INPUTS);
    String verdict = ended.out().replaceFirst("(?s).*\"verdict\" *: *\"(\\w+)\".*", "$1");
    count("verdicts on changed networks", "%s, truly %s".formatted(verdict, truth));
    boolean isWrong =
        (verdict.equals("verified") && truth == PlainJudge.Truth.WRONG)
            || (verdict.equals("falsified") && truth == PlainJudge.Truth.RIGHT);
    return isWrong ? "%s, but truly %s".formatted(verdict, truth) : "";
  }

  private static java.util.Optional<Task> find(String id) {
    return java.util.Optional.ofNullable(tasks.get(id));
  }

  private String summary() {
    StringBuilder text = new StringBuilder();
    text.append(
        "files: %s changed files, %s failures; slowest %s ms, largest %s MB%n"
            .formatted(FILES, failures.size(), slowest / 1_000_000, largest >> 20));
    counts.forEach((kind, row) -> text.append("  %s: %s%n".formatted(kind, row)));
    return text.toString();
  }

  /** The same through a real process with little memory: exit code and words are the same. */
  @Test
  void aProcessAnswersAsTheCommandDoesHere() throws Exception {
    assumeTrue(Application.isBuilt(), Application.NOT_BUILT);
    int stride = Math.max(1, FILES / PROCESSES) | 1;
    for (int number = 0; number < PROCESSES; number++) {
      int file = number * stride;
      Target target = target(file);
      Files.write(target.file(), changed(target, file));
      Command here = Command.here(target.command());
      Files.write(target.file(), changed(target, file));
      Process process = Command.start(directory, List.of("-Xmx256m"), target.command());
      Command there = Command.ended(process, directory);
      Files.write(target.file(), target.valid());

      assertThat(there.misbehaviour()).as("file %s: %s", file, there).isEmpty();
      assertThat(there.code()).as("file %s: %s %s", file, here, there).isEqualTo(here.code());
    }
    System.out.printf("processes: %s files through the command itself%n", PROCESSES);
  }
}
