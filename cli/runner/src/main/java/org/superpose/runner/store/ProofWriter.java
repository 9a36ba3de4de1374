package org.superpose.runner.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.superpose.core.verify.ProofOutline;
import org.superpose.formats.FileFormat;
import org.superpose.formats.NetworkFile;
import org.superpose.formats.NetworkFiles;
import org.superpose.formats.ProofFile;
import org.superpose.runner.run.Failures;

/**
 * Writes proofs beside networks. Whatever goes wrong with one is said of it, and costs neither its
 * verdict nor those of others.
 */
public final class ProofWriter {

  private static final int LONGEST_NAME = 170;
  private static final String COPY = ".checked" + FileFormat.NPZ.ending();

  private final Map<Path, String> identities = new HashMap<>(); // of networks with proofs, by proof
  private final Map<Path, ProofNote> notes = new HashMap<>();
  private boolean failed;

  /** Returns whether some proof could not be written although there is one. */
  public boolean hasFailed() {
    return failed;
  }

  /**
   * Writes the proof of a network in a file that the checker reads.
   *
   * @param arrays the file
   */
  public ProofNote write(Path arrays, ProofOutline outline) {
    try {
      Path file = ProofFile.beside(arrays);
      return ProofNote.of(arrays, ProofFile.write(file, outline));
    } catch (CancellationException e) {
      throw e;
    } catch (IOException e) {
      return failed(Failures.reason(e));
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      return failed(e.toString());
    }
  }

  /**
   * Writes the proof of a network that was read from any file: beside it if the checker reads that,
   * otherwise beside a copy of the network as it was understood. Formats of the same name that hold
   * the same network share one proof.
   *
   * @param problemIsBeside whether the problem is in the JSON file of the same name
   */
  public ProofNote write(
      Path arrays, boolean problemIsBeside, NetworkFile network, ProofOutline outline) {
    try {
      Path proof = ProofFile.beside(arrays);
      String identity = ProofFile.identity(network);
      if (problemIsBeside && identity.equals(identities.get(proof))) {
        return notes.get(proof);
      }
      boolean isOwn = problemIsBeside && ProofFile.isForChecker(arrays);
      boolean isFree = !identities.containsKey(proof);
      return isOwn && isFree
          ? remember(proof, identity, write(arrays, outline))
          : writeCopy(arrays, network, identity, outline);
    } catch (IOException e) {
      return failed(Failures.reason(e));
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      return failed(e.toString());
    }
  }

  private ProofNote remember(Path proof, String identity, ProofNote note) {
    identities.put(proof, identity);
    notes.put(proof, note);
    return note;
  }

  private ProofNote writeCopy(
      Path arrays, NetworkFile network, String identity, ProofOutline outline) throws IOException {
    if (outline.methods().isEmpty()) {
      return write(arrays, outline);
    }
    String stem = network.name().substring(0, Math.min(network.name().length(), LONGEST_NAME));
    Path file = arrays.resolveSibling(stem + COPY);
    if (!identities.getOrDefault(ProofFile.beside(file), identity).equals(identity)) {
      String format = FileFormat.of(String.valueOf(arrays.getFileName())).orElseThrow().toString();
      file = arrays.resolveSibling(stem + "-" + format + COPY);
    }
    Path directory = Optional.ofNullable(arrays.getParent()).orElse(Path.of(""));
    String name = String.valueOf(file.getFileName());
    String copied = name.substring(0, name.length() - FileFormat.NPZ.ending().length());
    NetworkFiles.write(directory, network.named(copied), List.of(FileFormat.NPZ));
    ProofNote note = remember(ProofFile.beside(file), identity, write(file, outline));
    return new ProofNote(note.file(), note.text() + "; there is the network as understood");
  }

  private ProofNote failed(String reason) {
    failed = true;
    return new ProofNote(Optional.empty(), "its proof could not be written: " + reason);
  }
}
