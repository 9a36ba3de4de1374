package org.superpose.runner.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads {@code search}. */
final class SearchReader {

  static final String SUCCESS = "success";
  static final String CONFIDENCE = "confidence";
  static final String NETWORKS = "networks";
  static final String RESOLUTION = "resolution";

  private static final double LEAST_CONFIDENCE = 0.5;
  private static final int MOST_NETWORKS = 1_000_000;
  private static final List<String> KEYS = schema().keys();

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
        (int) search.whole(NETWORKS, 1, MOST_NETWORKS).orElse(standard.networks()),
        search
            .positive(RESOLUTION, 1, "a number above 0 and below 1")
            .orElse(standard.resolution()));
  }

  /** Says what {@link #read} accepts. */
  static Schema schema() {
    Search standard = Search.standard();
    return Schema.mapping()
        .key(
            SUCCESS,
            Schema.between(0, 1)
                .described("a width is enough if more than this fraction of networks is right")
                .withDefault(standard.success()))
        .key(
            CONFIDENCE,
            Schema.between(LEAST_CONFIDENCE, 1)
                .described("of the decision about each width, from as few networks as it takes")
                .withDefault(standard.confidence()))
        .key(
            NETWORKS,
            Schema.whole(1, MOST_NETWORKS)
                .described("undecided after so many, a width is not enough")
                .withDefault(standard.networks()))
        .key(
            RESOLUTION,
            Schema.between(0, 1)
                .described("stop this near to a width that is not enough, relative to it")
                .withDefault(standard.resolution()));
  }

  private static OptionalDouble confidence(Section search) {
    String allowed = "a number above " + LEAST_CONFIDENCE + " and below 1";
    OptionalDouble confidence = search.positive(CONFIDENCE, 1, allowed);
    if (confidence.isPresent() && confidence.getAsDouble() <= LEAST_CONFIDENCE) {
      search.reject(search.find(CONFIDENCE).orElseThrow(), search.pathOf(CONFIDENCE), allowed);
      return OptionalDouble.empty();
    }
    return confidence;
  }
}
