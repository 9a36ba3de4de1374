package org.superpose.checks.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.superpose.runner.config.ComparisonSchema;
import org.superpose.runner.config.ConfigurationException;
import org.superpose.runner.config.ConfigurationReader;
import org.superpose.runner.config.Diagnostic;
import org.superpose.runner.plugin.PluginRegistry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The reader of comparison files and their schema, which both know the built-in plugins. */
final class Judges {

  static final PluginRegistry BUILT_IN = PluginRegistry.discover(List.of());

  private static final JsonMapper JSON = new JsonMapper();
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

  /** What the reader says of values that a schema can see on their own. */
  private static final Pattern OF_A_SHAPE =
      Pattern.compile(
          "; allowed: |unknown key|is missing; give|is not a known |the list is empty"
              + "|a list in a list|give either file or pairs|give one of file, files");

  private final Path folder;
  private final Path empty;
  private final JsonNode keywords = JSON.valueToTree(ComparisonSchema.of(BUILT_IN));
  private final Schema schema = SCHEMAS.getSchema(keywords);

  /**
   * @param folder where files are written, beside what they name
   */
  Judges(Path folder) throws IOException {
    this.folder = folder;
    this.empty = Files.writeString(folder.resolve("empty.yaml"), "{}\n");
  }

  /** Returns the schema as JSON. */
  JsonNode keywords() {
    return keywords;
  }

  /** Returns what is wrong with the schema itself. */
  List<String> complaintsAboutTheSchema() {
    return SCHEMAS
        .getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema#"))
        .validate(keywords)
        .stream()
        .map(Object::toString)
        .toList();
  }

  static JsonNode parse(String yaml) {
    return YAML.readTree(yaml);
  }

  /** Returns what the schema has against a file. */
  List<String> schemaComplaints(JsonNode file) {
    return schema.validate(file).stream().map(Object::toString).toList();
  }

  /** Returns what the reader has against a file. */
  List<String> readerComplaints(String text) throws IOException {
    return complaints(Files.writeString(folder.resolve("comparison.yaml"), text), List.of());
  }

  /**
   * Returns what the reader has against a file with some keys, all given in place of {@code --set}:
   * files written by the thousand take their time.
   */
  List<String> readerComplaints(JsonNode keys) {
    List<String> overrides =
        keys.propertyStream()
            .map(key -> key.getKey() + "=" + JSON.writeValueAsString(key.getValue()))
            .toList();
    return complaints(empty, overrides);
  }

  private static List<String> complaints(Path file, List<String> overrides) {
    try {
      ConfigurationReader.read(file, overrides, BUILT_IN);
      return List.of();
    } catch (ConfigurationException e) {
      return e.diagnostics().stream().map(Diagnostic::message).toList();
    }
  }

  /** Returns whether some complaint of the reader is about what a schema can see. */
  static boolean isOfAShape(List<String> readerComplaints) {
    return readerComplaints.stream().anyMatch(complaint -> OF_A_SHAPE.matcher(complaint).find());
  }
}
