package org.superpose.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.BitMatrix;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.random.Seed;

/** Each broken construction breaks one promise, and the suite must name that promise. */
class ConstructionContractTest {

  abstract static class Suite extends ConstructionContract {
    @Override
    protected List<Sample> supported() {
      return List.of(
          Sample.of("pairs", HandMade::pairs), Sample.of("pairs", HandMade::pairs).withNeurons(8));
    }

    @Override
    protected List<Sample> unsupported() {
      return List.of(Sample.of("pairs", HandMade::pairs).withNeurons(5));
    }
  }

  static class Honest extends Suite {
    @Override
    protected Construction construction() {
      return new HonestConstruction();
    }
  }

  @Test
  void passesAnHonestConstruction() {
    assertThat(Suites.failures(new Honest().contract())).isEmpty();
  }

  /** Places its neurons by the instance, which hides part of the answer in a free readout. */
  static class LyingReadout extends Suite {
    @Override
    protected Construction construction() {
      return new HonestConstruction() {
        @Override
        public Network build(BuildRequest request) {
          Seed hidden = request.seed().derive("lie", HandMade.fingerprint(request.problem()));
          return HandMade.oneNeuronPerOutput(request.problem(), HandMade.places(hidden), -1);
        }
      };
    }
  }

  @Test
  void refusesAPublicReadoutThatDependsOnTheInstance() {
    Map<String, String> failures = Suites.failures(new LyingReadout().contract());
    assertThat(failures).containsOnlyKeys("publicPartsDoNotDependOnTheInstance");
    assertThat(failures.toString()).contains("the readout is declared public but depends");
  }

  /** Hides the instance in thresholds behind a readout that deviates from a public one. */
  static class LyingThresholds extends Suite {
    @Override
    protected Construction construction() {
      return new HonestConstruction() {
        @Override
        public Network build(BuildRequest request) {
          Network honest = super.build(request);
          return new Network(
              honest.encoder(),
              honest.encoderOrigin(),
              honest.layers(),
              honest.readout(),
              DenseMatrix.uniformColumn(HandMade.OUTPUTS, HandMade.fingerprint(request.problem())),
              new Origin.PublicExceptRows(honest.readout()));
        }
      };
    }
  }

  @Test
  void refusesThresholdsThatDependOnTheInstance() {
    assertThat(Suites.failures(new LyingThresholds().contract()))
        .containsOnlyKeys("publicPartsDoNotDependOnTheInstance");
  }

  /** Declares a constant alphabet, which is free, with a value that speaks of the instance. */
  static class LyingConstant extends Suite {
    @Override
    protected Construction construction() {
      return new HonestConstruction() {
        @Override
        public Network build(BuildRequest request) {
          Network honest = super.build(request);
          Layer layer = honest.layers().getFirst();
          return new Network(
              honest.encoder(),
              honest.encoderOrigin(),
              List.of(
                  new Layer(
                      layer.weights(),
                      DenseMatrix.constantColumn(
                          layer.neurons(), -HandMade.fingerprint(request.problem())))),
              honest.readout(),
              honest.thresholds(),
              honest.readoutOrigin());
        }
      };
    }
  }

  @Test
  void refusesFreeConstantsThatDependOnTheInstance() {
    Map<String, String> failures = Suites.failures(new LyingConstant().contract());
    assertThat(failures).containsOnlyKeys("publicPartsDoNotDependOnTheInstance");
    assertThat(failures.toString())
        .contains("the bias of layer 1: free, having a single value, but depending");
  }

  /** Moves the features on by one of few numbers, so that two instances often agree. */
  static class LyingInFewBits extends Suite {
    @Override
    protected Construction construction() {
      return new HonestConstruction() {
        @Override
        public Network build(BuildRequest request) {
          Network honest = super.build(request);
          int shift = HandMade.fingerprint(request.problem()) & 1;
          return new Network(
              BitMatrix.binary(
                  HandMade.FEATURES,
                  HandMade.FEATURES,
                  (row, column) -> column == (row + shift) % HandMade.FEATURES),
              honest.encoderOrigin(),
              honest.layers(),
              honest.readout(),
              honest.thresholds(),
              honest.readoutOrigin());
        }
      };
    }
  }

  @Test
  void refusesAPublicEncoderThatHoldsOneBitOfTheInstance() {
    Map<String, String> failures = Suites.failures(new LyingInFewBits().contract());
    assertThat(failures).containsOnlyKeys("publicPartsDoNotDependOnTheInstance");
    assertThat(failures.toString()).contains("the encoder is declared public but depends");
  }

  /** Calls public the rows of a readout that were assigned for the instance. */
  static class LyingBase extends Suite {
    @Override
    protected Construction construction() {
      return new HonestConstruction() {
        @Override
        public Network build(BuildRequest request) {
          Network honest = super.build(request);
          Seed hidden = request.seed().derive("lie", HandMade.fingerprint(request.problem()));
          Network other =
              HandMade.oneNeuronPerOutput(request.problem(), HandMade.places(hidden), -1);
          return new Network(
              honest.encoder(),
              honest.encoderOrigin(),
              honest.layers(),
              honest.readout(),
              honest.thresholds(),
              new Origin.PublicExceptRows(other.readout()));
        }
      };
    }
  }

  @Test
  void refusesABaseOfDeviationsThatDependsOnTheInstance() {
    Map<String, String> failures = Suites.failures(new LyingBase().contract());
    assertThat(failures).containsOnlyKeys("publicPartsDoNotDependOnTheInstance");
    assertThat(failures.toString()).contains("its base depends on the instance");
  }

  /** Pays for its readout, but not for thresholds of one value. */
  static class LyingProgram extends Suite {
    @Override
    protected Construction construction() {
      return new HonestConstruction() {
        @Override
        public Network build(BuildRequest request) {
          Network honest = super.build(request);
          return new Network(
              honest.encoder(),
              honest.encoderOrigin(),
              honest.layers(),
              honest.readout(),
              DenseMatrix.constantColumn(HandMade.OUTPUTS, HandMade.fingerprint(request.problem())),
              new Origin.Program());
        }
      };
    }
  }

  @Test
  void refusesFreeThresholdsOfAProgramThatDependOnTheInstance() {
    Map<String, String> failures = Suites.failures(new LyingProgram().contract());
    assertThat(failures).containsOnlyKeys("publicPartsDoNotDependOnTheInstance");
    assertThat(failures.toString())
        .contains("the thresholds: free, having a single value, but depending");
  }

  static class Forgetful extends Suite {
    private static int builds = 0;

    @Override
    protected Construction construction() {
      return new HonestConstruction() {
        @Override
        public Network build(BuildRequest request) {
          Seed moved = request.seed().derive("build", builds++);
          return HandMade.oneNeuronPerOutput(request.problem(), HandMade.places(moved), -1);
        }
      };
    }
  }

  @Test
  void refusesAConstructionThatKeepsState() {
    assertThat(Suites.failures(new Forgetful().contract()))
        .containsKey("sameRequestGivesSameNetwork");
  }

  static class DeafToTheSeed extends Suite {
    @Override
    protected Construction construction() {
      return new HonestConstruction() {
        @Override
        public Network build(BuildRequest request) {
          return HandMade.oneNeuronPerOutput(
              request.problem(), HandMade.places(new Seed(1)), /* bias= */ -1);
        }
      };
    }
  }

  static class Explicit extends DeafToTheSeed {
    @Override
    protected boolean usesRandomness() {
      return false;
    }
  }

  @Test
  void refusesAnUnusedSeedUnlessTheConstructionIsExplicit() {
    assertThat(Suites.failures(new DeafToTheSeed().contract()))
        .containsOnlyKeys("otherSeedGivesOtherNetwork");
    assertThat(Suites.failures(new Explicit().contract())).isEmpty();
  }

  static class TooWide extends Suite {
    @Override
    protected Construction construction() {
      return new HonestConstruction() {
        @Override
        public Sizing size(SizeRequest request) {
          return super.size(request) instanceof Sizing.Sized
              ? new Sizing.Sized(NEURONS - 1, OptionalDouble.empty(), 0)
              : new Sizing.Unsupported("no");
        }
      };
    }
  }

  @Test
  void refusesANetworkWiderThanPromised() {
    assertThat(Suites.failures(new TooWide().contract())).containsKey("buildsWhatItPromised");
  }

  static class OutsideItsAlphabet extends Suite {
    @Override
    protected Construction construction() {
      return new HonestConstruction() {
        @Override
        public Network build(BuildRequest request) {
          Network honest = super.build(request);
          double[] sevens = {7, 7, 7, 7};
          return new Network(
              honest.encoder(),
              honest.encoderOrigin(),
              honest.layers(),
              honest.readout(),
              DenseMatrix.of(HandMade.OUTPUTS, 1, Alphabet.BINARY, sevens),
              honest.readoutOrigin());
        }
      };
    }
  }

  @Test
  void refusesEntriesOutsideTheDeclaredAlphabet() {
    Map<String, String> failures = Suites.failures(new OutsideItsAlphabet().contract());
    assertThat(failures).containsOnlyKeys("buildsWhatItPromised");
    assertThat(failures.toString()).contains("outside the declared alphabet binary");
  }

  static class ThrowsOnTheUnexpected extends Suite {
    @Override
    protected Construction construction() {
      return new HonestConstruction() {
        @Override
        public Sizing size(SizeRequest request) {
          if (request.problem().features() < 3) {
            throw new ArithmeticException("logarithm of nothing");
          }
          return super.size(request);
        }
      };
    }
  }

  @Test
  void refusesAConstructionThatThrowsInsteadOfDeclining() {
    assertThat(Suites.failures(new ThrowsOnTheUnexpected().contract()))
        .containsOnlyKeys("survivesTinyProblems");
  }

  static class DeclinesWithoutReason extends Suite {
    @Override
    protected Construction construction() {
      return new HonestConstruction() {
        @Override
        public Sizing size(SizeRequest request) {
          return super.size(request) instanceof Sizing.Sized sized
              ? sized
              : new Sizing.Unsupported(" ");
        }
      };
    }
  }

  @Test
  void refusesABlankReason() {
    assertThat(Suites.failures(new DeclinesWithoutReason().contract()))
        .containsOnlyKeys("declinesWithReason");
  }

  /** Right networks of 24 bits, for a task that claims 25 bits of information. */
  static class BelowTheCountingBound extends Honest {
    @Override
    protected List<Sample> supported() {
      return List.of(Sample.of("pairs", seed -> HandMade.pairs(seed, /* informationBits= */ 25)));
    }
  }

  @Test
  void refusesAVerifiedNetworkBelowTheCountingBound() {
    assertThat(Suites.failures(new BelowTheCountingBound().contract()))
        .containsOnlyKeys("noVerifiedNetworkIsBelowABound");
  }
}
