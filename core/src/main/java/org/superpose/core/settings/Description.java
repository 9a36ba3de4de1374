package org.superpose.core.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a plugin says about itself: shown by {@code superpose describe} and used to check settings.
 *
 * @param id kebab-case name, unique among the plugins of its kind; the key in files and reports
 * @param summary one sentence in plain words
 * @param parameters the settings the plugin takes, in display order
 * @param references where the idea comes from, most important first; may be empty
 * @param facts what theorems may rely on, a sentence each: of a task, which functions its family
 *     holds and how many, the property that puts it under the counting bound; may be empty
 */
public record Description(
    String id,
    String summary,
    List<Parameter> parameters,
    List<String> references,
    List<String> facts) {

  private static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /**
   * @throws IllegalArgumentException if the id is not kebab-case, the summary is blank, or two
   *     parameters share a name
   */
  public Description {
    if (!KEBAB_CASE.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "id '" + id + "' is not kebab-case: lower-case words joined by single hyphens");
    }
    if (summary.isBlank()) {
      throw new IllegalArgumentException("the summary of '" + id + "' is blank");
    }
    parameters = List.copyOf(parameters);
    references = List.copyOf(references);
    facts = List.copyOf(facts);
    Set<String> names = new HashSet<>();
    for (Parameter parameter : parameters) {
      if (!names.add(parameter.name())) {
        throw new IllegalArgumentException(
            "'" + id + "' declares parameter '" + parameter.name() + "' twice");
      }
    }
  }

  /**
   * Makes a description without facts.
   *
   * @throws IllegalArgumentException as above
   */
  public Description(
      String id, String summary, List<Parameter> parameters, List<String> references) {
    this(id, summary, parameters, references, List.of());
  }
}
