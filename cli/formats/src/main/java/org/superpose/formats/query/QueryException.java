package org.superpose.formats.query;

/** A question that a format cannot hold; the message says why and what to do. */
public final class QueryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  QueryException(String message) {
    super(message);
  }
}
