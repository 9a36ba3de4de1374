package org.superpose.checks.campaign;

import java.lang.classfile.Opcode;
import java.util.List;
import org.superpose.checks.campaign.Mutant.Calls;
import org.superpose.checks.campaign.Mutant.Negates;
import org.superpose.checks.campaign.Mutant.Operator;
import org.superpose.checks.campaign.Mutant.Replaces;
import org.superpose.checks.campaign.Mutant.Returns;

/**
 * The ways in which the engine is broken on purpose, in its own names: each number form, each bound
 * on an error and each path at least once. The one place that knows them.
 */
final class Mutants {

  static final List<Mutant> ALL =
      List.of(
          // The rules that the soundness of a proof rests on.
          new Mutant("proof.Rules", "places", new Returns(0)),
          new Mutant("proof.Rules", "isPossible", new Returns(false)),
          new Mutant("proof.Rules", "mayJoin", new Returns(true)),
          new Mutant("proof.Rules", "mayJoin", new Returns(false)),
          new Mutant("proof.Rules", "gain", new Returns(0)),
          new Mutant("proof.Rules", "gain", new Negates(1)),
          new Mutant("proof.Rules", "gain", new Calls("max", "min")),
          // Number forms and what they can hold.
          new Mutant("proof.EffectiveWeights.Form", "of", new Negates(2)),
          new Mutant("proof.EffectiveWeights", "unpacked", new Replaces(2, 0)),
          new Mutant("proof.EffectiveWeights", "of", new Returns(0)),
          new Mutant("proof.EffectiveProduct", "errorInUnits", new Returns(0)),
          new Mutant("proof.EffectiveProduct", "leastInUnits", new Returns(0)),
          new Mutant("proof.EffectiveProduct", "boundInUnits", new Returns(1)),
          new Mutant("proof.EffectiveProduct", "addRow", new Returns("nothing")),
          new Mutant("exact.Exactness", "inDoubles", new Returns(true)),
          new Mutant("exact.Exactness", "fits", new Returns(true)),
          new Mutant("proof.Biases", "error", new Returns(0)),
          new Mutant("proof.Coefficients", "error", new Returns(0)),
          new Mutant("proof.Biases", "excess", new Returns(null)),
          new Mutant("proof.IntegerNetwork", "slack", new Returns(0)),
          new Mutant("proof.IntegerNetwork", "floor", new Returns(0)),
          // The search for features.
          new Mutant("proof.Candidates", "keepLoud", new Returns(0)),
          new Mutant("proof.Candidates", "gainers", new Returns(0)),
          new Mutant("proof.Candidates", "most", new Returns(0)),
          new Mutant("proof.Loudest", "countAbove", new Returns(0)),
          new Mutant("proof.Search", "offSettled", new Returns(true)),
          new Mutant("proof.Search", "join", new Returns("nothing")),
          new Mutant("proof.Search", "branch", new Returns("nothing")),
          new Mutant("proof.Search", "least", new Calls("min", "max")),
          new Mutant("proof.Search", "needsLoudestEverywhere", new Returns(true)),
          // What is found.
          new Mutant("proof.Judge", "isWrong", new Returns(true)),
          new Mutant("proof.Judge", "isWrong", new Returns(false)),
          new Mutant("proof.Judge", "wrongAbove", new Operator(Opcode.LSUB, Opcode.LADD, 2)),
          new Mutant("proof.FirstInputs", "firstOn", new Negates(2)),
          new Mutant("proof.Count.Tally", "distinct", new Returns(1)),
          new Mutant("proof.Nearest", "complete", new Returns(true)),
          new Mutant("proof.WrongInput", "compareTo", new Returns(1)),
          // Several layers.
          new Mutant("verify.LayerCheck", "activity", new Calls("max", "min")),
          new Mutant("verify.LayerCheck", "evaluateActive", new Returns(true)),
          new Mutant("verify.LayerCheck", "mayGoOn", new Returns(false)),
          // Evaluation.
          new Mutant("verify.Rounding", "scores", new Returns(0)),
          new Mutant("verify.FirstLayer", "of", new Calls("max", "min")),
          new Mutant("verify.CompiledNetwork", "masked", new Returns(null)),
          new Mutant("verify.Evaluator", "changesMostScores", new Returns(false)),
          new Mutant("verify.InputJudge", "settle", new Negates(1)),
          new Mutant("verify.InputJudge", "note", new Negates(1)),
          new Mutant("verify.Marks", "has", new Returns(false)),
          new Mutant("verify.Tally", "smaller", new Negates(3)),
          new Mutant("verify.Witnesses", "at", new Negates(2)),
          new Mutant("verify.DomainWalk", "next", new Replaces(1, 2)),
          new Mutant("evaluate.ForwardPass", "isOn", new Negates(1)),
          new Mutant("evaluate.ForwardPass", "slack", new Returns(0)),
          new Mutant("exact.Dyadic", "times", new Negates(3)),
          new Mutant("exact.Dyadic", "add", new Negates(5)));

  private Mutants() {}
}
