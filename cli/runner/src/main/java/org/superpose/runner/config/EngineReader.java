package org.superpose.runner.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code engine}: a word, or a mapping with the engine's own settings. */
final class EngineReader {

  static final String ID = "id";
  static final String MASTER = "master";
  static final String SETTINGS = "settings";

  private static final List<String> KEYS = keys().keys();
  private static final String ONE_OF_IDS = String.join(", ", EngineChoice.KNOWN);

  private EngineReader() {}

  static EngineChoice read(Section root, String key) {
    EngineChoice standard = EngineChoice.of(EngineChoice.LOCAL);
    Optional<Node> node = root.find(key);
    if (node.isEmpty()) {
      return standard;
    }
    if (node.get() instanceof Node.Scalar word && word.value() instanceof String) {
      return read(new Section(Shorthand.expand(word, ID), key, root.problems()));
    }
    return root.section(key, ONE_OF_IDS + ", or a mapping of " + String.join(", ", KEYS))
        .map(EngineReader::read)
        .orElse(standard);
  }

  /** Says what {@link #read} accepts. */
  static Schema schema() {
    return Schema.anyOf(Schema.words(EngineChoice.KNOWN), keys()).withDefault(EngineChoice.LOCAL);
  }

  private static Schema keys() {
    return Schema.mapping()
        .key(ID, Schema.words(EngineChoice.KNOWN))
        .key(MASTER, Schema.text().described("the address of a cluster, such as spark://host:7077"))
        .key(
            SETTINGS,
            Schema.of("type", "object")
                .described("the engine's own settings, such as spark.executor.memory: 4g"))
        .requiring(ID);
  }

  private static EngineChoice read(Section engine) {
    engine.rejectUnknownKeys(KEYS);
    Optional<Node> id = engine.require(ID, "one of " + ONE_OF_IDS);
    String word = id.isPresent() && id.get() instanceof Node.Scalar(_, String text) ? text : "";
    if (id.isPresent() && !EngineChoice.KNOWN.contains(word)) {
      engine.reject(
          id.get(), engine.pathOf(ID), ONE_OF_IDS + Section.guess(EngineChoice.KNOWN, word));
    }
    Optional<String> master = engine.text(MASTER, "the address of a cluster");
    Map<String, String> settings = settings(engine);
    if (word.equals(EngineChoice.LOCAL) && !(master.isEmpty() && settings.isEmpty())) {
      engine
          .problems()
          .add(engine.at(ID), "the local engine has no " + MASTER + " and no settings");
    }
    return new EngineChoice(word, master, settings);
  }

  private static Map<String, String> settings(Section engine) {
    Map<String, String> settings = new TreeMap<>();
    engine
        .section(SETTINGS, "a mapping of the engine's own settings")
        .ifPresent(
            own -> {
              for (Node.Entry entry : own.mapping().entries()) {
                if (entry.value() instanceof Node.Scalar(_, Object value)) {
                  settings.put(entry.key(), value.toString());
                } else {
                  own.reject(entry.value(), own.pathOf(entry.key()), "a single value");
                }
              }
            });
    return settings;
  }
}
