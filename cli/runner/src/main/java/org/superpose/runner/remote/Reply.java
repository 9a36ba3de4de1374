package org.superpose.runner.remote;

import java.util.Map;
import org.superpose.runner.store.Entry;
import org.superpose.runner.store.EntryJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What another machine says of a cell. */
sealed interface Reply {

  /** The cell ended; its key says by which code. */
  record Ended(Entry entry) implements Reply {}

  /** The cell could not be run there. */
  record Refused(String reason) implements Reply {}

  /** Returns the text of a cell that ended. */
  static String ended(Entry entry) {
    return EntryJson.write(entry);
  }

  /** Returns the text of a cell that could not be run. */
  static String refused(String reason) {
    return Mapper.JSON.writeValueAsString(Map.of(Mapper.REFUSED, reason));
  }

  /**
   * Reads what {@link #ended} and {@link #refused} return.
   *
   * @throws IllegalArgumentException if the text is something else
   */
  static Reply read(String text) {
    try {
      JsonNode reason = Mapper.JSON.readTree(text).get(Mapper.REFUSED);
      return reason == null ? new Ended(EntryJson.read(text)) : new Refused(reason.asString());
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  /** Keeps the mapper out of the interface. */
  final class Mapper {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REFUSED = "refused";

    private Mapper() {}
  }
}
