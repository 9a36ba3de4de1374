/**
 * Contract suites and assertions for the authors of Superpose plugins.
 *
 * @provides org.superpose.core.audit.PluginContract holds installed plugins to the suites
 * @uses org.superpose.core.bound.Bound verified networks are held against installed bounds
 * @uses org.superpose.core.task.Task samples name tasks by id
 */
module org.superpose.testkit {
  requires static org.jspecify;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;
  requires transitive org.superpose.core;

  exports org.superpose.testkit;

  uses org.superpose.core.bound.Bound;
  uses org.superpose.core.task.Task;

  provides org.superpose.core.audit.PluginContract with
      org.superpose.testkit.check.InstalledPlugin;
}
