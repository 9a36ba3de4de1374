package org.superpose.runner.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.superpose.runner.plugin.PluginRegistry;

/** What a schema says of fake plugins; {@code checks} holds it against the reader. */
class ComparisonSchemaTest {

  private static Object at(Map<String, Object> schema, Object... path) {
    Object found = schema;
    for (Object step : path) {
      found =
          step instanceof Integer index
              ? ((List<?>) found).get(index)
              : ((Map<?, ?>) found).get(step);
    }
    return found;
  }

  @Test
  void hasTheKeysOfTheReader() {
    Map<String, Object> schema = ComparisonSchema.of(Fakes.registry());

    assertThat(((Map<?, ?>) at(schema, "properties")).keySet())
        .extracting(Object::toString)
        .containsExactlyElementsOf(ComparisonKey.names());
  }

  @Test
  void saysWhatPluginsSayOfThemselves() {
    Map<String, Object> schema = ComparisonSchema.of(Fakes.registry());
    Object gates = at(schema, "properties", "tasks", "items", "anyOf", 1, "allOf", 1, "then");

    assertThat(at(schema, "definitions", "construction", "anyOf"))
        .isEqualTo(
            List.of(
                Map.of("description", "Builds.", "const", "dense-codes"),
                Map.of("description", "Builds.", "const", "sparse-codes")));
    assertThat(at(Map.of("gates", gates), "gates", "anyOf", 0))
        .isEqualTo(Map.of("required", List.of("features")));
    assertThat(at(Map.of("gates", gates), "gates", "anyOf", 1, "required"))
        .isEqualTo(List.of("graph"));
    assertThat(((Map<?, ?>) ((Map<?, ?>) gates).get("properties")).get("density"))
        .isEqualTo(
            Map.of(
                "description",
                "share; a number from 0 to 1",
                "anyOf",
                List.of(
                    Map.of("type", "number", "minimum", 0L, "maximum", 1L),
                    Map.of(
                        "type",
                        "array",
                        "items",
                        Map.of("type", "number", "minimum", 0L, "maximum", 1L),
                        "minItems",
                        1)),
                "default",
                0.5));
  }

  @Test
  void knowsNoIdWithoutPlugins() {
    Map<String, Object> schema =
        ComparisonSchema.of(PluginRegistry.of(List.of(), List.of(), List.of()));

    assertThat(at(schema, "definitions", "task")).isEqualTo(Map.of("enum", List.of()));
    assertThat(at(schema, "properties", "tasks", "items", "required")).isEqualTo(List.of("id"));
  }
}
