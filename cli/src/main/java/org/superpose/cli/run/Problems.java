package org.superpose.cli.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.superpose.cli.config.TaskCase;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Problem;
import org.superpose.core.task.TaskRequest;

/** Makes the problems of cells, keeping the last few, since neighbouring cells share them. */
final class Problems {

  private static final int KEPT = 4;

  private record Key(TaskCase task, long seed) {}

  private final Map<Key, Problem> recent =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Problem> eldest) {
          return size() > KEPT;
        }
      };

  /** Returns the problem of a cell; equal cells get equal problems. */
  synchronized Problem of(Cell cell) {
    return recent.computeIfAbsent(
        new Key(cell.task(), cell.seed()),
        key ->
            key.task()
                .plugin()
                .service()
                .problem(
                    new TaskRequest(
                        key.task().settings(), new Seed(key.seed()).derive("problem"))));
  }
}
