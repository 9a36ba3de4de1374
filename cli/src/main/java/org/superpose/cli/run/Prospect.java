package org.superpose.cli.run;

import org.superpose.core.construction.Sizing;

/** What a plan foresees for a cell. */
public sealed interface Prospect {

  /** A network of a known size will be built. */
  record Ready(Sizing.Sized size) implements Prospect {}

  /**
   * The smallest width will be searched for.
   *
   * @param start the first width to try
   */
  record Search(int start) implements Prospect {}

  /**
   * The largest number of outputs will be searched for.
   *
   * @param start the first number to try
   */
  record Capacity(int start) implements Prospect {}

  /** The construction does not apply. */
  record Unsupported(String reason) implements Prospect {}

  /** The plugin broke while sizing; the cell fails, the others go on. */
  record Broken(String reason) implements Prospect {}
}
