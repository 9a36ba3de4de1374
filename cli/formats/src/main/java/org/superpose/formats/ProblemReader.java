package org.superpose.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.superpose.core.task.Domain;
import org.superpose.formats.graph.GraphRules;
import org.superpose.formats.graph.GraphRules.Ids;
import org.superpose.formats.graph.GraphRules.OnFault;

/**
 * Reads the problem of a JSON file: the object under the key {@code problem}, or the keys of that
 * object in the file itself.
 */
final class ProblemReader {

  private static final String KEY = "problem";

  private final Path file;
  private final JsonReader json;
  private boolean isNested;
  private boolean isBare;
  private String task;
  private int features;
  private int outputs;
  private int sparsity;
  private int[] pairs;
  private int[][] gates;
  private int[] permutation;
  private GraphDescription graph;
  private List<String> functions;
  private Domain.Blocks blocks;

  ProblemReader(Path file, JsonReader json) {
    this.file = file;
    this.json = json;
  }

  /** Returns what reads the keys that a file may have of its problem. */
  Map<String, JsonReader.Field> fields() {
    Map<String, JsonReader.Field> fields = new LinkedHashMap<>();
    fields.put(
        KEY,
        key -> {
          isNested = true;
          json.object(key + ".", keys());
        });
    keys()
        .forEach(
            (name, field) ->
                fields.put(
                    name,
                    key -> {
                      isBare = true;
                      field.read(key);
                    }));
    return fields;
  }

  private Map<String, JsonReader.Field> keys() {
    Map<String, JsonReader.Field> keys = new LinkedHashMap<>();
    keys.put("task", key -> task = json.text(key));
    keys.put("features", key -> features = json.size(key));
    keys.put("outputs", key -> outputs = json.size(key));
    keys.put("sparsity", key -> sparsity = json.size(key));
    keys.put("pairs", key -> pairs = json.pairs(key));
    keys.put("gates", key -> gates = json.lists(key));
    keys.put("permutation", key -> permutation = json.indices(key));
    keys.put("graph", this::readGraph);
    keys.put("functions", this::readFunctions);
    keys.put("blocks", this::readBlocks);
    return keys;
  }

  private void readFunctions(String key) throws IOException {
    functions = json.isText() ? List.of(json.text(key)) : json.texts(key);
  }

  private void readBlocks(String key) throws IOException {
    int[] sizes = new int[2];
    Map<String, JsonReader.Field> fields = new LinkedHashMap<>();
    fields.put("features", name -> sizes[0] = json.size(name));
    fields.put("active", name -> sizes[1] = json.size(name));
    json.object(key + ".", fields);
    if (sizes[0] == 0 || sizes[1] == 0) {
      throw json.complaint(key + (sizes[0] == 0 ? ".features" : ".active"), "is missing");
    }
    try {
      blocks = new Domain.Blocks(sizes[0], sizes[1]);
    } catch (IllegalArgumentException e) {
      throw json.complaint(key, "does not fit: " + e.getMessage());
    }
  }

  private void readGraph(String key) throws IOException {
    if (!json.isObject()) {
      json.word(key, List.of(GraphDescription.COMPLETE), "complete or {\"file\": NAME}");
      graph = GraphDescription.ALL_PAIRS;
      return;
    }
    Map<String, String> given = new HashMap<>();
    Map<String, JsonReader.Field> fields = new LinkedHashMap<>();
    fields.put("file", name -> given.put("file", json.text(name)));
    fields.put("repeats", name -> given.put("repeats", word(name, OnFault.words())));
    fields.put("loops", name -> given.put("loops", word(name, OnFault.words())));
    fields.put("ids", name -> given.put("ids", word(name, Ids.words())));
    json.object(key + ".", fields);
    Path named = inFolder(key + ".file", given.getOrDefault("file", ""));
    GraphRules rules =
        GraphRules.of(
            Optional.ofNullable(given.get("repeats")),
            Optional.ofNullable(given.get("loops")),
            Optional.ofNullable(given.get("ids")));
    graph = new GraphDescription(Optional.of(named), rules);
  }

  private String word(String key, List<String> words) throws IOException {
    return json.word(key, words, String.join(", ", words));
  }

  /** A description may come from anywhere; it names no files but those that came with it. */
  private Path inFolder(String key, String name) throws NetworkFileException {
    Path folder = file.toAbsolutePath().getParent();
    Path named = folder.resolve(name).normalize();
    if (name.isEmpty() || !named.startsWith(folder) || Path.of(name).isAbsolute()) {
      throw json.complaint(key, "must name a file in the folder of this one");
    }
    return file.resolveSibling(name);
  }

  /**
   * Returns the problem.
   *
   * @throws NetworkFileException if there is none, or twice, or it lacks what cannot follow from
   *     the network
   */
  ProblemDescription problem() throws NetworkFileException {
    if (isNested && isBare) {
      throw new NetworkFileException(
          file, "'" + KEY + "' stands beside keys of a problem; give one or the other");
    }
    if (!isNested && !isBare) {
      throw new NetworkFileException(file, "'" + KEY + "' is missing");
    }
    require("task", task != null || functions != null || blocks != null);
    require("sparsity", sparsity > 0 || blocks != null);
    if (blocks != null && sparsity > 0 && sparsity != blocks.sparsity()) {
      throw new NetworkFileException(
          file,
          "'%ssparsity' is %s, but the active blocks have %s features; leave it out, or give that"
              .formatted(isNested ? KEY + "." : "", sparsity, blocks.sparsity()));
    }
    return new ProblemDescription(
        task == null ? Problems.NO_TASK : task,
        features,
        outputs,
        blocks == null ? sparsity : blocks.sparsity(),
        Optional.ofNullable(pairs),
        Optional.ofNullable(gates),
        Optional.ofNullable(permutation),
        Optional.ofNullable(graph),
        Optional.ofNullable(functions),
        Optional.ofNullable(blocks));
  }

  /** Returns the number of active features that the file speaks of, or 0. */
  int sparsity() {
    return sparsity;
  }

  private void require(String key, boolean isGiven) throws NetworkFileException {
    if (!isGiven) {
      throw new NetworkFileException(
          file, "'" + (isNested ? KEY + "." : "") + key + "' is missing");
    }
  }
}
