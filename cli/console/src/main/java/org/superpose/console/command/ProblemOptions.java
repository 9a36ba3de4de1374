package org.superpose.console.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.superpose.core.task.Task;
import org.superpose.formats.NetworkFile;
import org.superpose.formats.NetworkFiles;
import org.superpose.formats.StatedProblem;
import picocli.CommandLine.Option;

/** How commands are told what a network file is to compute. */
final class ProblemOptions {

  private static final String CIRCUIT = "circuit";

  @Option(
      names = "--problem",
      paramLabel = "FILE.json",
      description =
          "What the network has to compute, if not in a JSON file of the same name next to it.")
  private Path problem;

  @Option(
      names = "--task",
      paramLabel = "ID",
      description =
          "What the network has to compute, said here: the task, with --sparsity and, as the task"
              + " needs it, --pairs, --gates, --sets, --permutation or --circuit.")
  private String task;

  @Option(
      names = "--sparsity",
      paramLabel = "V",
      description = "With --task: the largest number of active features.")
  private Integer sparsity;

  @Option(
      names = "--features",
      paramLabel = "M",
      description = "With --task: the number of features. Default: the inputs of the network.")
  private Integer features;

  @Option(
      names = "--pairs",
      paramLabel = "FILE",
      description =
          "With --task: the pair of each output, a pair a line, or the word complete for all"
              + " pairs in the order (0,1), (0,2), ..., (1,2), ...")
  private String pairs;

  @Option(
      names = "--gates",
      paramLabel = "FILE",
      description = "With --task: the features of each output, an output a line.")
  private Path gates;

  @Option(
      names = "--sets",
      paramLabel = "FILE",
      description =
          "With --task: the same as comparisons read sets: numbers or names, also compressed.")
  private Path sets;

  @Option(
      names = "--permutation",
      paramLabel = "FILE",
      description = "With --task: the output that each feature moves to, in order.")
  private Path permutation;

  @Option(
      names = "--circuit",
      paramLabel = "FILE",
      description =
          "With --task circuit: the circuit, AIGER, BENCH or BLIF. Without --sparsity, all of its"
              + " inputs count.")
  private Path circuit;

  /** Returns whether the JSON file beside a network says what it is to compute. */
  boolean areBeside() {
    return problem == null && task == null;
  }

  /** Reads a network and its problem. */
  NetworkFile read(Path file, Function<String, Optional<Task>> tasks) throws IOException {
    requireSense();
    if (task != null) {
      return NetworkFiles.read(file, stated(), tasks);
    }
    return problem == null
        ? NetworkFiles.read(file, tasks)
        : NetworkFiles.read(file, problem, tasks);
  }

  private StatedProblem stated() {
    return new StatedProblem(
        task,
        Optional.ofNullable(features),
        sparsity == null ? 0 : sparsity,
        Optional.ofNullable(pairs),
        Optional.ofNullable(gates),
        Optional.ofNullable(sets),
        Optional.ofNullable(permutation),
        Optional.ofNullable(circuit));
  }

  /**
   * Checks the options against each other.
   *
   * @throws UserException if they do not say one problem
   */
  void requireSense() {
    if (task == null
        && Stream.of(sparsity, features, pairs, gates, sets, permutation, circuit)
            .anyMatch(o -> o != null)) {
      throw new UserException(
          "--sparsity, --features, --pairs, --gates, --sets, --permutation and --circuit need"
              + " --task");
    }
    if (gates != null && sets != null) {
      throw new UserException("--gates and --sets both say the features; give one of them");
    }
    if (task != null && problem != null) {
      throw new UserException("--task and --problem both say what to compute; give one of them");
    }
    requireOneSource();
    if (task != null && sparsity == null && circuit == null) {
      throw new UserException("--task needs --sparsity, the largest number of active features");
    }
    requirePositive("--sparsity", sparsity);
    requirePositive("--features", features);
  }

  private void requireOneSource() {
    boolean ofCircuit = CIRCUIT.equals(task);
    if (task != null && ofCircuit != (circuit != null)) {
      throw new UserException(
          ofCircuit ? "--task circuit needs --circuit, a file" : "--circuit needs --task circuit");
    }
    if (ofCircuit
        && Stream.of(features, pairs, gates, sets, permutation).anyMatch(o -> o != null)) {
      throw new UserException("--circuit says all but --sparsity; leave out the other lists");
    }
  }

  private static void requirePositive(String option, Integer value) {
    if (value != null) {
      UserException.requireAtLeast(1, option, value);
    }
  }
}
