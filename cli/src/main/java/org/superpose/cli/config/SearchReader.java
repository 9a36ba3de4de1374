package org.superpose.cli.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads {@code search}. */
final class SearchReader {

  static final String SUCCESS = "success";
  static final String CONFIDENCE = "confidence";
  static final String NETWORKS = "networks";
  static final String RESOLUTION = "resolution";

  private static final List<String> KEYS = List.of(SUCCESS, CONFIDENCE, NETWORKS, RESOLUTION);

  private SearchReader() {}

  static Search read(Section root, String key) {
    Search standard = Search.standard();
    Optional<Section> written = root.section(key, "a mapping of " + String.join(", ", KEYS));
    if (written.isEmpty()) {
      return standard;
    }
    Section search = written.get();
    search.rejectUnknownKeys(KEYS);
    return new Search(
        search.positive(SUCCESS, 1, "a number above 0 and below 1").orElse(standard.success()),
        confidence(search).orElse(standard.confidence()),
        (int) search.whole(NETWORKS, 1, 1_000_000).orElse(standard.networks()),
        search
            .positive(RESOLUTION, 1, "a number above 0 and below 1")
            .orElse(standard.resolution()));
  }

  private static OptionalDouble confidence(Section search) {
    String allowed = "a number above 0.5 and below 1";
    OptionalDouble confidence = search.positive(CONFIDENCE, 1, allowed);
    if (confidence.isPresent() && confidence.getAsDouble() <= 0.5) {
      search.reject(search.find(CONFIDENCE).orElseThrow(), search.pathOf(CONFIDENCE), allowed);
      return OptionalDouble.empty();
    }
    return confidence;
  }
}
