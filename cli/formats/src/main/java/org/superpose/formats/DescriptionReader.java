package org.superpose.formats;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.superpose.core.network.Alphabet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;

/** Reads the JSON file of a network. */
final class DescriptionReader {

  private final Path file;
  private final JsonReader json;
  private final ProblemReader problem;
  private String construction;
  private Map<String, Object> options = Map.of();
  private Long seed;
  private final Map<String, Publicity> publicity = new LinkedHashMap<>();
  private Map<String, Alphabet> alphabets = Map.of();
  private Map<String, String> digests = Map.of();
  private Certificate certificate;
  private ModelDescription model = ModelDescription.STANDARD;

  private DescriptionReader(Path file, JsonReader json) {
    this.file = file;
    this.json = json;
    problem = new ProblemReader(file, json);
  }

  /**
   * Reads a file.
   *
   * @throws NetworkFileException if it is not JSON, has an unknown or repeated key or a value that
   *     is not allowed, or lacks the problem
   */
  static NetworkDescription read(Path file) throws IOException {
    return read(file, true);
  }

  /**
   * Reads a file whose problem is of no interest, but for its sparsity; it may be absent.
   *
   * @throws NetworkFileException as above
   */
  static NetworkDescription readIgnoringProblem(Path file) throws IOException {
    return read(file, false);
  }

  private static NetworkDescription read(Path file, boolean withProblem) throws IOException {
    NetworkFiles.requireNoPipe(file);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        JsonReader json = new JsonReader(file, in)) {
      return new DescriptionReader(file, json).read(withProblem);
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      String line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
      throw new NetworkFileException(file, line + e.getOriginalMessage());
    }
  }

  private NetworkDescription read(boolean withProblem) throws IOException {
    Map<String, JsonReader.Field> fields = new LinkedHashMap<>();
    fields.put("format", this::readFormat);
    fields.putAll(problem.fields());
    fields.put("construction", key -> construction = json.text(key));
    fields.put("options", key -> options = json.map(key, json::scalar));
    fields.put("seed", key -> seed = json.wholeNumber(key));
    fields.put("public", this::readPublicity);
    fields.put("alphabets", key -> alphabets = json.map(key, this::alphabet));
    fields.put("digests", key -> digests = json.map(key, json::text));
    fields.put(CertificateText.KEY, key -> certificate = CertificateText.read(json, key));
    fields.put(ModelText.KEY, key -> model = ModelText.read(json, key));
    json.object("", fields);
    json.end();
    return new NetworkDescription(
        file,
        withProblem ? problem.problem() : ProblemDescription.unknown(problem.sparsity()),
        Optional.ofNullable(construction),
        options,
        seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
        publicity,
        alphabets,
        digests,
        Optional.ofNullable(certificate),
        model);
  }

  private void readFormat(String key) throws IOException {
    if (json.wholeNumber(key) != NetworkDescription.FORMAT) {
      throw json.unexpected(key, String.valueOf(NetworkDescription.FORMAT));
    }
  }

  private void readPublicity(String key) throws IOException {
    Map<String, JsonReader.Field> fields = new LinkedHashMap<>();
    for (String matrix : new String[] {NetworkArrays.ENCODER, NetworkArrays.READOUT}) {
      fields.put(matrix, name -> publicity.put(matrix, publicity(name)));
    }
    json.object(key + ".", fields);
  }

  private Publicity publicity(String key) throws IOException {
    Optional<Publicity> publicity = Publicity.of(json.scalar(key));
    if (publicity.isEmpty()) {
      throw json.unexpected(key, Publicity.ALLOWED);
    }
    return publicity.get();
  }

  private Alphabet alphabet(String key) throws IOException {
    try {
      return Alphabet.parse(json.text(key));
    } catch (IllegalArgumentException e) {
      throw json.unexpected(
          key, "binary, ternary, sign, integer[MIN,MAX] with MIN <= MAX, float32, float64");
    }
  }
}
