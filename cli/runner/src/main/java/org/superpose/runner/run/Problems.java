package org.superpose.runner.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Problem;
import org.superpose.core.task.TaskRequest;
import org.superpose.runner.config.TaskCase;

/** Makes the problems of cells, keeping the last few, since neighbouring cells share them. */
final class Problems {

  private static final int KEPT = 4;

  private record Key(TaskCase task, long seed) {}

  private final Map<Key, Kept> recent =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
          return size() > KEPT;
        }
      };

  /** A place of its own for each problem: one that takes long keeps no other cell waiting. */
  private static final class Kept {
    private Problem problem;

    synchronized Problem of(Key key) {
      if (problem == null) {
        TaskRequest request =
            new TaskRequest(key.task().settings(), new Seed(key.seed()).derive("problem"));
        problem = key.task().plugin().service().problem(request);
      }
      return problem;
    }
  }

  /** Returns the problem of a cell; equal cells get equal problems. */
  Problem of(Cell cell) {
    Key key = new Key(cell.task(), cell.seed());
    Kept kept;
    synchronized (recent) {
      kept = recent.computeIfAbsent(key, _ -> new Kept());
    }
    return kept.of(key);
  }
}
