package org.superpose.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.Verifier;
import picocli.CommandLine;

/** The commands that write proofs, and what they leave alone when something breaks. */
class ProofCommandsTest extends CommandTest {

  private static final String COMPARISON =
      """
      name: small
      tasks: [{id: pairwise-and, features: 24, outputs: 20, sparsity: 2}]
      constructions:
        - one-neuron-per-output
        - {id: output-channels-sparse, neurons: 16}
      bounds: none
      """;
  private static final String RIGHT = "pairwise-and-m24-o20-v2-uniform.one-neuron-per-output.s1";
  private static final String WRONG =
      "pairwise-and-m24-o20-v2-uniform.output-channels-sparse-n16.s1";

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("comparison.yaml"), text);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private Path built(String... more) throws IOException {
    Path networks = directory.resolve("networks");
    Object[] command = {"build", file(COMPARISON), "--out", networks};
    int code = run(Stream.concat(Arrays.stream(command), Arrays.stream(more)).toArray());
    assertThat(code).as(err).isEqualTo(ExitCode.DONE);
    return networks;
  }

  @Test
  void buildWritesProofsWhenRequested() throws IOException {
    Path networks = built("--proofs", "--formats", "npz");

    assertThat(names(networks))
        .contains(RIGHT + ".npz", RIGHT + ".json", RIGHT + ".proof", WRONG + ".proof")
        .hasSize(6);
    assertThat(networks.resolve(RIGHT + ".proof")).content().contains("\"verified\"");
    assertThat(networks.resolve(WRONG + ".proof"))
        .content()
        .contains("\"falsified\"", "wrong_inputs");
    assertThat(out).contains(RIGHT + ".proof");
    assertThat(err).contains("check it with: python3 checker/check.py");
  }

  @Test
  void proofsNeedVerdictsAndAFormatForTheChecker() throws IOException {
    Path comparison = file(COMPARISON);
    Path networks = directory.resolve("networks");

    assertThat(run("build", comparison, "--out", networks, "--proofs", "--no-certificate"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("--proofs needs verdicts");
    assertThat(run("build", comparison, "--out", networks, "--proofs", "--formats", "onnx"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("add npz or safetensors to --formats");
  }

  @Test
  void verifyWritesOneProofForAllFormatsOfANetwork() throws IOException {
    Path networks = built();

    assertThat(run("verify", networks, "--proof")).as(err).isEqualTo(ExitCode.DONE);
    assertThat(names(networks)).contains(RIGHT + ".proof", WRONG + ".proof").hasSize(2 * 5);
    assertThat(out).contains(RIGHT + ".npz: proof in " + networks.resolve(RIGHT + ".proof"));
    byte[] proof = Files.readAllBytes(networks.resolve(RIGHT + ".proof"));

    assertThat(run("verify", networks.resolve(RIGHT + ".safetensors"), "--proof", "--json"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out).contains("\"proof\" : \"" + networks.resolve(RIGHT + ".proof"));
    assertThat(networks.resolve(RIGHT + ".proof")).hasBinaryContent(proof);
  }

  @Test
  void aNetworkThatTheCheckerDoesNotReadIsWrittenAsUnderstood() throws IOException {
    Path networks = built("--formats", "onnx");

    assertThat(run("verify", networks.resolve(RIGHT + ".onnx"), "--proof"))
        .isEqualTo(ExitCode.DONE);
    assertThat(names(networks))
        .contains(RIGHT + ".checked.npz", RIGHT + ".checked.json", RIGHT + ".checked.proof");
    assertThat(out).contains("there is the network as understood");
    assertThat(run("verify", networks.resolve(RIGHT + ".checked.npz"))).isEqualTo(ExitCode.DONE);
    assertThat(out).contains("verified");
  }

  @Test
  void compareWritesWhatIsMissing() throws IOException {
    Path results = directory.resolve("results");
    Path proofs = results.resolve("proofs");
    assertThat(run("compare", file(COMPARISON), "--out", results)).isEqualTo(ExitCode.DONE);
    assertThat(proofs).doesNotExist();

    Path withProofs = file(COMPARISON + "proofs: true\n");
    assertThat(run("plan", withProofs, "--out", results)).isEqualTo(ExitCode.DONE);
    assertThat(out).contains("0 are there, 2 of reused cells are not: their networks are built");
    assertThat(run("compare", withProofs, "--out", results)).as(err).isEqualTo(ExitCode.DONE);
    assertThat(err).contains("reused", "2 new proofs in " + proofs);
    assertThat(names(proofs)).contains(RIGHT + ".proof", WRONG + ".proof").hasSize(6);

    assertThat(run("plan", withProofs, "--out", results)).isEqualTo(ExitCode.DONE);
    assertThat(out).contains("2 are there\n".replace("\n", System.lineSeparator()));
    assertThat(run("compare", withProofs, "--out", results)).isEqualTo(ExitCode.DONE);
    assertThat(err).doesNotContain("new proofs");
  }

  @Test
  void proofsThatCannotBeWrittenCostNoResults() throws IOException {
    Path results = Files.createDirectories(directory.resolve("results"));
    Files.createFile(results.resolve("proofs"));

    int code = run("compare", file(COMPARISON + "proofs: true\n"), "--out", results);

    assertThat(code).isEqualTo(ExitCode.CELLS_FAILED);
    assertThat(results.resolve("results.csv")).exists();
    assertThat(err.lines().filter(line -> line.contains("its proof could not be written")))
        .hasSize(2);
  }

  @Test
  void aFlagIsTrueOrFalse() throws IOException {
    assertThat(run("plan", file(COMPARISON + "proofs: all\n"))).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("proofs: 'all' is not allowed; allowed: true or false");
  }

  /** Judges with a verifier that breaks on the first network. */
  private int verifyBreaking(Path networks, Throwable failure) {
    boolean[] broke = {false};
    Function<VerificationRequest, Verification> verifier =
        request -> {
          if (!broke[0]) {
            broke[0] = true;
            switch (failure) {
              case Error error -> throw error;
              case RuntimeException exception -> throw exception;
              default -> throw new IllegalStateException(failure);
            }
          }
          return Verifier.verify(request);
        };
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    int code =
        new CommandLine(new VerifyCommand(verifier))
            .setOut(new PrintWriter(outText, true))
            .setErr(new PrintWriter(errText, true))
            .execute(networks.toString());
    out = outText.toString();
    err = errText.toString();
    return code;
  }

  @Test
  void aNetworkThatBreaksCostsNoOtherItsVerdict() throws IOException {
    Path networks = built("--formats", "npz");
    for (Throwable failure :
        List.of(
            new IllegalStateException("broken"),
            new OutOfMemoryError(),
            new StackOverflowError())) {
      assertThat(verifyBreaking(networks, failure)).isEqualTo(ExitCode.INTERNAL_ERROR);
      assertThat(err.lines().filter(line -> line.contains("internal error")))
          .singleElement()
          .asString()
          .contains(RIGHT + ".npz", failure.toString());
      assertThat(out).contains(WRONG + ".npz").doesNotContain(RIGHT);
    }
  }

  @Test
  void aBadFileCostsNoOtherItsVerdict() throws IOException {
    Path networks = built("--formats", "npz");
    Files.writeString(networks.resolve("a.npz"), "no archive");
    Files.createDirectory(networks.resolve("b.npz"));
    for (String bad : List.of("a", "b")) {
      Files.copy(networks.resolve(RIGHT + ".json"), networks.resolve(bad + ".json"));
    }

    assertThat(run("verify", networks)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(out).contains(RIGHT + ".npz", WRONG + ".npz");
    assertThat(err).contains("a.npz", "b.npz").doesNotContain("internal error");
  }
}
