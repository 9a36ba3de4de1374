package org.superpose.console.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** What the truth of a network says of one layer, as a file of what was found. */
final class FoundArrays {

  private FoundArrays() {}

  /** Writes directions and components of a hidden layer as safetensors. */
  static Path write(Path directory, JsonNode truth, int layer) throws IOException {
    int outputs = truth.get("outputs").size();
    int width = truth.get("widths").get(layer).asInt();
    int before = truth.get("widths").get(layer - 1).asInt();
    ByteBuffer body =
        ByteBuffer.allocate(Double.BYTES * outputs * (2 * width + before))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int array = 0; array < 3; array++) {
      for (JsonNode output : truth.get("outputs")) {
        JsonNode known = output.get("layers").get(layer - 1);
        put(
            body,
            array < 2 ? known : known.get("read"),
            array < 2 ? "write" : "values",
            array < 2 ? width : before);
      }
    }
    int size = Double.BYTES * outputs * width;
    String head =
        "{\"directions\":%s,\"write\":%s,\"read\":%s}"
            .formatted(
                tensor(outputs, width, 0, size),
                tensor(outputs, width, size, 2 * size),
                tensor(outputs, before, 2 * size, body.capacity()));
    byte[] text = (head + " ".repeat(-head.length() & 7)).getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(Long.BYTES + text.length + body.capacity())
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(text.length)
            .put(text)
            .put(body.flip());
    return Files.write(directory.resolve("found.safetensors"), file.array());
  }

  private static String tensor(int rows, int columns, int start, int end) {
    return "{\"dtype\":\"F64\",\"shape\":[%s,%s],\"data_offsets\":[%s,%s]}"
        .formatted(rows, columns, start, end);
  }

  private static void put(ByteBuffer body, JsonNode vector, String values, int width) {
    double[] entries = new double[width];
    for (int i = 0; i < vector.get("neurons").size(); i++) {
      entries[vector.get("neurons").get(i).asInt()] = vector.get(values).get(i).asDouble();
    }
    for (double entry : entries) {
      body.putDouble(entry);
    }
  }
}
