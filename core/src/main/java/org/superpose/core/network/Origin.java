package org.superpose.core.network;

/**
 * Where an encoder or a readout comes from, and so whether it costs anything. Without this rule a
 * construction could hide the whole answer in its readout.
 */
public sealed interface Origin {

  /** A function of (m, m', v, n, options, seed) and not of the instance: free. */
  record Public() implements Origin {
    @Override
    public String toString() {
      return "public";
    }
  }

  /** Depends on the instance: part of the program, all its bits count as parameters. */
  record Program() implements Origin {
    @Override
    public String toString() {
      return "program";
    }
  }

  /**
   * Public but for a few rows that were drawn again for the instance: each row that differs from
   * the public one counts log2(rows) bits for its place, and for each of its non-zero entries
   * log2(columns) bits for the place and {@link Alphabet#bitsPerNonzero} for the value. The
   * thresholds of a readout do not deviate.
   *
   * @param base the public matrix that the actual one deviates from
   */
  record PublicExceptRows(Matrix base) implements Origin {
    @Override
    public String toString() {
      return "public except rows";
    }
  }

  /**
   * Each row is one of T public alternatives: its choice counts log2(T) bits, and nothing where T
   * is 1. The thresholds of a readout do not depend on choices.
   *
   * @param chosen which alternative each row is, {@code [rows, 1]}; the alphabet has the whole
   *     numbers from 0 to T - 1, and so the price of a choice
   * @param alternatives what each row may be
   */
  record Choice(Matrix chosen, Alternatives alternatives) implements Origin {

    /** Returns T, the number of alternatives of each row. */
    public long count() {
      return chosen.alphabet().maximum() + 1;
    }

    @Override
    public String toString() {
      return "a choice among " + count();
    }
  }
}
