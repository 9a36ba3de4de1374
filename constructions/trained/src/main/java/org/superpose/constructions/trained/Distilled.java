package org.superpose.constructions.trained;

import java.util.List;
import java.util.Optional;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Network;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Problem;

/**
 * A student: a network that is trained to give the scores of a wider one, its teacher, which was
 * trained before by the same rules and is as a rule proved right.
 *
 * <p>Encoder and readout are public, drawn anew for the narrower network, as are the first weights:
 * nothing but scores passes from one to the other. The loss is that of {@link Trained} and the
 * squared error against the teacher's scores, weighed by an option; both have their threshold at
 * 1/2, which makes scores comparable.
 *
 * <p>Guarantee: none, and none of the teacher; a remark says if it was wrong.
 *
 * <p>Width and memory as {@link Trained}, of the teacher; time as both of them together.
 *
 * <p>Source: Hinton, Vinyals and Dean, arXiv 1503.02531. Deviations: scores have a threshold here
 * and no temperature, so that the squared error is taken between scores themselves.
 */
public final class Distilled implements Construction {

  private static final Parameter TEACHER_NEURONS =
      Parameter.integer(
          "teacher-neurons",
          1,
          Sizes.LARGEST_WIDTH,
          "the width of the teacher; left out: a third more than the automatic width, or than that"
              + " of the student if it is wider");
  private static final Parameter TEACHER_WEIGHT =
      Parameter.real(
              "teacher-weight",
              0,
              1,
              "the weight of the squared error against the teacher's scores; the loss against the"
                  + " right outputs has what is left of 1")
          .withDefault(0.001);

  /** Makes the construction. */
  public Distilled() {}

  @Override
  public Description describe() {
    return new Description(
        "distilled",
        "One hidden layer trained to give the scores of a wider trained network, its teacher.",
        Options.parameters(TEACHER_NEURONS, TEACHER_WEIGHT),
        List.of(
            "Hinton, Vinyals and Dean, Distilling the Knowledge in a Neural Network,"
                + " arXiv 1503.02531",
            "Kingma and Ba, Adam: A Method for Stochastic Optimization, arXiv 1412.6980"));
  }

  @Override
  public Sizing size(SizeRequest request) {
    Options options = Options.of(request.options());
    Sizing student = Sizes.of(request.problem(), request.neurons(), options);
    if (!(student instanceof Sizing.Sized sized)) {
      return student;
    }
    int width = teacherWidth(request.problem(), sized.neurons(), request.options());
    if (width < sized.neurons()) {
      return new Sizing.Unsupported(
          "a teacher of %s neurons is narrower than a student of %s; raise teacher-neurons"
              .formatted(width, sized.neurons()));
    }
    return switch (Sizes.of(request.problem(), width, options)) {
      case Sizing.Sized teacher ->
          new Sizing.Sized(
              sized.neurons(), sized.predictedFailure(), sized.bytes() + teacher.bytes());
      case Sizing.Unsupported(String reason) -> new Sizing.Unsupported("the teacher: " + reason);
    };
  }

  private static int teacherWidth(Problem problem, int student, Settings options) {
    return options
        .findInteger(TEACHER_NEURONS.name())
        .orElseGet(() -> (4 * Math.max(student, Sizes.automatic(problem)) + 2) / 3);
  }

  @Override
  public Network build(BuildRequest request) {
    Problem problem = request.problem();
    Options options = Options.of(request.options());
    int width = teacherWidth(problem, request.neurons(), request.options());
    Trainer.Outcome taught =
        Trainer.train(problem, width, options, Optional.empty(), request.seed().derive("teacher"));
    Teacher teacher = new Teacher(taught.model(), request.options().real(TEACHER_WEIGHT.name()));
    Trainer.Outcome outcome =
        Trainer.train(problem, request.neurons(), options, Optional.of(teacher), request.seed());
    if (!taught.right()) {
      request.remarks().accept("of the teacher: " + taught.remark());
    }
    request.remarks().accept(outcome.remark());
    return outcome.network();
  }

  @Override
  public Settings auditOptions(Settings options) {
    return Options.withoutTraining(describe().parameters(), options);
  }
}
