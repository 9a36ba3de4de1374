package org.superpose.runner.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.superpose.core.settings.EdgeList;

/**
 * Reads the user's own edge lists: {@code {file: PAIRS.csv}}, relative to the comparison file, or
 * {@code {label: NAME, pairs: [[0, 1], ...]}}, as resolved files have it.
 */
final class EdgeLists {

  static final String FILE = "file";
  static final String LABEL = "label";
  static final String PAIRS = "pairs";

  /** What schemas refer to {@link #schema} by. */
  static final String DEFINITION = "edge-list";

  private static final int LARGEST_FILE = 1 << 28;

  private final Path folder;
  private final Diagnostics problems;
  private final Map<Path, Optional<EdgeList>> known = new HashMap<>();

  EdgeLists(Path folder, Diagnostics problems) {
    this.folder = folder;
    this.problems = problems;
  }

  /** An edge list and what reports call it. */
  record Labelled(String label, EdgeList edges) {}

  Optional<Labelled> read(Section graph) {
    graph.rejectUnknownKeys(List.of(FILE, LABEL, PAIRS));
    if (graph.find(FILE).isPresent() == graph.find(PAIRS).isPresent()) {
      problems.add(graph.mapping().mark().at(graph.path()), "give either file or pairs");
      return Optional.empty();
    }
    return graph.find(FILE).isPresent() ? readFile(graph) : readPairs(graph);
  }

  /** Says what {@link #read} accepts, with several files to sweep over. */
  static Schema schema() {
    Schema label = Schema.sweep(Schema.text()).described("what reports call the graph");
    Schema feature = Schema.whole(0, Integer.MAX_VALUE);
    Schema pair = Schema.list(feature).with("minItems", 2).with("maxItems", 2);
    return Schema.anyOf(
        Schema.mapping()
            .key(
                FILE,
                Schema.sweep(Schema.text())
                    .described("a CSV file, relative to this one: a pair a line, zero-based"))
            .key(LABEL, label)
            .requiring(FILE),
        Schema.mapping()
            .key(PAIRS, Schema.list(pair).described("pairs of features, zero-based"))
            .key(LABEL, label)
            .requiring(PAIRS));
  }

  /** Returns the keys that are read to an edge list. */
  static ResolvedYaml.Flow keys(String label, EdgeList edges) {
    List<List<Integer>> pairs = new ArrayList<>();
    for (int i = 0; i < edges.size(); i++) {
      pairs.add(List.of(edges.first(i), edges.second(i)));
    }
    Map<String, Object> keys = new LinkedHashMap<>(Map.of(LABEL, label));
    keys.put(PAIRS, pairs);
    return new ResolvedYaml.Flow(keys);
  }

  private Optional<Labelled> readFile(Section graph) {
    Optional<String> written = graph.text(FILE, "the name of a CSV file");
    if (written.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path file = folder.resolve(written.get());
      String label =
          Path.of(written.get()).isAbsolute() ? file.getFileName().toString() : written.get();
      String shown = graph.text(LABEL, "a name").orElse(label);
      return known
          .computeIfAbsent(file, _ -> parse(file, graph))
          .map(edges -> new Labelled(shown, edges));
    } catch (InvalidPathException e) {
      problems.add(graph.at(FILE), "'" + written.get() + "' is not a file name");
      return Optional.empty();
    }
  }

  private Optional<EdgeList> parse(Path file, Section graph) {
    try {
      return Optional.of(EdgeList.parse(TextFile.read(file, LARGEST_FILE).lines().toList()));
    } catch (TextFile.UnreadableException e) {
      if (e.line > 0) {
        problems.add(inCsv(file, e.line, graph), e.getMessage());
      } else {
        problems.add(graph.at(FILE), file + ": " + e.getMessage());
      }
    } catch (EdgeList.MalformedEdgeListException e) {
      problems.add(inCsv(file, e.line(), graph), e.complaint());
    } catch (OutOfMemoryError e) {
      problems.add(graph.at(FILE), file + ": its pairs do not fit in the memory that there is");
    }
    return Optional.empty();
  }

  private static Location inCsv(Path file, int line, Section graph) {
    return new Location(file.toString(), line, 0, graph.pathOf(FILE));
  }

  private Optional<Labelled> readPairs(Section graph) {
    Node node = graph.find(PAIRS).orElseThrow();
    List<Sweep.Choice> items = graph.list(node, PAIRS, "pairs of features like [[0, 1], [1, 2]]");
    List<int[]> pairs = new ArrayList<>();
    for (Sweep.Choice item : items) {
      if (item.node() instanceof Node.Sequence(_, List<Node> ends)
          && ends.size() == 2
          && ends.getFirst() instanceof Node.Scalar(_, Long first)
          && ends.getLast() instanceof Node.Scalar(_, Long second)
          && first == first.intValue()
          && second == second.intValue()) {
        pairs.add(new int[] {first.intValue(), second.intValue()});
      } else {
        graph.reject(item.node(), graph.pathOf(PAIRS), "pairs of features like [0, 1]");
        return Optional.empty();
      }
    }
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    try {
      String label = graph.text(LABEL, "a name").orElse(PAIRS);
      return Optional.of(new Labelled(label, EdgeList.of(pairs)));
    } catch (EdgeList.MalformedEdgeListException e) {
      problems.add(items.get(e.line() - 1).node().mark().at(graph.pathOf(PAIRS)), e.complaint());
      return Optional.empty();
    }
  }
}
