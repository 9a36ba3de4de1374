package org.superpose.runner.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code engine}: a word, or a mapping with the engine's own settings. */
final class EngineReader {

  static final String ID = "id";
  static final String MASTER = "master";
  static final String SETTINGS = "settings";

  private static final List<String> KEYS = List.of(ID, MASTER, SETTINGS);
  private static final String AN_ID = "the id of an engine, such as local or spark";

  private static final String ISOLATIONS =
      EngineChoice.ISOLATION + ": " + String.join(" or ", EngineChoice.ISOLATIONS);

  private EngineReader() {}

  static EngineChoice read(Section root, String key) {
    EngineChoice choice = readEngine(root, key);
    Optional<Node> node = root.find(EngineChoice.ISOLATION);
    if (node.isEmpty()) {
      return choice;
    }
    if (node.get() instanceof Node.Scalar(_, String word)
        && EngineChoice.ISOLATIONS.contains(word)) {
      // Clusters run cells in other processes anyway.
      return choice.isLocal() && word.equals(EngineChoice.PROCESS)
          ? choice.withSettings(Map.of(EngineChoice.ISOLATION, word))
          : choice;
    }
    root.reject(
        node.get(), EngineChoice.ISOLATION, "one of " + String.join(", ", EngineChoice.ISOLATIONS));
    return choice;
  }

  private static EngineChoice readEngine(Section root, String key) {
    EngineChoice standard = EngineChoice.of(EngineChoice.LOCAL);
    Optional<Node> node = root.find(key);
    if (node.isEmpty()) {
      return standard;
    }
    if (node.get() instanceof Node.Scalar word && word.value() instanceof String) {
      return read(new Section(word.under(ID), key, root.problems()));
    }
    return root.section(key, AN_ID + ", or a mapping of " + String.join(", ", KEYS))
        .map(EngineReader::read)
        .orElse(standard);
  }

  /** Says what {@code isolation} may be. */
  static Schema isolation() {
    return Schema.words(EngineChoice.ISOLATIONS).withDefault(EngineChoice.NONE);
  }

  /** Says what {@link #read} accepts. */
  static Schema schema() {
    return Schema.anyOf(Schema.text().described(AN_ID), keys()).withDefault(EngineChoice.LOCAL);
  }

  /** Returns the keys that are read to an engine. */
  static Map<String, Object> keys(EngineChoice engine) {
    Map<String, Object> keys = new LinkedHashMap<>(Map.of(ID, engine.id()));
    engine.master().ifPresent(master -> keys.put(MASTER, master));
    if (!engine.settings().isEmpty()) {
      keys.put(SETTINGS, engine.settings());
    }
    return keys;
  }

  private static Schema keys() {
    return Schema.mapping()
        .key(ID, Schema.text().described(AN_ID))
        .key(MASTER, Schema.text().described("the address of a cluster, such as spark://host:7077"))
        .key(
            SETTINGS,
            Schema.of("type", "object")
                .described("the engine's own settings, such as spark.executor.memory: 4g"))
        .requiring(ID);
  }

  private static EngineChoice read(Section engine) {
    engine.rejectUnknownKeys(KEYS);
    String word = engine.require(ID, AN_ID).flatMap(_ -> engine.text(ID, AN_ID)).orElse("");
    Optional<String> master = engine.text(MASTER, "the address of a cluster");
    Map<String, String> settings = settings(engine);
    if (word.equals(EngineChoice.LOCAL) && !(master.isEmpty() && isForLocal(settings))) {
      engine
          .problems()
          .add(
              engine.at(ID),
              "the local engine has no " + MASTER + " and no settings but " + ISOLATIONS);
    }
    return new EngineChoice(word, master, settings);
  }

  private static boolean isForLocal(Map<String, String> settings) {
    return settings.isEmpty()
        || (settings.keySet().equals(Set.of(EngineChoice.ISOLATION))
            && EngineChoice.ISOLATIONS.contains(settings.get(EngineChoice.ISOLATION)));
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
