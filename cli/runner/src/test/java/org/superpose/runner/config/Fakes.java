package org.superpose.runner.config;

import java.util.List;
import org.superpose.core.bound.Bound;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundResult;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Network;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;
import org.superpose.core.task.TaskRequest;
import org.superpose.runner.plugin.PluginRegistry;

/** Plugins that only describe themselves, so that the reader is tested without any real one. */
final class Fakes {

  private Fakes() {}

  static PluginRegistry registry() {
    return PluginRegistry.of(
        List.of(new Gates(), new Broken()),
        List.of(new Builder("dense-codes"), new Builder("sparse-codes")),
        List.of(new Fixed("counting"), new Fixed("capacity")));
  }

  /** A task with every kind of parameter. */
  record Gates() implements Task {
    @Override
    public Description describe() {
      return new Description(
          "gates",
          "Gates.",
          List.of(
              Parameter.integer("features", 2, 1_000_000, "m").mandatory(),
              Parameter.integer("outputs", 1, 1_000_000, "m'")
                  .orWord("features")
                  .withDefault("features"),
              Parameter.integer("sparsity", 1, 64, "v").withDefault(2L),
              Parameter.graph("graph", List.of("uniform", "regular", "star"), "pairs"),
              Parameter.real("density", 0, 1, "share").withDefault(0.5),
              Parameter.flag("loops", false, "whether"),
              Parameter.word("order", List.of("rising", "falling"), "order"),
              Parameter.integer("degree", 1, 9, "optional")),
          List.of());
    }

    @Override
    public ProblemShape shape(Settings settings) {
      int features = settings.integer("features");
      int outputs = settings.findInteger("outputs").orElse(features);
      if (outputs > features * 10L) {
        throw new InvalidSettingException("outputs", outputs + " exceeds ten per feature");
      }
      return new ProblemShape("gates", features, outputs, settings.integer("sparsity"), 1, 1);
    }

    @Override
    public Problem problem(TaskRequest request) {
      throw new UnsupportedOperationException();
    }
  }

  /** A task that throws what it should not. */
  record Broken() implements Task {
    @Override
    public Description describe() {
      return new Description("broken", "Broken.", List.of(), List.of());
    }

    @Override
    public ProblemShape shape(Settings settings) {
      throw new IllegalStateException("no luck");
    }

    @Override
    public Problem problem(TaskRequest request) {
      throw new UnsupportedOperationException();
    }
  }

  /** A construction with one option. */
  record Builder(String id) implements Construction {
    @Override
    public Description describe() {
      return new Description(
          id,
          "Builds.",
          List.of(Parameter.integer("channel_size", 1, 64, "s").withDefault(8L)),
          List.of());
    }

    @Override
    public Sizing size(SizeRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Network build(BuildRequest request) {
      throw new UnsupportedOperationException();
    }
  }

  /** A bound. */
  record Fixed(String id) implements Bound {
    @Override
    public Description describe() {
      return new Description(id, "Bounds.", List.of(), List.of());
    }

    @Override
    public BoundResult evaluate(BoundRequest request) {
      throw new UnsupportedOperationException();
    }
  }
}
