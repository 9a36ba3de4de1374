package org.superpose.checks.campaign;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The number forms and paths of the engine that a campaign has to provoke, in the engine's own
 * names: what methods give, and what is stored in fields. The one place that knows them.
 */
final class Paths {

  private static final List<String> LINES =
      List.of(
          // How a proof holds its numbers.
          "proof.EffectiveWeights.Form.of: HALF_BYTES BYTES INTS",
          "proof.EffectiveProduct.errorInUnits: zero positive",
          "proof.EffectiveProduct.leastInUnits: zero negative",
          "proof.EffectiveProduct.addRow: called",
          "proof.DenseRows.multipliedBy: double[][]",
          "proof.Biases.error: zero positive",
          "proof.Coefficients.error: zero positive",
          "proof.Biases.excess: BigDecimal[] null",
          "proof.IntegerNetwork.requireSmall: zero positive",
          // How a proof finds features.
          "proof.Candidates.sum: called",
          "proof.Candidates.select: true false",
          "proof.Candidates.selectMarked: true false",
          "proof.Candidates.keepLive: called",
          "proof.Candidates.keepLoud: positive",
          "proof.Search.offSettled: true false",
          "proof.Search.join: called",
          "proof.Search.branch: called",
          "proof.Search.exhausted: true",
          "proof.BitProduct.of: present empty",
          "proof.Search.needsLoudestEverywhere: true false",
          "proof.Screen.matters: true false",
          // What a proof finds.
          "proof.FirstInputs.find: WrongInput null",
          "proof.AllWrong.add: true",
          "proof.SmallestWrong.add: true false",
          "proof.Nearest.add: true",
          "proof.Judge.isWrong: true false",
          "proof.Count.Tally.distinct: zero positive",
          "proof.ProofEngine.margin: present empty",
          "proof.ProofEngine.prove: Right Wrong Undecided",
          // Proofs for several layers.
          "proof.Activations.find: present empty",
          "verify.LayerCheck.attempt: Decided Declined",
          "verify.LayerCheck.alwaysActive: true false",
          "verify.LayerCheck.tooMany: true false",
          // Evaluation, of all inputs or of a sample.
          "verify.ExhaustiveCheck.attempt: Decided Declined",
          "verify.CompiledNetwork.tabulated: CompiledNetwork",
          "verify.CompiledNetwork.direct: CompiledNetwork",
          "verify.CompiledNetwork.foldingPays: true false",
          "verify.CompiledNetwork.neurons: present empty",
          "verify.InputJudge.error: zero positive",
          "verify.InputJudge.judgeAll: called",
          "verify.InputJudge.judgeExactly: called",
          "verify.InputJudge.judgeMet: called",
          "verify.Evaluator.isDense: true false",
          "verify.StratifiedSample.isTabulated: true false",
          "verify.Witnesses.shrunk: present");

  private Paths() {}

  /** Returns the members of classes where probes belong, each as {@code package.Class.member}. */
  static Set<String> members() {
    return LINES.stream()
        .map(line -> line.substring(0, line.indexOf(':')))
        .collect(Collectors.toSet());
  }

  /** Returns all that has to be seen, each as {@code package.Class.member=value}. */
  static Set<String> required() {
    Set<String> required = new TreeSet<>();
    for (String line : LINES) {
      int colon = line.indexOf(':');
      Arrays.stream(line.substring(colon + 1).trim().split(" "))
          .forEach(value -> required.add(line.substring(0, colon) + "=" + value));
    }
    return required;
  }
}
