package org.superpose.core.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.superpose.core.compression.Quantization;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;
import org.superpose.core.verify.SmallCases;
import org.superpose.core.verify.SmallCases.Case;
import org.superpose.core.verify.SmallCases.Numbers;
import org.superpose.core.verify.Verification;
import org.superpose.core.verify.VerificationRequest;
import org.superpose.core.verify.VerificationRequest.Limits;
import org.superpose.core.verify.Verifier;

/** The oracle evaluates every input of every damaged network. */
class InspectorTest {

  private static final Seed SEED = new Seed(18);
  private static final int CASES = 400;
  private static final long EVERYTHING = Long.MAX_VALUE;

  private static Optional<Inspection> inspect(Network network, Problem problem, long effort) {
    VerificationRequest request =
        new VerificationRequest(
            network, problem, new Criterion.EveryInput(), Limits.standard(), SEED);
    Verification result = Verifier.verify(request);
    return Inspector.inspect(request, result, effort);
  }

  private static boolean isRight(Network network, Problem problem) {
    return IntStream.range(0, 1 << problem.features())
        .filter(input -> Integer.bitCount(input) <= problem.sparsity())
        .allMatch(
            input -> {
              int[] active =
                  IntStream.range(0, problem.features())
                      .filter(i -> (input >> i & 1) == 1)
                      .toArray();
              ForwardPass pass = ForwardPass.of(network, active);
              return IntStream.range(0, problem.outputs())
                  .allMatch(q -> pass.isOn(q) == problem.isOn(q, active));
            });
  }

  private static Network with(Network network, int at, Layer layer) {
    List<Layer> layers = new ArrayList<>(network.layers());
    layers.set(at, layer);
    return new Network(
        network.encoder(),
        new Origin.Program(),
        layers,
        network.readout(),
        network.thresholds(),
        new Origin.Program());
  }

  private static Matrix scaledEntry(Matrix matrix, int row, int column, double factor) {
    return DenseMatrix.generate(
        matrix.rows(),
        matrix.columns(),
        Alphabet.FLOAT64,
        (r, c) -> (r == row && (column < 0 || c == column) ? factor : 1) * matrix.get(r, c) + 0.0);
  }

  private static Survival lostNeurons(Case each) {
    long survived = 0;
    long possible = 0;
    for (int l = 0; l < each.network().layers().size(); l++) {
      Layer layer = each.network().layers().get(l);
      for (int r = 0; r < layer.neurons(); r++) {
        Layer silent =
            new Layer(scaledEntry(layer.weights(), r, -1, 0), scaledEntry(layer.bias(), r, -1, 0));
        possible++;
        survived += isRight(with(each.network(), l, silent), each.problem()) ? 1 : 0;
      }
    }
    return new Survival(possible, possible, survived, 0, Optional.empty());
  }

  private static Survival flippedWeights(Case each) {
    long survived = 0;
    long possible = 0;
    for (int l = 0; l < each.network().layers().size(); l++) {
      Layer layer = each.network().layers().get(l);
      for (int r = 0; r < layer.neurons(); r++) {
        for (int c = 0; c < layer.inputs(); c++) {
          if (layer.weights().get(r, c) != 0) {
            Layer flipped = new Layer(scaledEntry(layer.weights(), r, c, -1), layer.bias());
            possible++;
            survived += isRight(with(each.network(), l, flipped), each.problem()) ? 1 : 0;
          }
        }
      }
    }
    return new Survival(possible, possible, survived, 0, Optional.empty());
  }

  private static Survival withoutWords(Survival survival) {
    return new Survival(
        survival.possible(),
        survival.judged(),
        survival.survived(),
        survival.undecided(),
        Optional.empty());
  }

  @Test
  void everyDamageIsJudgedAsAllInputsOfTheDamagedNetworkShow() {
    int inspected = 0;
    int partlyFatal = 0;
    for (int index = 0; index < CASES; index++) {
      Case each = SmallCases.of(SEED, index, Numbers.WHOLE);
      boolean hasTwoValues =
          each.network().layers().stream()
              .map(layer -> layer.weights().alphabet())
              .anyMatch(alphabet -> alphabet.isIntegral() && alphabet.bitsPerEntry() <= 1);
      Optional<Inspection> found = inspect(each.network(), each.problem(), EVERYTHING);

      assertThat(found.isPresent())
          .as("%s", each)
          .isEqualTo(isRight(each.network(), each.problem()));
      if (found.isEmpty() || each.network().layers().isEmpty()) {
        continue;
      }
      inspected++;
      Survival lost = found.get().lostNeuron().orElseThrow();
      assertThat(withoutWords(lost)).as("%s", each).isEqualTo(lostNeurons(each));
      assertThat(lost.firstFatal().isEmpty()).isEqualTo(lost.survived() == lost.possible());
      partlyFatal += lost.survived() > 0 && lost.survived() < lost.possible() ? 1 : 0;
      if (!hasTwoValues && found.get().flippedWeight().isPresent()) {
        assertThat(withoutWords(found.get().flippedWeight().get()))
            .as("%s", each)
            .isEqualTo(flippedWeights(each));
      }
      OptionalInt bits = found.get().neededBits();
      if (bits.isPresent()) {
        assertThat(isRight(new Quantization(bits.getAsInt()).apply(each.network()), each.problem()))
            .as("%s", each)
            .isTrue();
      }
    }
    assertThat(inspected).isGreaterThan(40);
    assertThat(partlyFatal).isGreaterThan(10);
  }

  private static Problem pairs(int features, int[][] pairs) {
    return new Problem(new ProblemShape("pairs", features, pairs.length, 2, 1, 1), Gate.AND, pairs);
  }

  private static Network channels(Problem problem, int neurons, int[][] attended, int[][] read) {
    return new Network(
        SparseMatrix.identity(problem.features()),
        new Origin.Public(),
        List.of(
            new Layer(
                SparseMatrix.binaryRows(problem.features(), attended),
                DenseMatrix.constantColumn(neurons, -1))),
        SparseMatrix.binaryRows(neurons, read),
        DenseMatrix.uniformColumn(problem.outputs(), 0.5),
        new Origin.Public());
  }

  @Test
  void aNeuronForEveryOutputIsDedicatedAndNoneMayBeLost() {
    int[][] pairs = {{0, 1}, {2, 3}, {1, 3}};
    Problem problem = pairs(4, pairs);

    Inspection found =
        inspect(
                channels(
                    problem, 3, new int[][] {{0, 1}, {2, 3}, {1, 3}}, new int[][] {{0}, {1}, {2}}),
                problem,
                EVERYTHING)
            .orElseThrow();

    assertThat(found.kind()).isEqualTo(Kind.DEDICATED);
    assertThat(found.sharing()).isEqualTo(new Sharing(3, 3, 1, 1, 1, 1, 3));
    assertThat(found.neededBits()).hasValue(1);
    assertThat(found.lostNeuron())
        .contains(new Survival(3, 3, 0, 0, Optional.of("neuron 0 of layer 1")));
    // Each 0 that becomes 1 makes a pair of a neuron's features and that one switch it on; each 1
    // that becomes 0 silences it.
    assertThat(found.flippedWeight().orElseThrow().survived()).isZero();
    assertThat(found.flippedWeight().orElseThrow().possible()).isEqualTo(12);
  }

  @Test
  void anOutputThatUsesTwoNeuronsBearsTheLossOfOne() {
    Problem problem = pairs(3, new int[][] {{0, 1}});

    Inspection found =
        inspect(
                channels(problem, 2, new int[][] {{0, 1}, {0, 1}}, new int[][] {{0, 1}}),
                problem,
                EVERYTHING)
            .orElseThrow();

    assertThat(found.lostNeuron()).contains(new Survival(2, 2, 2, 0, Optional.empty()));
  }

  @Test
  void withLittleEffortSomeDamagesAreJudgedAndNoMoreIsSaid() {
    Problem problem = pairs(3, new int[][] {{0, 1}});

    Survival found =
        inspect(
                channels(problem, 2, new int[][] {{0, 1}, {0, 1}}, new int[][] {{0, 1}}),
                problem,
                1)
            .orElseThrow()
            .flippedWeight()
            .orElseThrow();

    assertThat(found.judged()).isEqualTo(1);
    assertThat(found.possible()).isEqualTo(6);
    assertThat(found.isComplete()).isFalse();
  }

  @Test
  void kindsAreToldApartByNeuronsAndBits() {
    assertThat(Kind.of(new Sharing(4, 9, 4, 4, 9, 9, 36), 4, OptionalInt.of(9)))
        .isEqualTo(Kind.ENCODED);
    assertThat(Kind.of(new Sharing(4, 9, 4, 4, 9, 9, 36), 4, OptionalInt.of(8)))
        .isEqualTo(Kind.SUPERPOSITION);
    assertThat(Kind.of(new Sharing(9, 9, 4, 4, 4, 4, 36), 9, OptionalInt.of(1)))
        .isEqualTo(Kind.SHARED);
    assertThat(Kind.of(new Sharing(4, 9, 4, 4, 9, 9, 36), 4, OptionalInt.empty()))
        .isEqualTo(Kind.ENCODED);
  }
}
