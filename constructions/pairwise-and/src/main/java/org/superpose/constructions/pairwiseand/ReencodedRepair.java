package org.superpose.constructions.pairwiseand;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import org.superpose.core.random.RandomStream;
import org.superpose.core.task.Problem;

/**
 * Assigns new channels to gates until a network of two layers, channels and {@link Reencoding}, is
 * right on every input (v = 2).
 *
 * <p>All inputs are run once. For each wrong one, gates that share a position with a wrong output
 * and have neurons that fire are assigned other channels, one at a time. An assignment is kept when
 * it brings the input nearer to being right and makes no other wrong; only inputs can become wrong
 * whose two features are both effectively connected to a neuron that the gate took. So no kept
 * assignment does any harm, and the number of wrong inputs falls to zero or to those that no tried
 * assignment mends. With every round, channels may have one more neuron from outside their gate's
 * own.
 *
 * <p>Cost: all m^2 / 2 inputs, n / 64 steps each and more for those on which s or more neurons
 * fire; for every try, some h^2 / 2 inputs, h the features effectively connected to a neuron.
 */
final class ReencodedRepair {

  private static final int ROUNDS = 6;
  private static final int TRIES = 100;
  private static final int TRIES_PER_OUTPUT = 40; // over all inputs

  private final SplitChannels channels;
  private final ReencodedConnections connections;
  private final RandomStream random;
  private final Queue<Input> queue = new ArrayDeque<>();
  private final Set<Input> wrong = new HashSet<>();
  private long triesLeft;

  /** An input of two features, the first smaller. */
  private record Input(int first, int second) {}

  private ReencodedRepair(
      SplitChannels channels, ReencodedConnections connections, RandomStream random) {
    this.channels = channels;
    this.connections = connections;
    this.random = random;
  }

  /**
   * Repairs the channels that were assigned to a layer; gives up after {@value #ROUNDS} rounds or
   * {@value #TRIES_PER_OUTPUT} assignments for each output, and at once when there are more wrong
   * inputs than outputs.
   *
   * @param channels as assigned
   * @param connections the effective connections of these channels; follows the repair
   * @return {@code [outputs][s]}, each ascending
   */
  static int[][] repair(
      Problem problem,
      SplitChannels channels,
      ReencodedConnections connections,
      RandomStream random) {
    ReencodedRepair repair = new ReencodedRepair(channels, connections, random);
    repair.findWrong(problem.features());
    boolean hopeless = repair.queue.size() > problem.outputs();
    repair.triesLeft = hopeless ? 0 : (long) TRIES_PER_OUTPUT * problem.outputs();
    int channelSize = channels.channels()[0].length;
    for (int round = 0; round < ROUNDS && !repair.queue.isEmpty(); round++) {
      repair.run(repair.queue.size(), Math.min(round, channelSize));
    }
    int[][] repaired = new int[problem.outputs()][];
    for (int gate = 0; gate < repaired.length; gate++) {
      repaired[gate] = connections.channel(gate);
      Arrays.sort(repaired[gate]);
    }
    return repaired;
  }

  private void findWrong(int features) {
    for (int first = 0; first < features; first++) {
      for (int second = first + 1; second < features; second++) {
        if (isWrong(first, second)) {
          Input input = new Input(first, second);
          queue.add(input);
          wrong.add(input);
        }
      }
    }
  }

  private boolean isWrong(int first, int second) {
    return connections.wrongOutputs(first, second).length > 0;
  }

  private void run(int inputs, int strangers) {
    for (int i = 0; i < inputs; i++) {
      Input input = queue.remove();
      if (mend(input, strangers)) {
        wrong.remove(input);
      } else {
        queue.add(input);
      }
    }
  }

  private boolean mend(Input input, int strangers) {
    for (int tried = 0; tried < TRIES && triesLeft > 0; tried++) {
      int[] outputs = connections.wrongOutputs(input.first, input.second);
      if (outputs.length == 0) {
        return true;
      }
      triesLeft--;
      int output = outputs[random.nextInt(outputs.length)];
      int[] culprits = connections.culprits(output, input.first, input.second);
      int gate = culprits[random.nextInt(culprits.length)];
      int[] old = connections.channel(gate);
      move(gate, channels.another(gate, strangers, random));
      if (connections.wrongOutputs(input.first, input.second).length >= outputs.length
          || spoils(gate, old)) {
        move(gate, old);
      }
    }
    return !isWrong(input.first, input.second);
  }

  private void move(int gate, int[] channel) {
    connections.detach(gate);
    for (int neuron : channel) {
      connections.attach(gate, neuron);
    }
  }

  /** Returns whether the neurons that a gate took make an input wrong. */
  private boolean spoils(int gate, int[] old) {
    for (int neuron : connections.channel(gate)) {
      if (Arrays.stream(old).noneMatch(other -> other == neuron)) {
        int[] effective = connections.effectiveFeatures(neuron);
        for (int i = 0; i < effective.length; i++) {
          for (int j = 0; j < i; j++) {
            if (isWrong(effective[j], effective[i])
                && !wrong.contains(new Input(effective[j], effective[i]))) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }
}
