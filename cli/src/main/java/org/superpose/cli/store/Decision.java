package org.superpose.cli.store;

/** Whether a cell runs, its stored row is used again, or neither is possible, and why. */
public sealed interface Decision {

  /** Why a cell runs of which nothing is stored. */
  String NEW = "new";

  /** Returns why, in a few words. */
  String reason();

  /**
   * The cell has to run.
   *
   * @param reason for instance {@code "new"} or {@code "the plugin of the construction changed"}
   */
  record Run(String reason) implements Decision {}

  /**
   * The plan knows already that no network comes of the cell.
   *
   * @param reason {@code "unsupported"} or {@code "will fail"}
   */
  record Impossible(String reason) implements Decision {}

  /** The stored row is what running would give. */
  record Reuse(Entry entry) implements Decision {
    @Override
    public String reason() {
      return "finished before";
    }
  }
}
