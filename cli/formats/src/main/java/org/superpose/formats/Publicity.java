package org.superpose.formats;

import org.superpose.core.network.Origin;

/** What a file says about the {@link Origin} of an encoder or a readout. */
enum Publicity {
  PUBLIC,
  PROGRAM,
  EXCEPT_ROWS;

  /** How a file spells {@link #EXCEPT_ROWS}; the others are true and false. */
  static final String EXCEPT_ROWS_TEXT = "except rows";

  static Publicity of(Origin origin) {
    return switch (origin) {
      case Origin.Public _ -> PUBLIC;
      case Origin.Program _ -> PROGRAM;
      case Origin.PublicExceptRows _ -> EXCEPT_ROWS;
    };
  }
}
