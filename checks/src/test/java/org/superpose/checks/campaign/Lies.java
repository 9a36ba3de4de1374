package org.superpose.checks.campaign;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.superpose.checks.campaign.Engine.Limits;
import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Problem;
import org.superpose.core.verify.Method;
import org.superpose.core.verify.ProofOutline;
import org.superpose.core.verify.Verdict;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.Witness;
import org.superpose.formats.FileFormat;
import org.superpose.formats.NetworkFile;
import org.superpose.formats.NetworkFiles;
import org.superpose.formats.ProofFile;

/**
 * Networks with proofs of what broken engines wrongly say of them, in one directory. Each wrong
 * verdict is proved in several ways: by the broken engine itself, whose steps may be as wrong as
 * the verdict; and by the engine as it is, told the verdict, once for every way to reach it, whose
 * steps are as good as there can be.
 */
final class Lies {

  /** What the names of files with false claims begin with. */
  static final String FALSE = "false-";

  /** What the names of files begin with that the engine as it is wrote of the same networks. */
  static final String TRUE = "true-";

  private static final long STEPS = 1_000_000;
  private static final long MEMORY = 1L << 28;
  private static final List<Method> TOLD =
      List.of(Method.EXHAUSTIVE, Method.BRANCH_AND_BOUND, Method.SAMPLED);

  private final Path directory;
  private final Seed seed;
  private final int cases;
  private final int most;
  private final Map<Integer, Judged> judged = new TreeMap<>();
  private int wrongVerdicts;
  private int falseProofs;
  private int written;

  /** A case that files can hold, and what is true of it. */
  private record Judged(CampaignCase campaignCase, Truth truth) {}

  /**
   * @param directory of the files
   * @param cases the number of first cases of the seed that engines are asked about
   * @param most the largest number of wrong verdicts of one engine that are proved
   */
  Lies(Path directory, Seed seed, int cases, int most) {
    this.directory = directory;
    this.seed = seed;
    this.cases = cases;
    this.most = most;
  }

  int wrongVerdicts() {
    return wrongVerdicts;
  }

  int falseProofs() {
    return falseProofs;
  }

  private Judged judged(int number) {
    return judged.computeIfAbsent(
        number,
        _ -> {
          CampaignCase drawn = CampaignCase.of(seed, number);
          return new Judged(drawn, ExactJudge.judge(drawn.spec()));
        });
  }

  /** Asks a broken engine about every case until it has lied often enough; returns how often. */
  int collect(Engine broken) throws IOException {
    int before = wrongVerdicts;
    for (int number = 0; number < cases && wrongVerdicts - before < most; number++) {
      collect(broken, judged(number));
    }
    return wrongVerdicts - before;
  }

  private void collect(Engine broken, Judged one) throws IOException {
    long inputs = one.truth.inputs();
    for (Limits limits :
        List.of(
            new Limits(inputs, 0, 1, 0, MEMORY, 1_000), // evaluates
            new Limits(inputs - 1, 5, 1, STEPS, MEMORY, 1_000))) { // proves
      Path proof = directory.resolve("proof");
      Optional<Outcome> said = attempt(broken, one.campaignCase, limits, proof);
      if (said.isPresent() && isFalse(one, said.get(), true)) {
        wrongVerdicts++;
        if (Files.exists(proof)) {
          keep(one, said.get(), proof);
        }
        for (Method method : TOLD) {
          tell(one, limits, said.get(), method, proof);
        }
        if (Files.notExists(directory.resolve(name(TRUE, one) + ProofFile.ENDING))) {
          Path honest = files(one, name(TRUE, one));
          Limits usual = new Limits(inputs, 5, 1, STEPS, MEMORY, 1_000);
          CampaignCase drawn = one.campaignCase;
          new VerifierEngine().writeProof(drawn.network(), drawn.problem(), usual, honest);
        }
      }
      Files.deleteIfExists(proof);
    }
  }

  private static Optional<Outcome> attempt(
      Engine broken, CampaignCase drawn, Limits limits, Path proof) throws IOException {
    Network network = drawn.network();
    Problem problem = drawn.problem();
    try {
      return Optional.of(broken.writeProof(network, problem, limits, proof));
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      Files.deleteIfExists(proof); // nothing was said, or only half of it
    }
    try {
      return Optional.of(broken.verify(network, problem, limits));
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      return Optional.empty();
    }
  }

  /**
   * Returns whether what was said is false.
   *
   * @param counted whether the counts of what is wrong were said as well
   */
  private static boolean isFalse(Judged one, Outcome said, boolean counted) {
    Spec spec = one.campaignCase.spec();
    if (said.isUnknown()) {
      return false;
    }
    if (said.isVerified()) {
      return !one.truth.isRight();
    }
    Outcome.Claim witness = said.witness().orElseThrow();
    boolean on = ExactJudge.isOn(spec, witness.features(), witness.output());
    int sign = ExactJudge.above(spec, witness.features(), witness.output()).signum();
    boolean counts =
        !counted
            || said.isSampled()
            || (said.wrongInputs().orElse(one.truth.wrongInputs()) == one.truth.wrongInputs()
                && said.wrongOutputs().orElse(one.truth.wrongOutputs())
                    == one.truth.wrongOutputs());
    return sign > 0 == on || !counts;
  }

  /** Keeps a proof beside its network, if its claim is false. */
  private void keep(Judged one, Outcome said, Path proof) throws IOException {
    boolean counted = Files.readString(proof).contains("\"wrong_inputs\"");
    if (isFalse(one, said, counted)) {
      falseProofs++;
      Files.move(proof, files(one, name(FALSE, one) + "-" + written++));
    }
  }

  private void tell(Judged one, Limits limits, Outcome said, Method method, Path proof)
      throws IOException {
    CampaignCase drawn = one.campaignCase;
    Verification told =
        new Verification(
            new Criterion.EveryInput(),
            verdict(said),
            method,
            said.isVerified() ? Verification.Decision.MET : Verification.Decision.NOT_MET,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            said.wrongInputs(),
            said.wrongOutputs(),
            OptionalDouble.empty(),
            0,
            new ArrayList<>());
    Limits all =
        new Limits(one.truth.inputs(), 0, 1, STEPS, limits.memory(), limits.countedWrong());
    ProofFile.write(
        proof,
        new ProofOutline(VerifierEngine.request(drawn.network(), drawn.problem(), all), told));
    if (Files.exists(proof)) {
      keep(one, said, proof);
    }
  }

  private static Verdict verdict(Outcome said) {
    if (said.isVerified()) {
      return new Verdict.Verified();
    }
    Outcome.Claim claim = said.witness().orElseThrow();
    BigDecimal score = claim.expected() ? BigDecimal.ZERO : BigDecimal.ONE; // in no proof
    return new Verdict.Falsified(
        new Witness(claim.active(), claim.output(), claim.expected(), score, BigDecimal.ZERO));
  }

  private static String name(String kind, Judged one) {
    return kind + one.campaignCase.number();
  }

  /** Writes a network and its problem, and returns where its proof belongs. */
  private Path files(Judged one, String name) throws IOException {
    CampaignCase drawn = one.campaignCase;
    NetworkFiles.write(
        directory,
        new NetworkFile(
            name,
            drawn.network(),
            drawn.problem(),
            Optional.empty(),
            Map.of(),
            OptionalLong.empty()),
        List.of(FileFormat.NPZ));
    return directory.resolve(name + ProofFile.ENDING);
  }
}
