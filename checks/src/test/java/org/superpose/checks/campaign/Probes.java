package org.superpose.checks.campaign;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where an engine with probes tells what it does: which methods gave what, and what was stored in
 * which fields. Called by the changed code, so it has to be public.
 */
public final class Probes {

  private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

  private Probes() {}

  /** Forgets all. */
  static void clear() {
    SEEN.clear();
  }

  /** Returns what was seen since, each as {@code package.Class.member=value}. */
  static Set<String> seen() {
    return Set.copyOf(SEEN);
  }

  private static void note(String member, String value) {
    SEEN.add(member + '=' + value);
  }

  /** Notes that a method was called. */
  public static void called(String member) {
    note(member, "called");
  }

  /** Notes whether a number is negative, zero or positive. */
  public static void number(int value, String member) {
    number((long) value, member);
  }

  /** Notes whether a number is negative, zero or positive. */
  public static void number(long value, String member) {
    note(member, value < 0 ? "negative" : value > 0 ? "positive" : "zero");
  }

  /** Notes whether a number is negative, zero, positive or none. */
  public static void number(double value, String member) {
    note(member, value < 0 ? "negative" : value > 0 ? "positive" : value == 0 ? "zero" : "none");
  }

  /** Notes a flag. */
  public static void flag(int value, String member) {
    note(member, value == 0 ? "false" : "true");
  }

  /** Notes which constant or record an object is, and whether there is any. */
  public static void object(Object value, String member) {
    String name =
        switch (value) {
          case null -> "null";
          case Enum<?> constant -> constant.name();
          case Optional<?> optional -> optional.isPresent() ? "present" : "empty";
          case OptionalLong optional -> optional.isPresent() ? "present" : "empty";
          case OptionalDouble optional -> optional.isPresent() ? "present" : "empty";
          default -> value.getClass().getSimpleName();
        };
    note(member, name);
  }
}
