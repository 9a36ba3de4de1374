package org.superpose.runner.corpus;

import java.nio.file.Path;
import java.util.List;
import org.superpose.core.verify.Verification;
import org.superpose.formats.NetworkFile;
import org.superpose.runner.config.CorpusVariant;
import org.superpose.runner.run.Cell;

/**
 * A network of a corpus that was written.
 *
 * @param file the network
 * @param verification what is proved of it
 * @param cell what it was built for
 * @param variant what was made of it
 * @param files all its files
 */
record CorpusEntry(
    NetworkFile file,
    Verification verification,
    Cell cell,
    CorpusVariant variant,
    List<Path> files) {

  CorpusEntry {
    files = List.copyOf(files);
  }
}
