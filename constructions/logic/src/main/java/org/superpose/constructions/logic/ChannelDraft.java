package org.superpose.constructions.logic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.superpose.core.design.GuidedRepair;
import org.superpose.core.network.Network;
import org.superpose.core.random.RandomStream;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.Counterexample;

/**
 * A network of channels whose wrong channels move: an output that is on by mistake has a needed
 * channel that is inactive by mistake, one that is off by mistake a veto that is. Of the channel's
 * neurons every one reads enough from others; {@link ChannelChoice} finds it other neurons.
 *
 * <p>A channel that has moved before is moved with more and more noise, so that channels that drive
 * each other in a circle leave it.
 */
final class ChannelDraft implements GuidedRepair.Draft {

  /** With more channels wrong than this share of them, all are moved, so that all get sparser. */
  private static final double SHARE_FOR_ALL = 0.5;

  private static final int ATTEMPTS = 6; // to place a channel where nothing covers it
  private static final int COVERS = 8; // of a place that are noted
  private static final int QUIET_MOVES = 3;
  private static final double NOISE_OF_A_MOVE = 0.02; // after the quiet ones
  private static final double MOST_NOISE = 0.2;

  private final Problem problem;
  private final Design design;
  private final RandomStream random;
  private final Function<List<int[][]>, Network> network;
  private final MovingChannels moving;
  private final List<KnownCovers> known;
  private final int[] moves; // [channels]

  /**
   * @param design the banks, whose channels are counted through
   * @param codes {@code [features][k]}
   * @param channels of each bank, {@code [outputs][s]}; not changed
   * @param network makes a network of channels like these
   */
  ChannelDraft(
      Problem problem,
      Design design,
      int[][] codes,
      List<int[][]> channels,
      int neurons,
      RandomStream random,
      Function<List<int[][]>, Network> network) {
    this.problem = problem;
    this.design = design;
    this.random = random;
    this.network = network;
    int[][] all = channels.stream().flatMap(Arrays::stream).toArray(int[][]::new);
    int[][] inputs = new int[all.length][];
    Arrays.setAll(
        inputs,
        channel ->
            Arrays.copyOf(
                problem.inputs(channel % problem.outputs()), bank(channel).bank().inputs()));
    moving = new MovingChannels(codes, inputs, all, neurons);
    known = IntStream.range(0, all.length).mapToObj(_ -> new KnownCovers()).toList();
    moves = new int[all.length];
  }

  private BankDistribution bank(int channel) {
    return design.banks().get(channel / problem.outputs());
  }

  @Override
  public Network network() {
    List<int[][]> channels = new ArrayList<>();
    int outputs = problem.outputs();
    for (int bank = 0; bank < design.banks().size(); bank++) {
      int first = bank * outputs;
      int[][] ofBank = new int[outputs][];
      Arrays.setAll(ofBank, output -> moving.neuronsOf(first + output));
      channels.add(ofBank);
    }
    return network.apply(channels);
  }

  @Override
  public boolean change(List<Counterexample> wrong) {
    BitSet concerned = new BitSet();
    for (Counterexample example : wrong) {
      concerned.set(note(example));
    }
    boolean all = concerned.cardinality() > moves.length * SHARE_FOR_ALL;
    if (all) {
      concerned.set(0, moves.length);
    }
    int[] channels = concerned.stream().toArray();
    random.shuffle(channels);
    ChannelChoice choice = new ChannelChoice(moving, estimates(), known, random);
    boolean moved = false;
    for (int channel : channels) {
      if (all || known.get(channel).any(moving, moving.neuronsOf(channel))) {
        move(channel, choice);
        moved = true;
      }
    }
    return moved;
  }

  /** Remembers the features that make a channel inactive; returns the channel. */
  private int note(Counterexample example) {
    int bank = example.expectedOn() ? design.banks().size() - 1 : 0;
    int channel = bank * problem.outputs() + example.output();
    int[] others =
        example.activeInputs().stream()
            .mapToInt(Integer::intValue)
            .filter(feature -> IntStream.of(moving.inputs(channel)).noneMatch(i -> i == feature))
            .toArray();
    // Every feature gives a neuron k ones at most: without as many as inputs are missing, the rest
    // gives k still.
    int most = bank(channel).others();
    known.get(channel).add(Arrays.copyOf(others, Math.min(others.length, most)));
    return channel;
  }

  private void move(int channel, ChannelChoice choice) {
    int loud = Math.max(0, moves[channel]++ - QUIET_MOVES);
    double noise = Math.min(MOST_NOISE, NOISE_OF_A_MOVE * loud);
    BitSet before = moving.beside(channel);
    moving.detach(channel);
    before.stream().forEach(choice::update);
    settle(channel, choice, noise);
    moving.beside(channel).stream().forEach(choice::update);
  }

  /**
   * Moves a channel that is detached to where no set of features covers it, if that is found soon.
   */
  private void settle(int channel, ChannelChoice choice, double noise) {
    int from = start(channel);
    int to = from + bank(channel).neurons();
    for (int attempt = 1; ; attempt++) {
      moving.move(channel, choice.choose(channel, from, to, noise));
      List<int[]> covers =
          attempt < ATTEMPTS
              ? CoverSearch.find(
                  moving.reads(channel),
                  moving.inputs(channel),
                  bank(channel).others(),
                  moving.ones(),
                  COVERS)
              : List.of();
      if (covers.isEmpty()) {
        return;
      }
      covers.forEach(known.get(channel)::add);
      moving.detach(channel);
    }
  }

  /** Returns the first neuron of a channel's bank. */
  private int start(int channel) {
    return design.banks().subList(0, channel / problem.outputs()).stream()
        .mapToInt(BankDistribution::neurons)
        .sum();
  }

  private List<CoverEstimate> estimates() {
    List<CoverEstimate> ofBanks = new ArrayList<>();
    int from = 0;
    for (BankDistribution bank : design.banks()) {
      int to = from + bank.neurons();
      ofBanks.add(
          new CoverEstimate(
              bank.others(), bank.channel(), design.ones(), moving.density(from, to)));
      from = to;
    }
    return IntStream.range(0, moves.length)
        .mapToObj(channel -> ofBanks.get(channel / problem.outputs()))
        .toList();
  }
}
