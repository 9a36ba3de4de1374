package org.superpose.core.design;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What a pure function gave for the keys that it was last asked for. Constructions size and build
 * for many problems of one shape, since audits do, and most of what they predict is the same for
 * all of them.
 *
 * <p>Safe for many threads, which may compute the same value twice.
 *
 * @param <K> the arguments; equal ones must give equal values
 * @param <V> the values; immutable, as they are shared
 */
public final class Memo<K, V> {

  private final Map<K, V> latest;
  private final Function<K, V> function;

  /**
   * @param size how many values are kept, those that were asked for last
   * @param function depends on its argument only
   */
  public Memo(int size, Function<K, V> function) {
    this.function = function;
    latest =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > size;
          }
        };
  }

  /** Returns the value of the function for a key. */
  public V get(K key) {
    V known;
    synchronized (latest) {
      known = latest.get(key);
    }
    if (known != null) {
      return known;
    }
    V value = function.apply(key);
    synchronized (latest) {
      latest.put(key, value);
    }
    return value;
  }
}
