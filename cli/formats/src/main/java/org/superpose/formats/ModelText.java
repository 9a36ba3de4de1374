package org.superpose.formats;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.superpose.formats.ModelDescription.Orientation;
import tools.jackson.core.JsonGenerator;

/** The object {@code network} in the JSON file of a network from elsewhere. */
final class ModelText {

  static final String KEY = "network";

  private List<String> layers = ModelDescription.STANDARD.layers();
  private Orientation orientation = ModelDescription.STANDARD.orientation();
  private boolean encoder = ModelDescription.STANDARD.encoder();
  private double threshold = ModelDescription.STANDARD.threshold();

  private ModelText() {}

  static ModelDescription read(JsonReader json, String key) throws IOException {
    ModelText text = new ModelText();
    Map<String, JsonReader.Field> fields = new LinkedHashMap<>();
    fields.put("layers", name -> text.layers = json.texts(name));
    fields.put("weights", name -> text.orientation = orientation(json, name));
    fields.put("encoder", name -> text.encoder = json.flag(name));
    fields.put("threshold", name -> text.threshold = json.number(name));
    json.object(key + ".", fields);
    return new ModelDescription(text.layers, text.orientation, text.encoder, text.threshold);
  }

  static void write(JsonGenerator json, ModelDescription model) {
    json.writeObjectPropertyStart(KEY);
    if (!model.layers().isEmpty()) {
      json.writeArrayPropertyStart("layers");
      model.layers().forEach(json::writeString);
      json.writeEndArray();
    }
    if (model.orientation() != Orientation.ANY) {
      json.writeStringProperty("weights", model.orientation().text());
    }
    if (model.encoder()) {
      json.writeBooleanProperty("encoder", true);
    }
    json.writeNumberProperty("threshold", model.threshold());
    json.writeEndObject();
  }

  private static Orientation orientation(JsonReader json, String key) throws IOException {
    String given = json.text(key);
    return Arrays.stream(Orientation.values())
        .filter(orientation -> !given.isEmpty() && orientation.text().equals(given))
        .findAny()
        .orElseThrow(() -> json.unexpected(key, "\"out-in\" or \"in-out\""));
  }
}
