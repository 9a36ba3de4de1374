package org.superpose.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.verify.Method;
import org.superpose.core.verify.ProofOutline;
import org.superpose.core.verify.Verdict;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.VerificationRequest.Limits;
import org.superpose.core.verify.Verifier;
import org.superpose.formats.digest.Sha256;

/** The oracle is the text of docs/proof-format.md, followed by hand. */
class ProofFileTest {

  @TempDir Path directory;

  private static DenseMatrix matrix(int rows, int columns, double... entries) {
    return DenseMatrix.of(rows, columns, Alphabet.FLOAT64, entries);
  }

  /** An AND of features 0 and 1 out of 4, which 2 and 3 disturb by a quarter each. */
  private static Network network(double threshold) {
    return new Network(
        SparseMatrix.identity(4),
        new Origin.Public(),
        List.of(new Layer(matrix(1, 4, 1, 1, 0.25, 0.25), matrix(1, 1, -1))),
        matrix(1, 1, 1),
        matrix(1, 1, threshold),
        new Origin.Program());
  }

  private static ProofOutline outline(double threshold, Limits limits) {
    ProblemShape shape = new ProblemShape("pairwise-and", 4, 1, 3, 1, 1);
    Problem problem = new Problem(shape, Gate.AND, new int[][] {{0, 1}});
    VerificationRequest request =
        new VerificationRequest(
            network(threshold), problem, new Criterion.EveryInput(), limits, new Seed(1));
    return new ProofOutline(request, Verifier.verify(request));
  }

  private List<String> written(ProofOutline outline) throws IOException {
    Path file = directory.resolve("net.proof");
    assertThat(ProofFile.write(file, outline)).isInstanceOf(ProofFile.Written.class);
    String text = Files.readString(file);
    assertThat(text).endsWith("\n");
    return text.lines().toList();
  }

  private static String digest(ByteBuffer bytes) {
    var sha256 = Sha256.start();
    sha256.update(bytes.flip());
    return "sha256:" + Sha256.hex(sha256);
  }

  private static String digest(String text) {
    return "sha256:" + HexFormat.of().formatHex(Sha256.of(text));
  }

  @Test
  void theHeadNamesArraysProblemAndClaim() throws IOException {
    List<String> lines = written(outline(0.5, Limits.standard()));

    ByteBuffer bias = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
    bias.putInt(1).putInt(1).putInt(1).putInt(0).putDouble(-1);
    ByteBuffer encoder = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    encoder.putInt(4).putInt(4);
    for (int row = 0; row < 4; row++) {
      encoder.putInt(1);
    }
    for (int row = 0; row < 4; row++) {
      encoder.putInt(row);
    }
    for (int row = 0; row < 4; row++) {
      encoder.putDouble(1);
    }
    assertThat(lines.getFirst()).isEqualTo("superpose-proof 1");
    assertThat(lines.get(1))
        .startsWith("{\"arrays\":{\"encoder\":\"" + digest(encoder) + "\",\"layer1.weight\":\"")
        .contains("\"layer1.bias\":\"" + digest(bias) + "\",\"readout\":")
        .contains("\"problem\":\"" + digest("and 4 1 3\n0 1\n") + "\",\"sparsity\":3,")
        .contains("\"claim\":{\"verdict\":\"verified\"},\"method\":");
    assertThat(lines.getLast()).isEqualTo("end " + (lines.size() - 3));
  }

  /**
   * With one input of the gate active, z = 0 and w = 2: a feature gains 2 * 0.25, so the bound is
   * (0.5 + 0.5) / 2 = 0.5, which a threshold of 0.49 does not close. Either of 2 and 3 has to
   * branch, then the other one's 0.25 is left. With both inactive, z = -1 and nothing is gained.
   */
  @Test
  void stepsAreWhereTheBoundDoesNotClose() throws IOException {
    Verification falsified = outline(0.49, new Limits(0, 0, 1)).verification();
    List<String> lines = written(outline(0.49, new Limits(0, 0, 1)));

    assertThat(lines.subList(2, lines.size())).containsExactly("0 1 2", "0 2 2", "end 2");
    // By hand: 0 or 1 with 2 and 3 scores 0.5.
    assertThat(falsified.wrongInputs()).hasValue(2);
    assertThat(lines.get(1))
        .contains(
            "\"claim\":{\"verdict\":\"falsified\",\"inputs\":[0,2,3],\"output\":0,"
                + "\"wrong_inputs\":2,\"wrong_outputs\":2},\"method\":\"bound\"}");
  }

  @Test
  void aWitnessAloneCountsNothing() throws IOException {
    Limits uncounted = new Limits(0, 0, 1).withCountedWrong(0);
    List<String> lines = written(outline(0.49, uncounted));

    assertThat(lines.get(1))
        .endsWith(
            "\"claim\":{\"verdict\":\"falsified\",\"inputs\":[0,2,3],\"output\":0},"
                + "\"method\":\"witness\"}");
    assertThat(lines.getLast()).isEqualTo("end 0");
  }

  @Test
  void threadsDoNotChangeTheBytes() throws IOException {
    assertThat(written(outline(0.5, Limits.standard().withThreads(3))))
        .isEqualTo(written(outline(0.5, Limits.standard())));
  }

  @Test
  void nestedBranchesStandInBrackets() throws IOException {
    // As docs/proof-format.md shows one.
    Path file = directory.resolve("nested.txt");
    Files.write(
        file,
        ProofFile.line("17 0", new int[] {5, 9, ProofOutline.OPEN, 3, 4, ProofOutline.CLOSE, 12})
            .getBytes(StandardCharsets.UTF_8));
    assertThat(file).hasContent("17 0 5 9(3 4) 12\n");
  }

  /** A proof that was there speaks of another verdict. */
  @Test
  void withoutAProofNoFileIsLeft() throws IOException {
    ProofOutline known = outline(0.5, new Limits(0, 10, 1));
    Path file = Files.writeString(directory.resolve("net.proof"), "old");
    Verification unknown =
        new Verification(
            new Criterion.EveryInput(),
            new Verdict.Unknown("a test"),
            Method.SAMPLED,
            Verification.Decision.UNDECIDED,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            0,
            List.of());

    assertThat(ProofFile.write(file, new ProofOutline(known.request(), unknown)))
        .isEqualTo(new ProofFile.NotPossible("the verdict is unknown"));
    assertThat(directory).isEmptyDirectory();
  }
}
