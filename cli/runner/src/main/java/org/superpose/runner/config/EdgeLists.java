package org.superpose.runner.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.superpose.core.settings.EdgeList;
import org.superpose.formats.graph.Graph;
import org.superpose.formats.graph.GraphFile;
import org.superpose.formats.graph.GraphFileException;
import org.superpose.formats.graph.GraphRules;
import org.superpose.formats.graph.GraphRules.Ids;
import org.superpose.formats.graph.GraphRules.OnFault;

/**
 * Reads the user's own graphs: {@code {file: PAIRS.csv}}, relative to the comparison file, or
 * {@code {label: NAME, pairs: [[0, 1], ...]}}, as resolved files have it.
 */
final class EdgeLists {

  static final String FILE = "file";
  static final String LABEL = "label";
  static final String PAIRS = "pairs";
  private static final String REPEATS = "repeats";
  private static final String LOOPS = "loops";
  private static final String IDS = "ids";

  /** What schemas refer to {@link #schema} by. */
  static final String DEFINITION = "edge-list";

  private final Path folder;
  private final Diagnostics problems;
  private final Map<Source, Optional<Graph>> known = new HashMap<>();
  private final Set<GraphSource> sources = new LinkedHashSet<>();

  EdgeLists(Path folder, Diagnostics problems) {
    this.folder = folder;
    this.problems = problems;
  }

  private record Source(Path file, GraphRules rules) {}

  /** Returns the files that were read. */
  List<GraphSource> sources() {
    return List.copyOf(sources);
  }

  Optional<Given> read(Section graph) {
    graph.rejectUnknownKeys(List.of(FILE, LABEL, PAIRS, REPEATS, LOOPS, IDS));
    if (graph.find(FILE).isPresent() == graph.find(PAIRS).isPresent()) {
      problems.add(graph.mapping().mark().at(graph.path()), "give either file or pairs");
      return Optional.empty();
    }
    return graph.find(FILE).isPresent() ? readFile(graph) : readPairs(graph);
  }

  private GraphRules rules(Section graph) {
    return GraphRules.of(
        word(graph, REPEATS, OnFault.words()),
        word(graph, LOOPS, OnFault.words()),
        word(graph, IDS, Ids.words()));
  }

  static Optional<String> word(Section graph, String key, List<String> words) {
    String allowed = String.join(", ", words);
    Optional<String> word = graph.text(key, allowed);
    if (word.isPresent() && !words.contains(word.get())) {
      graph.reject(graph.find(key).orElseThrow(), graph.pathOf(key), allowed);
      return Optional.empty();
    }
    return word;
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
                    .described(
                        "a list of pairs, Matrix Market or GraphML, relative to this file; may be"
                            + " compressed by gzip"))
            .key(LABEL, label)
            .key(
                REPEATS,
                Schema.sweep(Schema.words(OnFault.words()))
                    .described(
                        "what becomes of a pair that is there already: refuse, the default, or"
                            + " drop"))
            .key(
                LOOPS,
                Schema.sweep(Schema.words(OnFault.words()))
                    .described(
                        "what becomes of a pair of a feature with itself: refuse, the default, or"
                            + " drop"))
            .key(
                IDS,
                Schema.sweep(Schema.words(Ids.words()))
                    .described(
                        "what the ends of pairs are; left out: zero-based numbers or names, as the"
                            + " first pair has them"))
            .requiring(FILE),
        Schema.mapping()
            .key(PAIRS, Schema.list(pair).described("pairs of features, zero-based"))
            .key(LABEL, label)
            .requiring(PAIRS));
  }

  /** Returns the keys that are read to an edge list. */
  static ResolvedYaml.Flow keys(String label, EdgeList edges) {
    Map<String, Object> keys = new LinkedHashMap<>(Map.of(LABEL, label));
    keys.put(PAIRS, edges);
    return new ResolvedYaml.Flow(keys);
  }

  private Optional<Given> readFile(Section graph) {
    Optional<String> written = graph.text(FILE, "the name of a file");
    GraphRules rules = rules(graph);
    Optional<NamedFile> named =
        written.flatMap(name -> NamedFile.of(folder, name, graph, FILE, problems));
    if (named.isEmpty()) {
      return Optional.empty();
    }
    Path file = named.get().path();
    String shown = graph.text(LABEL, "a name").orElse(named.get().shown());
    Optional<Graph> read =
        known.computeIfAbsent(new Source(file, rules), source -> parse(source, graph));
    read.ifPresent(
        found ->
            sources.add(new GraphSource(file.toString(), shown, found.names(), found.remarks())));
    return read.map(found -> new Given(shown, found.edges()));
  }

  private Optional<Graph> parse(Source source, Section graph) {
    Path file = source.file();
    try {
      return Optional.of(GraphFile.read(file, source.rules()));
    } catch (GraphFileException e) {
      note(e, file, graph, problems);
    } catch (OutOfMemoryError e) {
      problems.add(graph.at(FILE), file + ": its pairs do not fit in the memory that there is");
    }
    return Optional.empty();
  }

  /** Notes what is wrong with a file, by line where there is one. */
  static void note(GraphFileException e, Path file, Section section, Diagnostics problems) {
    e.faults()
        .forEach(
            fault -> {
              if (fault.line() > 0) {
                problems.add(
                    new Location(file.toString(), fault.line(), 0, section.pathOf(FILE)),
                    fault.complaint());
              } else {
                problems.add(section.at(FILE), file + ": " + fault.complaint());
              }
            });
  }

  private Optional<Given> readPairs(Section graph) {
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
      return Optional.of(new Given(label, EdgeList.of(pairs)));
    } catch (EdgeList.MalformedEdgeListException e) {
      problems.add(
          items.get(e.position() - 1).node().mark().at(graph.pathOf(PAIRS)), e.complaint());
      return Optional.empty();
    }
  }
}
