package org.superpose.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionTest {

  private static final Parameter SIZE = Parameter.integer("size", 1, 9, "how large");

  @ParameterizedTest
  @ValueSource(strings = {"a", "pairwise-and", "b2", "x-9-y"})
  void acceptsKebabCase(String id) {
    assertThat(new Description(id, "Does it.", List.of(SIZE), List.of()).id()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a--b", "-a", "a-", "9a", "a_b", "a b"})
  void rejectsOtherIds(String id) {
    assertThatThrownBy(() -> new Description(id, "Does it.", List.of(), List.of()))
        .hasMessage("id '" + id + "' is not kebab-case: lower-case words joined by single hyphens");
  }

  @Test
  void rejectsBlankSummariesAndRepeatedParameters() {
    assertThatThrownBy(() -> new Description("a", " ", List.of(), List.of()))
        .hasMessage("the summary of 'a' is blank");
    assertThatThrownBy(() -> new Description("a", "Does it.", List.of(SIZE, SIZE), List.of()))
        .hasMessage("'a' declares parameter 'size' twice");
  }
}
