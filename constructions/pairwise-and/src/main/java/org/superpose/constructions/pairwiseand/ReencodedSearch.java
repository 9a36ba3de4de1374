package org.superpose.constructions.pairwiseand;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.superpose.constructions.pairwiseand.WrongInputs.Input;
import org.superpose.core.random.RandomStream;

/**
 * Finds channels for two layers that are right on every input (v = 2): chooses all, runs all
 * inputs, and lets gates behind wrong ones choose again until none is wrong or the tries are used
 * up.
 *
 * <p>A try takes a wrong input at random, and a gate that has to do with it: one that shares a
 * position with a wrong output and has a neuron that fires, one that fills the row of a neuron that
 * fires by chance, or the wrong output's own. The effect of its new channel is exact: only inputs
 * can become wrong whose two features are both effectively connected to a neuron that is new, and
 * only wrong ones can become right. The channel is kept when fewer outputs are wrong, sometimes
 * when as many are, and rarely when one more is.
 *
 * <p>Cost: all m^2 / 2 inputs once, n / 64 steps each; for every try, the wrong inputs and some h^2
 * s / 2 others, h the features effectively connected to a neuron.
 */
final class ReencodedSearch {

  private static final int TRIES = 32; // for each output
  private static final int PATIENCE = 16; // tries for each output, without fewer wrong inputs
  private static final int FEW_WRONG = 128; // with more wrong inputs, and one for
  private static final int OUTPUTS_PER_WRONG = 16; // every few outputs, nothing is repaired
  private static final int MOST_NOISE = 60;
  private static final int WAYS = 6; // to pick a gate, of which one in two is by wrong positions
  private static final int WORSE = 32; // one change for the worse of this many is kept
  private static final int TOLERATED = 8; // new wrong outputs beyond which a try ends early

  private final ReencodedState state;
  private final ReencodedChoice choice;
  private final RandomStream random;
  private final WrongInputs wrong = new WrongInputs();

  private ReencodedSearch(ReencodedState state, ReencodedChoice choice, RandomStream random) {
    this.state = state;
    this.choice = choice;
    this.random = random;
  }

  /**
   * Chooses channels for all gates.
   *
   * @param state without any channel; afterwards with those chosen
   * @param codeLength ones in the code of an output
   * @return how many inputs are still wrong
   */
  static int run(ReencodedState state, int codeLength, RandomStream random) {
    ReencodedChoice choice = new ReencodedChoice(state, codeLength, random);
    choice.chooseAll();
    ReencodedSearch search = new ReencodedSearch(state, choice, random);
    search.findWrong();
    if (search.wrong.size() <= Math.max(FEW_WRONG, state.outputs() / OUTPUTS_PER_WRONG)) {
      search.repair();
    }
    return search.wrong.size();
  }

  private void findWrong() {
    for (int first = 0; first < state.features(); first++) {
      for (int second = first + 1; second < state.features(); second++) {
        wrong.put(new Input(first, second), state.excess(first, second));
      }
    }
  }

  private void repair() {
    long left = (long) TRIES * state.outputs();
    long patience = (long) PATIENCE * state.outputs();
    long end = left - patience;
    int fewest = wrong.size();
    for (; left > Math.max(0, end) && wrong.size() > 0; left--) {
      Input input = wrong.get(random.nextInt(wrong.size()));
      int gate = culprit(input);
      if (gate >= 0) {
        int[] old = state.detach(gate);
        int[] channel = choice.choose(gate, random.nextInt(MOST_NOISE));
        state.attach(gate, channel);
        if (!keeps(channel, old)) {
          state.detach(gate);
          state.attach(gate, old);
        }
      }
      if (wrong.size() < fewest) {
        fewest = wrong.size();
        end = left - patience;
      }
    }
  }

  /** Returns a gate that has to do with a wrong input; -1 if the neuron looked at has none. */
  private int culprit(Input input) {
    int[] outputs = state.wrongOutputs(input.first(), input.second());
    int output = outputs[random.nextInt(outputs.length)];
    int[] firing = state.firing(input.first(), input.second());
    int neuron = firing[random.nextInt(firing.length)];
    return switch (random.nextInt(WAYS)) {
      case 0 -> output;
      case 1 -> one(neuron, gate -> isInput(gate, input.first()) || isInput(gate, input.second()));
      case 2 -> one(neuron, _ -> true);
      default -> one(neuron, gate -> state.reencoding().meet(gate, output));
    };
  }

  /** Returns one of the gates on a neuron that pass a test. */
  private int one(int neuron, IntPredicate test) {
    ChannelCosts costs = state.costs();
    int[] gates =
        IntStream.range(0, costs.gatesOn(neuron))
            .map(at -> costs.gateOn(neuron, at))
            .filter(test)
            .toArray();
    return gates.length == 0 ? -1 : gates[random.nextInt(gates.length)];
  }

  private boolean isInput(int gate, int feature) {
    return state.input(gate, 0) == feature || state.input(gate, 1) == feature;
  }

  /** Decides on a channel that a gate has taken, and notes what it changes if it is kept. */
  private boolean keeps(int[] channel, int[] old) {
    Map<Input, Integer> changes = new LinkedHashMap<>();
    int change = 0;
    for (int at = 0; at < wrong.size(); at++) {
      Input input = wrong.get(at);
      int excess = state.excess(input.first(), input.second());
      if (excess != wrong.excess(at)) {
        changes.put(input, excess);
        change += excess - wrong.excess(at);
      }
    }
    int[] fresh =
        Arrays.stream(channel)
            .filter(neuron -> Arrays.stream(old).noneMatch(other -> other == neuron))
            .toArray();
    int limit = Math.max(1, TOLERATED - change);
    int spoilt = 0;
    for (int at = 0; at < fresh.length && spoilt < limit; at++) {
      spoilt += spoilt(fresh, at, limit - spoilt, changes);
    }
    change += spoilt;
    boolean kept =
        spoilt < limit
            && (change < 0
                || (change == 0 && random.nextInt(2) == 0)
                || (change == 1 && random.nextInt(WORSE) == 0));
    if (kept) {
      changes.forEach(wrong::put);
    }
    return kept;
  }

  /**
   * Notes the inputs that became wrong at a neuron that is new to a channel, and at none before it;
   * returns their excess, once it reaches a limit no more of them.
   */
  private int spoilt(int[] fresh, int at, int limit, Map<Input, Integer> changes) {
    int[] features = BitSet.valueOf(state.costs().effectiveFeatures(fresh[at])).stream().toArray();
    int sum = 0;
    for (int i = 0; i < features.length && sum < limit; i++) {
      for (int j = i + 1; j < features.length && sum < limit; j++) {
        if (state.common(features[i], features[j]) >= state.channelSize()
            && !state.anyFires(fresh, at, features[i], features[j])) {
          Input input = new Input(features[i], features[j]);
          int excess = wrong.contains(input) ? 0 : state.excess(features[i], features[j]);
          if (excess > 0) {
            changes.put(input, excess);
            sum += excess;
          }
        }
      }
    }
    return sum;
  }
}
