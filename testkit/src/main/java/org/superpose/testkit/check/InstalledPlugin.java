package org.superpose.testkit.check;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.superpose.core.audit.PluginContract;
import org.superpose.core.bound.Bound;
import org.superpose.core.construction.Construction;
import org.superpose.core.task.Task;

/** The contract suites, for plugins that bring no samples of their own. */
public final class InstalledPlugin implements PluginContract {

  /** For the service loader. */
  public InstalledPlugin() {}

  @Override
  public List<Check> checks(Object plugin) {
    Stream<DynamicTest> contract =
        switch (plugin) {
          case Task task -> new InstalledTask(task).contract();
          case Construction construction -> new InstalledConstruction(construction).contract();
          case Bound bound -> new InstalledBound(bound).contract();
          default -> throw new IllegalArgumentException(plugin + " fulfils no contract");
        };
    return contract
        .map(test -> new Check(test.getDisplayName(), test.getExecutable()::execute))
        .toList();
  }
}
