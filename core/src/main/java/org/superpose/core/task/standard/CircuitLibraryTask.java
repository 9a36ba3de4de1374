package org.superpose.core.task.standard;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.circuit.CircuitProblem;
import org.superpose.core.circuit.RandomCircuits;
import org.superpose.core.random.RandomStream;
import org.superpose.core.settings.CircuitList;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.task.Task;
import org.superpose.core.task.TaskRequest;

/**
 * Many small circuits, each on a block of features of its own, of which few are in use at once: any
 * pattern may be active in each of z blocks. The circuits are drawn, all different, or given; given
 * ones are repeated in order if there are fewer than blocks, and those with fewer inputs than
 * others have features that do not matter.
 */
public final class CircuitLibraryTask implements Task {

  private static final String ID = "circuit-library";
  private static final String LIBRARY = "library";
  private static final String CIRCUITS = "circuits";
  private static final String ACTIVE = "active";
  private static final String INPUTS = "inputs";
  private static final String DEPTH = "depth";
  private static final String GATES = "gates";
  private static final String RESULTS = "circuit-outputs";
  private static final List<String> OF_RANDOM = List.of(INPUTS, DEPTH, GATES, RESULTS);
  private static final int USUAL_CIRCUITS = 64;
  private static final int USUAL_INPUTS = 4;
  private static final int USUAL_DEPTH = 3;
  private static final int USUAL_GATES = 8;
  private static final int USUAL_RESULTS = 4;

  /** Makes the task. */
  public CircuitLibraryTask() {}

  @Override
  public Description describe() {
    return new Description(
        ID,
        "Compute the outputs of many small circuits, of which few are in use at once.",
        List.of(
            Parameter.circuit(
                    LIBRARY,
                    List.of("random"),
                    "the circuits: drawn at random, all different, or files, repeated in order if"
                        + " they are fewer than the circuits")
                .withDefault("random"),
            Parameter.integer(
                CIRCUITS,
                1,
                Sizes.LARGEST,
                "the number of circuits, T; left out: %s, or as many as are given"
                    .formatted(USUAL_CIRCUITS)),
            Parameter.integer(ACTIVE, 1, Sizes.LARGEST, "the largest number of circuits in use, z")
                .withDefault(1L),
            ofRandom(INPUTS, 2, RandomCircuits.LARGEST_INPUTS, "the inputs", USUAL_INPUTS),
            ofRandom(DEPTH, 1, 64, "the levels of gates", USUAL_DEPTH),
            ofRandom(GATES, 1, 4096, "the gates of every level but the last", USUAL_GATES),
            ofRandom(RESULTS, 1, 4096, "the outputs, gates of the last level", USUAL_RESULTS)),
        List.of(
            "M. Adler and N. Shavit, On the Complexity of Neural Computation in Superposition,"
                + " arXiv:2409.15318 (several layers, Boolean circuits)"),
        List.of(
            "no counting bound: how many functions circuits of given sizes compute is not known"));
  }

  private static Parameter ofRandom(String name, int least, int most, String what, int usual) {
    return Parameter.integer(
        name, least, most, "%s of each random circuit; left out: %s".formatted(what, usual));
  }

  @Override
  public ProblemShape shape(Settings settings) {
    return settings.find(LIBRARY).orElseThrow() instanceof CircuitList given
        ? ofGiven(settings, circuits(settings, given))
        : ofRandom(settings, sizes(settings));
  }

  private static ProblemShape ofGiven(Settings settings, List<Circuit> circuits) {
    int inputs = circuits.getFirst().features();
    long outputs = circuits.stream().mapToLong(Circuit::outputs).sum();
    if (inputs > Domain.Blocks.LARGEST_BLOCK) {
      throw new InvalidSettingException(
          LIBRARY,
          "has a circuit of %s inputs; at most %s are allowed"
              .formatted(inputs, Domain.Blocks.LARGEST_BLOCK));
    }
    return shape(
        settings,
        circuits.size(),
        inputs,
        outputs,
        "the circuits are given, not drawn from a family");
  }

  private static ProblemShape ofRandom(Settings settings, RandomCircuits sizes) {
    int count = settings.findInteger(CIRCUITS).orElse(USUAL_CIRCUITS);
    return shape(
        settings,
        count,
        sizes.inputs(),
        (long) count * sizes.outputs(),
        "how many functions circuits of these sizes compute is not known");
  }

  private static ProblemShape shape(
      Settings settings, int circuits, int inputs, long outputs, String uncounted) {
    int active = settings.integer(ACTIVE);
    if (active > circuits) {
      throw new InvalidSettingException(
          ACTIVE, "is %s, but there are only %s circuits".formatted(active, circuits));
    }
    long features = (long) circuits * inputs;
    if (features > Sizes.LARGEST || outputs > Sizes.LARGEST) {
      throw new InvalidSettingException(
          CIRCUITS,
          "is %s: %s inputs and %s outputs in all are more than %s"
              .formatted(circuits, features, outputs, Sizes.LARGEST));
    }
    return new ProblemShape(
        ID,
        (int) features,
        (int) outputs,
        new Domain.Blocks(inputs, active),
        0,
        0,
        Optional.empty(),
        Optional.of(uncounted));
  }

  private static RandomCircuits sizes(Settings settings) {
    try {
      return new RandomCircuits(
          settings.findInteger(INPUTS).orElse(USUAL_INPUTS),
          settings.findInteger(DEPTH).orElse(USUAL_DEPTH),
          settings.findInteger(GATES).orElse(USUAL_GATES),
          settings.findInteger(RESULTS).orElse(USUAL_RESULTS));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(GATES, "does not fit the other sizes: " + e.getMessage());
    }
  }

  /** Returns a circuit for each block, all with as many features. */
  private static List<Circuit> circuits(Settings settings, CircuitList given) {
    for (String name : OF_RANDOM) {
      if (settings.find(name).isPresent()) {
        throw new InvalidSettingException(
            name, "is for random circuits, but the library is given; leave it out");
      }
    }
    List<Circuit> own = GivenCircuits.normalised(LIBRARY, given);
    int inputs = own.stream().mapToInt(Circuit::features).max().orElseThrow();
    List<Circuit> padded = own.stream().map(each -> each.withFeatures(inputs)).toList();
    return IntStream.range(0, settings.findInteger(CIRCUITS).orElse(own.size()))
        .mapToObj(block -> padded.get(block % padded.size()))
        .toList();
  }

  @Override
  public Problem problem(TaskRequest request) {
    Settings settings = request.settings();
    ProblemShape shape = shape(settings);
    List<Circuit> circuits =
        settings.find(LIBRARY).orElseThrow() instanceof CircuitList given
            ? circuits(settings, given)
            : drawn(settings, shape, request.seed().derive("circuits").stream());
    return CircuitProblem.of(Circuit.union(circuits), shape);
  }

  private static List<Circuit> drawn(Settings settings, ProblemShape shape, RandomStream random) {
    RandomCircuits sizes = sizes(settings);
    try {
      return sizes.draw(shape.features() / sizes.inputs(), random);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(CIRCUITS, "cannot be drawn: " + e.getMessage());
    }
  }
}
