package org.superpose.runner.store;

/** Whether a cell runs, its stored row is used again, or neither is possible, and why. */
public sealed interface Decision {

  /** Why a cell runs of which nothing is stored. */
  String NEW = "new";

  /** Returns what happens, in a word or two. */
  String action();

  /** Returns why, in a few words. */
  String reason();

  /**
   * The cell has to run.
   *
   * @param reason for instance {@code "new"} or {@code "the plugin of the construction changed"}
   */
  record Run(String reason) implements Decision {
    @Override
    public String action() {
      return "run";
    }
  }

  /**
   * The plan knows already that no network comes of the cell.
   *
   * @param reason {@code "unsupported"} or {@code "will fail"}
   */
  record Impossible(String reason) implements Decision {
    @Override
    public String action() {
      return "without network";
    }
  }

  /** The stored row is what running would give. */
  record Reuse(Entry entry) implements Decision {
    @Override
    public String action() {
      return "reused";
    }

    @Override
    public String reason() {
      return "finished before";
    }
  }
}
