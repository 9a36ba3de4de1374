package org.superpose.runner.engine;

/** An engine cannot run cells, or no longer; the message says why. */
public final class EngineException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Complains of an engine. */
  public EngineException(String message) {
    super(message);
  }

  /** Complains of an engine. */
  public EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
