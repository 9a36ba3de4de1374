package org.superpose.console.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Maven project with one construction, its contract test, and what makes it a plugin. */
final class PluginTemplate {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final String SUFFIX = "Construction";
  private static final String SERVICES =
      "src/main/resources/META-INF/services/org.superpose.core.construction.Construction";

  private PluginTemplate() {}

  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * Writes the project.
   *
   * @param directory does not exist yet
   * @param name the id of the construction
   * @param version the version of core and testkit that the project builds against
   */
  static void write(Path directory, String name, String version) throws IOException {
    // The ending keeps a word like "int", or a digit at the end, from spoiling the package name.
    String packageName = "org.example." + name.replace("-", "") + "plugin";
    String type = type(name);
    Map<String, String> words =
        Map.of("@name@", name, "@type@", type, "@package@", packageName, "@version@", version);
    for (Map.Entry<String, String> file : files(packageName, type).entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, fill(read(file.getValue()), words));
    }
    Path services = directory.resolve(SERVICES);
    Files.createDirectories(services.getParent());
    Files.writeString(services, packageName + "." + type + "\n");
  }

  /** Returns the template of each file by its path in the project. */
  private static Map<String, String> files(String packageName, String type) {
    String folder = packageName.replace('.', '/') + "/";
    Map<String, String> files = new LinkedHashMap<>();
    files.put("pom.xml", "pom.xml");
    files.put("README.md", "README.md");
    files.put(".gitignore", "gitignore");
    files.put("comparison.yaml", "comparison.yaml");
    files.put("src/main/java/module-info.java", "module-info.java");
    files.put("src/main/java/" + folder + "package-info.java", "package-info.java");
    files.put("src/main/java/" + folder + type + ".java", "Construction.java");
    files.put("src/test/java/" + folder + type + "Test.java", "Test.java");
    return files;
  }

  /** Returns the class name: my-idea becomes MyIdeaConstruction, my-construction MyConstruction. */
  private static String type(String name) {
    String words =
        Arrays.stream(name.split("-", -1))
            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .collect(Collectors.joining());
    return words.endsWith(SUFFIX) && !words.equals(SUFFIX) ? words : words + SUFFIX;
  }

  private static String fill(String template, Map<String, String> words) {
    String filled = template;
    for (Map.Entry<String, String> word : words.entrySet()) {
      filled = filled.replace(word.getKey(), word.getValue());
    }
    return filled;
  }

  private static String read(String template) throws IOException {
    try (InputStream in =
        PluginTemplate.class.getResourceAsStream("template/" + template + ".txt")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
