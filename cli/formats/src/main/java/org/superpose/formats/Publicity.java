package org.superpose.formats;

import java.util.Arrays;
import java.util.Optional;
import org.superpose.core.network.Origin;

/** What a file says about the {@link Origin} of an encoder or a readout. */
enum Publicity {
  PUBLIC,
  PROGRAM,
  EXCEPT_ROWS,
  CHOICE;

  private static final String EXCEPT_ROWS_TEXT = "except rows";
  private static final String CHOICE_TEXT = "choice";

  /** What a file may say, for messages. */
  static final String ALLOWED =
      "true, false, \"" + EXCEPT_ROWS_TEXT + "\" or \"" + CHOICE_TEXT + "\"";

  static Publicity of(Origin origin) {
    return switch (origin) {
      case Origin.Public _ -> PUBLIC;
      case Origin.Program _ -> PROGRAM;
      case Origin.PublicExceptRows _ -> EXCEPT_ROWS;
      case Origin.Choice _ -> CHOICE;
    };
  }

  /** Returns how a file spells this: a truth value or a text. */
  Object text() {
    return switch (this) {
      case PUBLIC -> true;
      case PROGRAM -> false;
      case EXCEPT_ROWS -> EXCEPT_ROWS_TEXT;
      case CHOICE -> CHOICE_TEXT;
    };
  }

  /** Returns what a file spells so, if anything. */
  static Optional<Publicity> of(Object text) {
    return Arrays.stream(values()).filter(publicity -> publicity.text().equals(text)).findFirst();
  }
}
