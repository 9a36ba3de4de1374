package org.superpose.core.bound;

import org.superpose.core.settings.Description;

/**
 * A statement about the resources that computing a problem takes, with its assumptions and source.
 *
 * <p>Implementations are stateless, have a public no-argument constructor, and are found by {@link
 * java.util.ServiceLoader}.
 */
public interface Bound {

  /** Returns the id, a summary, and the source; bounds take no settings from files. */
  Description describe();

  /** Evaluates the bound; that it does not apply is an answer with a reason. */
  BoundResult evaluate(BoundRequest request);
}
