package org.superpose.runner.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.superpose.core.network.Network;
import org.superpose.core.task.Problem;
import org.superpose.formats.digest.Sha256;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.store.Environment;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes {@code corpus.json}: the entries of a corpus, and their files with digests. */
final class CorpusIndex {

  private static final int FORMAT = 1;
  private static final int CHUNK = 1 << 16;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private CorpusIndex() {}

  /** An entry as the index has it; of a file, so that no network is kept. */
  static Map<String, Object> describe(Path directory, CorpusEntry entry) throws IOException {
    Network network = entry.file().network();
    Problem problem = entry.file().problem();
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("name", entry.file().name());
    text.put("task", problem.shape().task());
    text.put("graph", entry.cell().task().graphLabel());
    text.put("construction", entry.cell().construction().plugin().id());
    text.put("seed", entry.cell().seed());
    text.put("neurons", network.neurons());
    text.put("layers", network.layers().size());
    text.put("features", problem.features());
    text.put("outputs", problem.outputs());
    text.put("sparsity", problem.sparsity());
    text.put("width", entry.variant().width());
    text.put("noise", entry.variant().noise());
    text.put("verdict", entry.verification().verdict().label());
    text.put("method", entry.verification().method().toString());
    entry.verification().margin().ifPresent(margin -> text.put("margin", margin));
    text.put("wrong_inputs", entry.verification().wrongInputs().orElseThrow());
    List<Map<String, Object>> files = new ArrayList<>();
    for (Path file : entry.files()) {
      Map<String, Object> described = new LinkedHashMap<>();
      described.put("file", directory.relativize(file).toString().replace('\\', '/'));
      described.put("bytes", Files.size(file));
      described.put("sha256", digest(file));
      files.add(described);
    }
    text.put("files", files);
    return text;
  }

  private static String digest(Path file) throws IOException {
    MessageDigest digest = Sha256.start();
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
      }
    }
    return Sha256.hex(digest);
  }

  /** Writes the index; returns where it is. */
  static Path write(Path directory, Comparison comparison, List<Map<String, Object>> entries)
      throws IOException {
    Map<String, Object> index = new LinkedHashMap<>();
    index.put("format", FORMAT);
    index.put("name", comparison.name());
    comparison.description().ifPresent(text -> index.put("description", text));
    index.put("engine", "superpose " + Environment.version());
    index.put("entries", entries);
    Path file = directory.resolve(Corpus.INDEX);
    Path part = directory.resolve("." + Corpus.INDEX + ".part");
    Files.writeString(part, MAPPER.writeValueAsString(index) + "\n");
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return file;
  }
}
