package org.superpose.runner.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.superpose.core.settings.SetList;
import org.superpose.formats.graph.GraphFileException;
import org.superpose.formats.graph.GraphRules.Ids;
import org.superpose.formats.graph.SetFile;
import org.superpose.formats.graph.SetFile.Hypergraph;

/**
 * Reads the user's own sets of features: {@code {file: SETS.txt}}, relative to the comparison file,
 * or {@code {label: NAME, sets: [[0, 1, 2], ...]}}, as resolved files have it.
 */
final class SetLists {

  static final String SETS = "sets";
  private static final String FILE = EdgeLists.FILE;
  private static final String LABEL = EdgeLists.LABEL;
  private static final String IDS = "ids";

  /** What schemas refer to {@link #schema} by. */
  static final String DEFINITION = "set-list";

  private final Path folder;
  private final Diagnostics problems;
  private final Map<Source, Optional<Hypergraph>> known = new HashMap<>();
  private final Set<GraphSource> sources = new LinkedHashSet<>();

  SetLists(Path folder, Diagnostics problems) {
    this.folder = folder;
    this.problems = problems;
  }

  private record Source(Path file, Optional<Ids> ids) {}

  /** Returns the files that were read. */
  List<GraphSource> sources() {
    return List.copyOf(sources);
  }

  Optional<Given> read(Section sets) {
    sets.rejectUnknownKeys(List.of(FILE, LABEL, SETS, IDS));
    if (sets.find(FILE).isPresent() == sets.find(SETS).isPresent()) {
      problems.add(sets.mapping().mark().at(sets.path()), "give either file or sets");
      return Optional.empty();
    }
    return sets.find(FILE).isPresent() ? readFile(sets) : readSets(sets);
  }

  /** Says what {@link #read} accepts, with several files to sweep over. */
  static Schema schema() {
    Schema label = Schema.sweep(Schema.text()).described("what reports call the sets");
    Schema set = Schema.list(Schema.whole(0, Integer.MAX_VALUE)).with("minItems", 2);
    return Schema.anyOf(
        Schema.mapping()
            .key(
                FILE,
                Schema.sweep(Schema.text())
                    .described(
                        "a set of features a line, relative to this file; may be compressed by"
                            + " gzip"))
            .key(LABEL, label)
            .key(
                IDS,
                Schema.sweep(Schema.words(Ids.words()))
                    .described(
                        "what features are called; left out: zero-based numbers or names, as the"
                            + " first set has them"))
            .requiring(FILE),
        Schema.mapping()
            .key(SETS, Schema.list(set).described("sets of features, zero-based"))
            .key(LABEL, label)
            .requiring(SETS));
  }

  /** Returns the keys that are read to sets. */
  static ResolvedYaml.Flow keys(String label, SetList sets) {
    Map<String, Object> keys = new LinkedHashMap<>(Map.of(LABEL, label));
    keys.put(
        SETS, Arrays.stream(sets.sets()).map(set -> Arrays.stream(set).boxed().toList()).toList());
    return new ResolvedYaml.Flow(keys);
  }

  private Optional<Given> readFile(Section sets) {
    Optional<Ids> ids = EdgeLists.word(sets, IDS, Ids.words()).flatMap(Ids::of);
    Optional<NamedFile> named =
        sets.text(FILE, "the name of a file")
            .flatMap(name -> NamedFile.of(folder, name, sets, FILE, problems));
    if (named.isEmpty()) {
      return Optional.empty();
    }
    Path file = named.get().path();
    String shown = sets.text(LABEL, "a name").orElse(named.get().shown());
    Optional<Hypergraph> read =
        known.computeIfAbsent(new Source(file, ids), source -> parse(source, sets));
    read.ifPresent(
        found -> sources.add(new GraphSource(file.toString(), shown, found.names(), List.of())));
    return read.map(found -> new Given(shown, found.sets()));
  }

  private Optional<Hypergraph> parse(Source source, Section sets) {
    try {
      return Optional.of(SetFile.read(source.file(), source.ids()));
    } catch (GraphFileException e) {
      EdgeLists.note(e, source.file(), sets, problems);
    } catch (OutOfMemoryError e) {
      problems.add(
          sets.at(FILE), source.file() + ": its sets do not fit in the memory that there is");
    }
    return Optional.empty();
  }

  private Optional<Given> readSets(Section sets) {
    List<int[]> lists = new ArrayList<>();
    Node whole = sets.find(SETS).orElseThrow();
    for (Sweep.Choice item : sets.list(whole, SETS, "sets of features like [[0, 1, 2]]")) {
      Optional<int[]> set = members(item.node());
      if (set.isEmpty()) {
        sets.reject(item.node(), sets.pathOf(SETS), "sets of features like [0, 1, 2]");
        return Optional.empty();
      }
      lists.add(set.get());
    }
    try {
      return Optional.of(new Given(sets.text(LABEL, "a name").orElse(SETS), SetList.of(lists, 0)));
    } catch (IllegalArgumentException e) {
      problems.add(whole.mark().at(sets.pathOf(SETS)), e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<int[]> members(Node node) {
    if (!(node instanceof Node.Sequence(_, List<Node> items))) {
      return Optional.empty();
    }
    int[] set = new int[items.size()];
    for (int i = 0; i < set.length; i++) {
      if (!(items.get(i) instanceof Node.Scalar(_, Long feature))
          || feature != feature.intValue()) {
        return Optional.empty();
      }
      set[i] = feature.intValue();
    }
    return Optional.of(set);
  }
}
