package org.superpose.runner.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.superpose.core.netlist.Netlist;
import org.superpose.core.settings.CircuitList;
import org.superpose.formats.circuit.CircuitFile;
import org.superpose.formats.circuit.CircuitFileException;
import org.superpose.formats.circuit.NetlistText;

/**
 * Reads the user's own circuits: {@code {file: CIRCUIT.bench}}, {@code {files: [A.aig, B.blif]}} or
 * {@code {folder: CIRCUITS}}, relative to the comparison file, or {@code {label: NAME, blif:
 * TEXT}}, as resolved files have it. All become nodes in BLIF, so that both read to the same.
 */
final class CircuitFiles {

  static final String FILE = "file";
  static final String FILES = "files";
  static final String FOLDER = "folder";
  static final String LABEL = "label";
  static final String BLIF = "blif";

  /** What schemas refer to {@link #schema} by. */
  static final String DEFINITION = "circuits";

  private static final List<String> PLACES = List.of(FILE, FILES, FOLDER, BLIF);
  private static final int MOST_FILES = 100_000;

  private final Path folder;
  private final Diagnostics problems;
  private final Map<Path, Optional<Netlist>> known = new HashMap<>();
  private final Set<GraphSource> sources = new LinkedHashSet<>();

  CircuitFiles(Path folder, Diagnostics problems) {
    this.folder = folder;
    this.problems = problems;
  }

  /** Returns the files of single circuits, which have names for the features. */
  List<GraphSource> sources() {
    return List.copyOf(sources);
  }

  /** Returns whether a key holds one value, be it a list. */
  static boolean isOneValue(String key) {
    return key.equals(FILES) || key.equals(BLIF);
  }

  Optional<Given> read(Section circuits) {
    circuits.rejectUnknownKeys(List.of(FILE, FILES, FOLDER, LABEL, BLIF));
    List<String> given = PLACES.stream().filter(key -> circuits.find(key).isPresent()).toList();
    if (given.size() != 1) {
      problems.add(
          circuits.mapping().mark().at(circuits.path()), "give one of file, files, folder or blif");
      return Optional.empty();
    }
    return switch (given.getFirst()) {
      case FILE -> readFile(circuits);
      case FILES -> readFiles(circuits);
      case FOLDER -> readFolder(circuits);
      default -> readTexts(circuits);
    };
  }

  /** Says what {@link #read} accepts, with several files to sweep over. */
  static Schema schema() {
    Schema label = Schema.sweep(Schema.text()).described("what reports call the circuits");
    Schema texts = Schema.anyOf(Schema.text(), Schema.list(Schema.text()));
    return Schema.anyOf(
        Schema.mapping()
            .key(
                FILE,
                Schema.sweep(Schema.text())
                    .described(
                        "a circuit in AIGER, BENCH or BLIF, relative to this file; may be"
                            + " compressed by gzip"))
            .key(LABEL, label)
            .requiring(FILE),
        Schema.mapping()
            .key(FILES, Schema.list(Schema.text()).described("circuits, in this order"))
            .key(LABEL, label)
            .requiring(FILES),
        Schema.mapping()
            .key(
                FOLDER,
                Schema.sweep(Schema.text())
                    .described("a folder, of which all circuits are taken in the order of names"))
            .key(LABEL, label)
            .requiring(FOLDER),
        Schema.mapping()
            .key(BLIF, texts.described("circuits as text in BLIF"))
            .key(LABEL, label)
            .requiring(BLIF));
  }

  /** Returns the keys that are read to circuits. */
  static ResolvedYaml.Flow keys(String label, CircuitList circuits) {
    List<String> texts = circuits.circuits().stream().map(NetlistText::write).toList();
    Map<String, Object> keys = new LinkedHashMap<>(Map.of(LABEL, label));
    keys.put(BLIF, texts.size() == 1 ? texts.getFirst() : texts);
    return new ResolvedYaml.Flow(keys);
  }

  private Optional<Given> readFile(Section circuits) {
    Optional<NamedFile> file = named(FILE, "the name of a file", circuits);
    Optional<Netlist> circuit = file.flatMap(found -> parsed(found.path(), FILE, circuits));
    if (circuit.isEmpty()) {
      return Optional.empty();
    }
    String label = label(circuits, file.orElseThrow().shown());
    sources.add(
        new GraphSource(
            file.get().path().toString(), label, circuit.get().inputNames(), List.of()));
    return Optional.of(new Given(label, new CircuitList(List.of(circuit.get()))));
  }

  private Optional<NamedFile> named(String key, String allowed, Section circuits) {
    return circuits
        .text(key, allowed)
        .flatMap(written -> NamedFile.of(folder, written, circuits, key, problems));
  }

  private static String label(Section circuits, String otherwise) {
    return circuits.text(LABEL, "a name").orElse(otherwise);
  }

  private Optional<Given> readFiles(Section circuits) {
    List<Path> files = new ArrayList<>();
    Node node = circuits.find(FILES).orElseThrow();
    for (String name : texts(node, FILES, "names of files", circuits)) {
      NamedFile.of(folder, name, circuits, FILES, problems)
          .map(NamedFile::path)
          .ifPresent(files::add);
    }
    return all(files, FILES, circuits, files.size() + " files");
  }

  private Optional<Given> readFolder(Section circuits) {
    Optional<NamedFile> named = named(FOLDER, "the name of a folder", circuits);
    if (named.isEmpty()) {
      return Optional.empty();
    }
    Path place = named.get().path();
    try (Stream<Path> entries = Files.list(place)) {
      List<Path> files =
          entries.filter(CircuitFile::hasKnownEnding).limit(MOST_FILES + 1L).sorted().toList();
      if (files.isEmpty() || files.size() > MOST_FILES) {
        problems.add(
            circuits.at(FOLDER),
            "%s has %s circuits: files that end in .aag, .aig, .bench or .blif, also with .gz"
                .formatted(place, files.isEmpty() ? "no" : "more than " + MOST_FILES));
        return Optional.empty();
      }
      return all(files, FOLDER, circuits, named.get().shown());
    } catch (IOException | UncheckedIOException e) {
      problems.add(circuits.at(FOLDER), place + ": no such folder, or it cannot be read");
      return Optional.empty();
    }
  }

  private Optional<Given> all(List<Path> files, String key, Section circuits, String label) {
    List<Netlist> netlists = new ArrayList<>();
    for (Path file : files) {
      parsed(file, key, circuits).ifPresent(netlists::add);
    }
    return netlists.isEmpty() || netlists.size() < files.size()
        ? Optional.empty()
        : Optional.of(new Given(label(circuits, label), new CircuitList(netlists)));
  }

  private Optional<Netlist> parsed(Path file, String key, Section circuits) {
    return known.computeIfAbsent(file, path -> parse(path, key, circuits));
  }

  private Optional<Netlist> parse(Path file, String key, Section circuits) {
    try {
      return Optional.of(NetlistText.canonical(CircuitFile.read(file)));
    } catch (CircuitFileException e) {
      if (e.line() > 0) {
        Location place = new Location(file.toString(), e.line(), 0, circuits.pathOf(key));
        problems.add(place, e.complaint());
      } else {
        problems.add(circuits.at(key), file + ": " + e.getMessage());
      }
    } catch (OutOfMemoryError e) {
      problems.add(circuits.at(key), file + ": does not fit in the memory that there is");
    }
    return Optional.empty();
  }

  private Optional<Given> readTexts(Section circuits) {
    Node node = circuits.find(BLIF).orElseThrow();
    List<Netlist> netlists = new ArrayList<>();
    List<String> texts =
        node instanceof Node.Scalar(_, String text)
            ? List.of(text)
            : texts(node, BLIF, "texts in BLIF", circuits);
    try {
      for (String text : texts) {
        netlists.add(NetlistText.canonical(NetlistText.parse(text)));
      }
    } catch (CircuitFileException e) {
      problems.add(
          circuits.at(BLIF), "circuit %s: %s".formatted(netlists.size() + 1, e.getMessage()));
      return Optional.empty();
    }
    return netlists.isEmpty()
        ? Optional.empty()
        : Optional.of(new Given(label(circuits, BLIF), new CircuitList(netlists)));
  }

  private static List<String> texts(Node node, String key, String allowed, Section circuits) {
    List<String> texts = new ArrayList<>();
    List<Sweep.Choice> items = circuits.list(node, key, allowed);
    for (Sweep.Choice item : items) {
      if (item.node() instanceof Node.Scalar(_, String text)) {
        texts.add(text);
      } else {
        circuits.reject(item.node(), item.path(), allowed);
      }
    }
    return texts.size() == items.size() ? texts : List.of();
  }
}
