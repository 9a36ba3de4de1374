package org.superpose.core.circuit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.superpose.core.task.Gate;

/**
 * A circuit as stages that are computed one from the other: a signal that a later stage needs is
 * carried through all between as an {@link Gate#IDENTITY}, and the last stage holds every signal
 * that an output shows.
 *
 * <p>Where gates have a choice of stages, all are computed as early as possible, or all as late as
 * possible, whichever makes the widest stage narrower.
 *
 * @param circuit what is computed
 * @param stages from the first level of gates; empty if outputs are features or constants
 * @param outputs the position in the last stage of the signal that each output shows, or {@link
 *     Circuit#ZERO}; the feature if there are no stages
 */
public record Stages(Circuit circuit, List<Stage> stages, List<Integer> outputs) {

  /** Copies the lists. */
  public Stages {
    stages = List.copyOf(stages);
    outputs = List.copyOf(outputs);
  }

  /** Returns the stages of a circuit. Cost: linear in the stages. */
  public static Stages of(Circuit circuit) {
    Stages early = at(circuit, earliest(circuit));
    Stages late = at(circuit, latest(circuit));
    return late.widest() < early.widest() ? late : early;
  }

  /** Returns the number of outputs of the widest stage, 0 if there is none. */
  public int widest() {
    return stages.stream().mapToInt(Stage::size).max().orElse(0);
  }

  /** Returns the number of gates and carried signals of all stages. */
  public long size() {
    return stages.stream().mapToLong(Stage::size).sum();
  }

  private static int[] earliest(Circuit circuit) {
    int[] stage = new int[circuit.features() + circuit.nodes()];
    for (int node = 0; node < circuit.nodes(); node++) {
      stage[circuit.signal(node)] = circuit.level(circuit.signal(node));
    }
    return stage;
  }

  private static int[] latest(Circuit circuit) {
    int[] stage = new int[circuit.features() + circuit.nodes()];
    java.util.Arrays.fill(stage, circuit.levels());
    for (int node = circuit.nodes() - 1; node >= 0; node--) {
      int before = stage[circuit.signal(node)] - 1;
      stage[circuit.left(node)] = Math.min(stage[circuit.left(node)], before);
      stage[circuit.right(node)] = Math.min(stage[circuit.right(node)], before);
    }
    java.util.Arrays.fill(stage, 0, circuit.features(), 0);
    return stage;
  }

  /** Returns the last stage in which each signal is needed as an input or shown by an output. */
  private static int[] lastUses(Circuit circuit, int[] stage) {
    int[] last = stage.clone();
    for (int node = 0; node < circuit.nodes(); node++) {
      int before = stage[circuit.signal(node)] - 1;
      last[circuit.left(node)] = Math.max(last[circuit.left(node)], before);
      last[circuit.right(node)] = Math.max(last[circuit.right(node)], before);
    }
    for (int output = 0; output < circuit.outputs(); output++) {
      if (circuit.output(output) != Circuit.ZERO) {
        last[circuit.output(output)] = circuit.levels();
      }
    }
    return last;
  }

  private static Stages at(Circuit circuit, int[] stage) {
    int[] last = lastUses(circuit, stage);
    List<BitSet> present = new ArrayList<>(); // [levels + 1]: signals
    for (int level = 0; level <= circuit.levels(); level++) {
      present.add(new BitSet());
    }
    for (int signal = 0; signal < stage.length; signal++) {
      for (int level = stage[signal]; level <= last[signal]; level++) {
        present.get(level).set(signal);
      }
    }
    present.getFirst().set(0, circuit.features());
    List<Stage> stages = new ArrayList<>();
    int[] position = positions(present.getFirst(), stage.length);
    for (int level = 1; level <= circuit.levels(); level++) {
      stages.add(Stage.of(circuit, stage, level, present.get(level), position));
      position = positions(present.get(level), stage.length);
    }
    List<Integer> outputs = new ArrayList<>();
    for (int output = 0; output < circuit.outputs(); output++) {
      int signal = circuit.output(output);
      outputs.add(signal == Circuit.ZERO ? Circuit.ZERO : position[signal]);
    }
    return new Stages(circuit, stages, outputs);
  }

  private static int[] positions(BitSet present, int signals) {
    int[] position = new int[signals];
    int next = 0;
    for (int signal = present.nextSetBit(0); signal >= 0; signal = present.nextSetBit(signal + 1)) {
      position[signal] = next++;
    }
    return position;
  }
}
