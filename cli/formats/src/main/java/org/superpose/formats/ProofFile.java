package org.superpose.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.superpose.core.verify.ProofMethod;
import org.superpose.core.verify.ProofOutline;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.Witness;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes {@code NAME.proof}: what is claimed of a network, and how those who trust neither this
 * program nor its author can convince themselves of it. The format is docs/proof-format.md.
 *
 * <p>Equal networks, problems and verdicts give equal bytes, on any number of threads. Memory: the
 * steps of a few outputs. Time: a second search of what was searched for the verdict, at most.
 */
public final class ProofFile {

  /** The ending of the names of such files, with its dot. */
  public static final String ENDING = ".proof";

  private static final String FIRST_LINE = "superpose-proof 1\n";

  private final VerificationRequest request;
  private final Verification verification;
  private final ProofOutline outline;

  private ProofFile(ProofOutline outline) {
    this.outline = outline;
    request = outline.request();
    verification = outline.verification();
  }

  /** The outcome of writing a proof. */
  public sealed interface Outcome {}

  /**
   * The file is there.
   *
   * @param file where
   * @param method what it lets its reader do
   * @param steps how many steps it has
   * @param bytes its size
   * @param reason why no method with more to show, or less to do, was possible; empty if it is the
   *     first of all
   */
  public record Written(Path file, ProofMethod method, long steps, long bytes, String reason)
      implements Outcome {}

  /**
   * There is no such file; one that was there is removed.
   *
   * @param reason why, a clause that can follow "no proof:"
   */
  public record NotPossible(String reason) implements Outcome {}

  /** Ends the writing of a file whose method proves nothing. */
  private static final class GivenUpException extends IOException {
    private static final long serialVersionUID = 1L;

    GivenUpException(String reason) {
      super(reason);
    }
  }

  /** Returns the name of the proof of a network that a file holds, beside it. */
  public static Path beside(Path arrays) {
    String name = String.valueOf(arrays.getFileName());
    int ending = FileFormat.of(name).map(format -> format.ending().length()).orElse(0);
    return arrays.resolveSibling(name.substring(0, name.length() - ending) + ENDING);
  }

  /**
   * Returns whether a network file holds arrays that the checker reads: of numpy or safetensors,
   * under the names of this project.
   *
   * @throws IOException if it cannot be read
   */
  public static boolean isForChecker(Path arrays) throws IOException {
    Optional<FileFormat> format = FileFormat.of(String.valueOf(arrays.getFileName()));
    if (format.isEmpty() || format.get() == FileFormat.ONNX) {
      return false;
    }
    try (ArrayFile file =
        format.get() == FileFormat.NPZ ? NpzReader.open(arrays) : SafetensorsReader.open(arrays)) {
      return NamedParts.hasOwnNames(file);
    }
  }

  /**
   * Returns what tells networks with their problems apart in proofs: a digest of their digests.
   *
   * @param network with its problem
   */
  public static String identity(NetworkFile network) {
    Map<String, String> digests = new LinkedHashMap<>(ProofDigests.of(network.network()));
    digests.put("problem", ProofDigests.of(network.problem()));
    return ArrayDigest.ofAll(digests);
  }

  /**
   * Writes the proof of a verdict by the first method that leads to one.
   *
   * @throws IOException if it cannot be written
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public static Outcome write(Path file, ProofOutline outline) throws IOException {
    return new ProofFile(outline).write(file);
  }

  private Outcome write(Path file) throws IOException {
    List<String> reasons = new ArrayList<>();
    for (ProofMethod method : outline.methods()) {
      long[] steps = {0};
      try {
        AtomicFile.write(file, out -> steps[0] = write(method, out));
        return new Written(file, method, steps[0], Files.size(file), String.join("; ", reasons));
      } catch (GivenUpException e) {
        reasons.add(e.getMessage());
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    Files.deleteIfExists(file);
    return new NotPossible(reasons.isEmpty() ? reason() : String.join("; ", reasons));
  }

  private String reason() {
    return switch (verification.verdict().label()) {
      case "unknown" -> "the verdict is unknown";
      default -> "every input was evaluated, and these are too many to be evaluated again";
    };
  }

  private long write(ProofMethod method, OutputStream out) throws IOException {
    out.write(bytes(FIRST_LINE + head(method) + "\n"));
    long[] steps = {0};
    Optional<String> obstacle =
        outline.record(
            method,
            (output, state, branches) -> {
              steps[0]++;
              String root = method == ProofMethod.SECOND_LAYER ? "wake" : output + " " + state;
              try {
                out.write(bytes(line(root, branches)));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    if (obstacle.isPresent()) {
      throw new GivenUpException(obstacle.get());
    }
    out.write(bytes("end " + steps[0] + "\n"));
    return steps[0];
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String head(ProofMethod method) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("arrays", ProofDigests.of(request.network()));
    head.put("problem", ProofDigests.of(request.problem()));
    head.put("sparsity", request.problem().sparsity());
    head.put("claim", claim(method));
    head.put("method", method.toString());
    return JsonMapper.shared().writeValueAsString(head);
  }

  private Map<String, Object> claim(ProofMethod method) {
    Map<String, Object> claim = new LinkedHashMap<>();
    claim.put("verdict", verification.verdict().label());
    Optional<Witness> witness = verification.witness();
    if (witness.isPresent()) {
      claim.put("inputs", witness.get().activeInputs());
      claim.put("output", witness.get().output());
      if (method != ProofMethod.WITNESS) {
        claim.put("wrong_inputs", verification.wrongInputs().orElseThrow());
        claim.put("wrong_outputs", verification.wrongOutputs().orElseThrow());
      }
    }
    return claim;
  }

  /** Returns a step: features after spaces, except where brackets stand between them. */
  static String line(String root, int[] branches) {
    StringBuilder line = new StringBuilder(root);
    boolean first = false; // of the branches in round brackets
    for (int branch : branches) {
      switch (branch) {
        case ProofOutline.OPEN -> {
          line.append('(');
          first = true;
        }
        case ProofOutline.CLOSE -> {
          line.append(')');
          first = false;
        }
        default -> {
          line.append(first ? "" : " ").append(branch);
          first = false;
        }
      }
    }
    return line.append('\n').toString();
  }
}
