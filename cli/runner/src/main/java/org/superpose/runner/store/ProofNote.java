package org.superpose.runner.store;

import java.nio.file.Path;
import java.util.Optional;
import org.superpose.formats.ProofFile;
import org.superpose.runner.text.Numbers;

/**
 * Whether a proof for others was written.
 *
 * @param file where it is; empty if there is none
 * @param text where it is and how to check it, or why there is none; empty if none was requested
 */
public record ProofNote(Optional<Path> file, String text) {

  /** No proof was requested. */
  public static final ProofNote NONE = new ProofNote(Optional.empty(), "");

  /** Says whether the proof of the network in a file was written. */
  static ProofNote of(Path arrays, ProofFile.Outcome outcome) {
    return switch (outcome) {
      case ProofFile.Written(var file, var method, var steps, var bytes, var reason) ->
          new ProofNote(
              Optional.of(file),
              "proof in %s: %s%s, %s steps, %s; check it with: python3 checker/check.py %s"
                  .formatted(
                      file,
                      method,
                      reason.isEmpty() ? "" : " (" + reason + ")",
                      Numbers.count((double) steps),
                      Numbers.bytes(bytes),
                      arrays));
      case ProofFile.NotPossible(String reason) ->
          new ProofNote(Optional.empty(), "no proof: " + reason);
    };
  }
}
