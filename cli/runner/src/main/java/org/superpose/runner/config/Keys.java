package org.superpose.runner.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;

/**
 * The keys of a section of the comparison file, in the order in which they are shown.
 *
 * @param all the keys, each with a single value
 * @param <S> what the section is read to
 */
record Keys<S>(List<Key<S>> all) {

  List<String> names() {
    return all.stream().map(Key::name).toList();
  }

  List<Parameter> parameters() {
    return all.stream().<Parameter>map(Key::parameter).toList();
  }

  /** Returns what leaving the section out stands for. */
  Settings standard() {
    return Settings.of(parameters(), Map.of());
  }

  /** Returns the values in the section that a key of the root holds; what is wrong is noted. */
  Settings read(Section root, String key) {
    return root.section(key, "a mapping of " + String.join(", ", names()))
        .flatMap(
            section -> {
              section.rejectUnknownKeys(names());
              return read(section);
            })
        .orElseGet(this::standard);
  }

  /** Returns the values in a section, or empty, noted, if one that must be there is missing. */
  Optional<Settings> read(Section section) {
    Map<String, Object> values = new LinkedHashMap<>();
    boolean complete = true;
    for (Key<S> key : all) {
      boolean required = key.parameter().required();
      Optional<Node> node =
          required ? section.require(key.name(), key.allowed()) : section.find(key.name());
      Optional<Object> value =
          node.flatMap(found -> key.read(found, section.pathOf(key.name()), section.problems()));
      value.ifPresent(known -> values.put(key.name(), known));
      complete &= value.isPresent() || !required;
    }
    return complete ? Optional.of(Settings.of(parameters(), values)) : Optional.empty();
  }

  /** Says what {@link #read} accepts, in addition to the keys of a mapping. */
  Schema schema(Schema mapping) {
    Schema schema = mapping;
    for (Key<S> key : all) {
      schema = schema.key(key.name(), key.described(key.schema()));
    }
    return schema.requiring(parameters());
  }

  /** Returns the values that are written, by name. */
  Map<String, Object> values(S section) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Key<S> key : all) {
      Object value = key.value().apply(section);
      if (!value.equals(Optional.empty())) {
        values.put(key.name(), value);
      }
    }
    return values;
  }
}
