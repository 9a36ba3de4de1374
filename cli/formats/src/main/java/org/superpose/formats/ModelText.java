package org.superpose.formats;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.superpose.formats.ModelDescription.Orientation;
import tools.jackson.core.JsonGenerator;

/** The object {@code network} in the JSON file of a network from elsewhere. */
final class ModelText {

  static final String KEY = "network";

  private List<ModelDescription.Layer> layers = ModelDescription.STANDARD.layers();
  private Orientation orientation = ModelDescription.STANDARD.orientation();
  private boolean encoder = ModelDescription.STANDARD.encoder();
  private OptionalDouble threshold = ModelDescription.STANDARD.threshold();

  private ModelText() {}

  static ModelDescription read(JsonReader json, String key) throws IOException {
    ModelText text = new ModelText();
    Map<String, JsonReader.Field> fields = new LinkedHashMap<>();
    fields.put("layers", name -> text.layers = json.list(name, entry -> layer(json, entry)));
    fields.put("weights", name -> text.orientation = orientation(json, name));
    fields.put("encoder", name -> text.encoder = json.flag(name));
    fields.put("threshold", name -> text.threshold = OptionalDouble.of(json.number(name)));
    json.object(key + ".", fields);
    return new ModelDescription(text.layers, text.orientation, text.encoder, text.threshold);
  }

  private String weight = "";
  private @Nullable String bias;
  private @Nullable Boolean relu;

  private static ModelDescription.Layer layer(JsonReader json, String key) throws IOException {
    if (json.isText()) {
      return new ModelDescription.Layer(json.text(key), null, null);
    }
    ModelText text = new ModelText();
    Map<String, JsonReader.Field> fields = new LinkedHashMap<>();
    fields.put("weight", name -> text.weight = json.text(name));
    fields.put("bias", name -> text.bias = json.text(name));
    fields.put("relu", name -> text.relu = json.flag(name));
    json.object(key + ".", fields);
    if (text.weight.isEmpty()) {
      throw json.complaint(key, "must say which array is its 'weight'");
    }
    return new ModelDescription.Layer(text.weight, text.bias, text.relu);
  }

  /** Writes what {@link #read} reads. */
  static void write(JsonGenerator json, ModelDescription model) {
    json.writeObjectPropertyStart(KEY);
    if (!model.layers().isEmpty()) {
      json.writeArrayPropertyStart("layers");
      model.layers().forEach(layer -> write(json, layer));
      json.writeEndArray();
    }
    if (model.orientation() != Orientation.ANY) {
      json.writeStringProperty("weights", model.orientation().text());
    }
    if (model.encoder()) {
      json.writeBooleanProperty("encoder", true);
    }
    model.threshold().ifPresent(limit -> json.writeNumberProperty("threshold", limit));
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, ModelDescription.Layer layer) {
    if (layer.bias() == null && layer.relu() == null) {
      json.writeString(layer.name());
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("weight", layer.name());
    if (layer.bias() != null) {
      json.writeStringProperty("bias", layer.bias());
    }
    if (layer.relu() != null) {
      json.writeBooleanProperty("relu", layer.relu());
    }
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
