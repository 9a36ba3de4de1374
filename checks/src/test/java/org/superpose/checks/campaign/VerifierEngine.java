package org.superpose.checks.campaign;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.superpose.core.network.Network;
import org.superpose.core.proof.Proof;
import org.superpose.core.proof.ProofDoor;
import org.superpose.core.proof.ProofOptions;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.ProofOutline;
import org.superpose.core.verify.Verdict;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.Verifier;
import org.superpose.core.verify.Witness;
import org.superpose.formats.ProofFile;

/** The engine of the class loader that this class is loaded by. */
public final class VerifierEngine implements Engine {

  private static final Seed SAMPLES = new Seed(12);

  static VerificationRequest request(Network network, Problem problem, Limits limits) {
    return new VerificationRequest(
        network,
        problem,
        new Criterion.EveryInput(),
        new VerificationRequest.Limits(
            limits.exhaustiveInputs(),
            limits.samples(),
            limits.threads(),
            limits.proofSteps(),
            limits.memory(),
            limits.countedWrong()),
        SAMPLES);
  }

  @Override
  public OptionalLong proofMemory(Network network, Problem problem, Limits limits) {
    return Verifier.proofMemory(request(network, problem, limits));
  }

  @Override
  public Outcome verify(Network network, Problem problem, Limits limits) {
    return outcome(Verifier.verify(request(network, problem, limits)));
  }

  @Override
  public Outcome writeProof(Network network, Problem problem, Limits limits, Path proof)
      throws IOException {
    VerificationRequest request = request(network, problem, limits);
    Verification found = Verifier.verify(request);
    ProofFile.write(proof, new ProofOutline(request, found));
    return outcome(found);
  }

  private static Outcome outcome(Verification found) {
    return new Outcome(
        found.verdict().label(),
        found.method().toString(),
        found.inputsChecked(),
        found.wrongInputs(),
        found.wrongOutputs(),
        found.margin(),
        found.witness().map(VerifierEngine::claim),
        found.wrongInputs().isPresent() && !found.method().toString().equals("sampled"),
        found.verdict() instanceof Verdict.Unknown(String reason) ? reason : "");
  }

  private static Outcome.Claim claim(Witness witness) {
    return new Outcome.Claim(
        witness.activeInputs(),
        witness.output(),
        witness.expected(),
        Optional.of(witness.score()),
        Optional.of(witness.threshold()));
  }

  @Override
  public Outcome prove(Network network, Problem problem, Limits limits, int firstInputs) {
    ProofOptions options =
        new ProofOptions(
            limits.threads(), limits.proofSteps(), limits.memory(), limits.countedWrong());
    return switch (ProofDoor.prove(network, problem, options, firstInputs)) {
      case Proof.Right right -> proved("verified", right.margin(), OptionalLong.of(0), "");
      case Proof.Undecided undecided ->
          proved("unknown", OptionalDouble.empty(), OptionalLong.empty(), undecided.reason());
      case Proof.Wrong wrong ->
          new Outcome(
              "falsified",
              "proof",
              OptionalLong.empty(),
              wrong.wrongInputs(),
              wrong.wrongOutputs(),
              wrong.margin(),
              Optional.of(claim(problem, wrong)),
              wrong.smallest(),
              "");
    };
  }

  private static Outcome.Claim claim(Problem problem, Proof.Wrong wrong) {
    int[] active = wrong.activeInputs().stream().mapToInt(Integer::intValue).toArray();
    return new Outcome.Claim(
        wrong.activeInputs(),
        wrong.output(),
        problem.isOn(wrong.output(), active),
        Optional.empty(),
        Optional.empty());
  }

  private static Outcome proved(
      String verdict, OptionalDouble margin, OptionalLong wrong, String reason) {
    return new Outcome(
        verdict,
        "proof",
        OptionalLong.empty(),
        wrong,
        wrong,
        margin,
        Optional.empty(),
        false,
        reason);
  }
}
