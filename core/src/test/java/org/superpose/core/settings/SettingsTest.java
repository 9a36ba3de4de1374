package org.superpose.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.integer("size", 1, 9, "").mandatory(),
          Parameter.integer("width", 1, 1L << 40, "").orWord("auto"),
          Parameter.real("scale", 0, 2, "").withDefault(0.5),
          Parameter.flag("loud", true, ""),
          Parameter.word("code", List.of("dense", "sparse"), ""));

  @Test
  void fillsInDefaultsInTheDeclaredOrder() {
    Settings settings = Settings.of(PARAMETERS, Map.of("code", "sparse", "size", 3));

    assertThat(settings.asMap())
        .containsExactly(
            Map.entry("size", 3L),
            Map.entry("scale", 0.5),
            Map.entry("loud", true),
            Map.entry("code", "sparse"));
    assertThat(settings).hasToString("{size=3, scale=0.5, loud=true, code=sparse}");
  }

  @Test
  void readsValuesByType() {
    Settings settings = Settings.of(PARAMETERS, Map.of("size", 3, "width", "auto", "loud", false));

    assertThat(settings.integer("size")).isEqualTo(3);
    assertThat(settings.findInteger("width")).isEmpty();
    assertThat(settings.findWord("width")).contains("auto");
    assertThat(settings.findWord("size")).isEmpty();
    assertThat(settings.real("scale")).isEqualTo(0.5);
    assertThat(settings.findReal("size")).isEmpty();
    assertThat(settings.flag("loud")).isFalse();
    assertThat(settings.find("code")).contains("dense");
    assertThat(settings.find("nothing")).isEmpty();
  }

  @Test
  void nothingIsTheSameAsLeftOut() {
    Map<String, Object> given = new HashMap<>();
    given.put("size", 3);
    given.put("scale", null); // as "scale:" in a file

    assertThat(Settings.of(PARAMETERS, given))
        .isEqualTo(Settings.of(PARAMETERS, Map.of("size", 3)));
  }

  @Test
  void equalValuesMakeEqualSettings() {
    Settings settings = Settings.of(PARAMETERS, Map.of("size", 3));

    assertThat(settings)
        .isEqualTo(Settings.of(PARAMETERS, Map.of("size", 3L, "code", "dense")))
        .hasSameHashCodeAs(Settings.of(PARAMETERS, Map.of("size", 3L)))
        .isNotEqualTo(Settings.of(PARAMETERS, Map.of("size", 4)));
    assertThat(Settings.empty().asMap()).isEmpty();
  }

  @Test
  void rejectsWhatIsNotDeclared() {
    assertRejected(
        "seize",
        "is unknown; known: size, width, scale, loud, code",
        () -> Settings.of(PARAMETERS, Map.of("size", 1, "seize", 2)));
    assertRejected(
        "size", "is missing; give a whole number from 1 to 9", () -> of(Map.of("loud", true)));
    assertRejected(
        "size",
        "'12' is not allowed; allowed: a whole number from 1 to 9",
        () -> of(Map.of("size", 12)));
  }

  private static Settings of(Map<String, ?> given) {
    return Settings.of(PARAMETERS, given);
  }

  private static void assertRejected(String parameter, String message, ThrowingCallable code) {
    assertThatThrownBy(code)
        .isInstanceOfSatisfying(
            InvalidSettingException.class, e -> assertThat(e.parameter()).isEqualTo(parameter))
        .hasMessage(message);
  }

  @Test
  void askingForAnotherTypeIsAnErrorOfThePlugin() {
    Settings settings = of(Map.of("size", 1));

    assertMissing("width", () -> settings.integer("width"));
    assertMissing("size", () -> settings.real("size"));
    assertMissing("code", () -> settings.flag("code"));
  }

  private static void assertMissing(String name, ThrowingCallable code) {
    assertThatThrownBy(code)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("setting '" + name + "' has no value of the requested type");
  }

  @Test
  void integersMustFitAnInt() {
    assertThatThrownBy(() -> of(Map.of("size", 1, "width", 1L << 31)).integer("width"))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("integer overflow");
  }

  @Test
  void valuesCannotBeChanged() {
    Map<String, Object> values = of(Map.of("size", 1)).asMap();

    assertThatThrownBy(() -> values.put("size", 2L))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
