package org.superpose.formats;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Network;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.Witness;

/**
 * What was known of a network when its file was written. It convinces nobody by itself: whoever
 * doubts it verifies the network again.
 *
 * @param verdict verified, falsified or unknown
 * @param criterion when the network counts as right
 * @param method how the verdict was reached
 * @param inputsChecked how many inputs were decided or sampled, if known
 * @param wrongInputs how many of them are wrong, if known
 * @param margin the smallest distance of a score from its threshold, if known
 * @param witnessInputs the active features of a wrong input; empty if there is no witness
 * @param witnessOutput its wrong output
 * @param parameterBits what the network costs
 * @param engine the program that judged, with its version
 * @param weights the digest of all matrices
 */
public record Certificate(
    String verdict,
    String criterion,
    String method,
    OptionalLong inputsChecked,
    OptionalLong wrongInputs,
    OptionalDouble margin,
    List<Integer> witnessInputs,
    OptionalInt witnessOutput,
    double parameterBits,
    String engine,
    String weights) {

  /** Copies the witness. */
  public Certificate {
    witnessInputs = List.copyOf(witnessInputs);
  }

  /**
   * Returns the certificate of a judgement.
   *
   * @param engine the program that judged, with its version
   */
  public static Certificate of(Network network, Verification result, String engine) {
    return new Certificate(
        result.verdict().label(),
        result.criterion().toString(),
        result.method().toString(),
        result.inputsChecked(),
        result.wrongInputs(),
        result.margin(),
        result.witness().map(Witness::activeInputs).orElse(List.of()),
        result.witness().stream().mapToInt(Witness::output).findAny(),
        Accounting.of(network).parameterBits(),
        engine,
        digest(network));
  }

  /** Returns the digest of all matrices of a network; it does not depend on the file format. */
  static String digest(Network network) {
    Map<String, String> digests = ArrayDigest.of(NetworkArrays.all(network));
    return ArrayDigest.ofAll(digests);
  }

  /** Returns whether this speaks of exactly this network, its prices included. */
  public boolean isOf(Network network) {
    return weights.equals(digest(network))
        && Math.abs(parameterBits - Accounting.of(network).parameterBits()) <= 1e-9 * parameterBits;
  }
}
