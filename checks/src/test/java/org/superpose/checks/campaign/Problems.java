package org.superpose.checks.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.superpose.core.random.RandomStream;
import org.superpose.core.task.BooleanFunction;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Gates;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.TruthTable;

/**
 * A random problem: every gate of 1 to 4 inputs, 1 to 50 features, 1 to 30 outputs, up to 6 active
 * features, and so few inputs that all of them can be judged.
 *
 * @param functions what each output is: the name of a gate, or the digits of a truth table
 * @param features m
 * @param sparsity v
 * @param block how many features a block has, of which v / block may be active; 0 for no blocks
 * @param gates {@code [outputs][]}, the features that each output depends on
 */
record Problems(List<String> functions, int features, int sparsity, int block, int[][] gates) {

  private static final int MOST_FEATURES = 50;
  private static final int MOST_ARITY = 4;
  private static final int[] INPUTS = {12, 40, 100, 100, 200, 200, 400};

  /** Makes a problem whose outputs are all the same gate, on at most v features. */
  static Problems alike(Gate gate, int features, int sparsity, int[][] gates) {
    return new Problems(
        Collections.nCopies(gates.length, gate.name()), features, sparsity, 0, gates);
  }

  static Problems draw(RandomStream random) {
    List<Gate> all = List.of(Gate.values());
    Gate gate = all.get(random.nextInt(all.size()));
    // More than 1,000 inputs of one size are more than the engine runs before it searches.
    int most = random.nextInt(50) == 0 ? 2_000 : INPUTS[random.nextInt(INPUTS.length)];
    int sparsity = random.nextInt(5) < 3 ? 1 + random.nextInt(2) : 1 + random.nextInt(6);
    int features = sparsity;
    while (features < MOST_FEATURES && inputs(features + 1, sparsity, 1) <= most) {
      features++;
    }
    if (random.nextInt(3) == 0) {
      features = sparsity + random.nextInt(features - sparsity + 1);
    }
    int outputs = 1 + random.nextInt(random.nextInt(6) == 0 ? 30 : 6);
    boolean pairs = features > 1 && random.nextInt(2) == 0;
    boolean permutation = gate == Gate.IDENTITY && outputs >= features;
    int[][] gates = new int[permutation ? features : outputs][];
    int[] order = random.permutation(features);
    for (int q = 0; q < gates.length; q++) {
      int arity = pairs ? 2 : 1 + random.nextInt(Math.min(features, MOST_ARITY));
      gates[q] = random.subset(gate == Gate.IDENTITY ? 1 : arity, features);
      random.shuffle(gates[q]);
      if (permutation) {
        gates[q][0] = order[q];
      }
    }
    return alike(gate, features, sparsity, gates);
  }

  /** Returns in how many ways at most so many of some things can be chosen, each in some ways. */
  static long inputs(int things, int most, long ways) {
    long count = 1;
    long sets = 1;
    for (int size = 1; size <= most; size++) {
      sets = sets * (things - size + 1) / size * ways;
      count += sets;
    }
    return count;
  }

  /** Returns how many inputs the domain has. */
  long inputs() {
    return block == 0
        ? inputs(features, sparsity, 1)
        : inputs(features / block, sparsity / block, (1L << block) - 1);
  }

  int outputs() {
    return gates.length;
  }

  /** Returns the gate that an output is; empty if it is a truth table. */
  Optional<Gate> gate(int output) {
    return Arrays.stream(Gate.values())
        .filter(gate -> gate.name().equals(functions.get(output)))
        .findAny();
  }

  /** Returns the gate that all outputs are, "mixed" or "table". */
  String kind() {
    boolean alike = functions.stream().distinct().count() == 1;
    return alike ? gate(0).map(Gate::name).orElse("table") : "mixed";
  }

  private IntStream each() {
    return IntStream.range(0, outputs());
  }

  /** Returns whether a sum of inputs against a threshold can tell every output. */
  boolean isLinear() {
    return each()
        .allMatch(q -> gate(q).isPresent() && (gate(q).get() != Gate.XOR || gates[q].length == 1));
  }

  /** Returns whether planted neurons all speak for their output. */
  boolean hasOneSign() {
    return each().allMatch(q -> gate(q).isPresent() && gate(q).get() != Gate.XOR);
  }

  Problems withoutOutput(int output) {
    List<String> others = new ArrayList<>(functions);
    others.remove(output);
    return new Problems(
        others,
        features,
        sparsity,
        block,
        each().filter(q -> q != output).mapToObj(q -> gates[q]).toArray(int[][]::new));
  }

  /** Returns the problem with one active feature less; empty if there is none, or on blocks. */
  Optional<Problems> sparser() {
    return sparsity > 1 && block == 0
        ? Optional.of(new Problems(functions, features, sparsity - 1, 0, gates))
        : Optional.empty();
  }

  /** Returns the problem without a feature; empty if an output needs it, or on blocks. */
  Optional<Problems> withoutFeature(int feature) {
    boolean needed = Arrays.stream(gates).flatMapToInt(Arrays::stream).anyMatch(i -> i == feature);
    if (needed || block > 0) {
      return Optional.empty();
    }
    int[][] moved = new int[outputs()][];
    Arrays.setAll(moved, q -> Arrays.stream(gates[q]).map(i -> i > feature ? i - 1 : i).toArray());
    return Optional.of(
        new Problems(functions, features - 1, Math.min(sparsity, features - 1), 0, moved));
  }

  /** Returns the task that has such problems: pairs, or a permutation; empty if none has. */
  private Optional<String> task() {
    Optional<Gate> gate = kind().equals("mixed") ? Optional.empty() : gate(0);
    if (gate.isEmpty() || block > 0) {
      return Optional.empty();
    }
    if (gate.get() == Gate.IDENTITY) {
      long moved = Arrays.stream(gates).mapToInt(inputs -> inputs[0]).distinct().count();
      return Optional.of("permutation").filter(_ -> moved == features && outputs() == features);
    }
    Set<List<Integer>> distinct = new HashSet<>();
    for (int[] inputs : gates) {
      distinct.add(Arrays.stream(inputs).sorted().boxed().toList());
    }
    boolean pairs = Arrays.stream(gates).allMatch(inputs -> inputs.length == 2);
    // Tasks refuse sizes for which a second feature never matters.
    boolean sensible = sparsity > 1 || gate.get() == Gate.OR || gate.get() == Gate.XOR;
    String name = gate.get().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return Optional.of("pairwise-" + name)
        .filter(_ -> pairs && sensible && distinct.size() == outputs());
  }

  /** Returns the problem as the engine knows it. */
  Problem problem() {
    Domain domain =
        block == 0 ? new Domain.AtMost(sparsity) : new Domain.Blocks(block, sparsity / block);
    Optional<String> task = task();
    double bits = kind().equals("IDENTITY") && features == 1 ? 0 : 1;
    ProblemShape shape =
        new ProblemShape(task.orElse("functions"), features, outputs(), 1, bits, bits).on(domain);
    List<BooleanFunction> parsed =
        each()
            .<BooleanFunction>mapToObj(
                q ->
                    gate(q)
                        .<BooleanFunction>map(gate -> gate)
                        .orElseGet(() -> TruthTable.parse(functions.get(q))))
            .toList();
    return new Problem(
        task.isPresent() ? shape.with(new Gates(gate(0).orElseThrow(), gates[0].length)) : shape,
        parsed,
        gates);
  }

  @Override
  public String toString() {
    return "m=%s v=%s%s %s %s"
        .formatted(
            features,
            sparsity,
            block == 0 ? "" : " blocks of " + block,
            kind().equals("mixed") ? functions : functions.getFirst(),
            Arrays.deepToString(gates));
  }
}
