package org.superpose.constructions.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;

/** The oracle of gradients are differences of the loss. */
class GradientTest {

  private static final int FEATURES = 7;
  private static final int OUTPUTS = 5;
  private static final int NEURONS = 6;
  private static final double STEP = 1e-3;
  private static final double MARGIN = 0.4;
  private static final int[][] INPUTS = {{}, {2}, {0, 3}, {1, 2, 6}};
  private static final int[] ON = {-1, 2, 0, 4}; // the output that each input is to switch on

  @ParameterizedTest
  @EnumSource
  void everyGradientIsTheSlopeOfTheLoss(Loss loss) {
    Model model = model();
    for (int input = 0; input < INPUTS.length; input++) {
      addGradient(model, loss, input);
    }
    model.collectGradients();
    List<Trainable> arrays = model.trained();
    assertThat(arrays).hasSize(4);
    for (Trainable array : arrays) {
      float[] gradient = array.gradient.clone();
      for (int i = 0; i < gradient.length; i++) {
        assertThat((double) gradient[i])
            .as("entry %s of an array of %s", i, gradient.length)
            .isCloseTo(difference(model, array, i, loss), within(0.02));
      }
    }
  }

  @Test
  void someGradientIsNotZero() {
    Model model = model();
    addGradient(model, Loss.L2, 2);
    model.collectGradients();
    assertThat(model.trained()).allSatisfy(array -> assertThat(max(array.gradient)).isPositive());
  }

  private static float max(float[] values) {
    float most = 0;
    for (float value : values) {
      most = Math.max(most, Math.abs(value));
    }
    return most;
  }

  /** Biases that are not at a kink, so that differences are slopes. */
  private static Model model() {
    Options options = new Options(10, 10, Loss.L2, MARGIN, 1, 8, 0.01, 4, 4, true, true, 100);
    Model model = new Model(FEATURES, OUTPUTS, NEURONS, options, new Seed(5));
    RandomStream random = new Seed(6).stream();
    for (Trainable array : model.trained()) {
      for (int i = 0; i < array.values.length; i++) {
        array.values[i] += (float) (0.3 * random.nextGaussian());
      }
    }
    model.prepare(false);
    return model;
  }

  private static void addGradient(Model model, Loss loss, int input) {
    float[] scores = model.scores(INPUTS[input]);
    float[] slopes = new float[OUTPUTS];
    int[] at = new int[OUTPUTS];
    for (int output = 0; output < OUTPUTS; output++) {
      slopes[output] = (float) loss.slope(scores[output], output == ON[input] ? 1 : 0, MARGIN);
      at[output] = output;
    }
    model.addGradient(INPUTS[input], slopes, at, OUTPUTS, -1);
  }

  private static double difference(Model model, Trainable array, int entry, Loss loss) {
    float before = array.values[entry];
    array.values[entry] = (float) (before + STEP);
    double above = loss(model, loss);
    array.values[entry] = (float) (before - STEP);
    double below = loss(model, loss);
    array.values[entry] = before;
    return (above - below) / (2 * STEP);
  }

  private static double loss(Model model, Loss loss) {
    model.prepare(false);
    double sum = 0;
    for (int input = 0; input < INPUTS.length; input++) {
      float[] scores = model.scores(INPUTS[input]);
      for (int output = 0; output < OUTPUTS; output++) {
        sum += loss.value(scores[output], output == ON[input] ? 1 : 0, MARGIN);
      }
    }
    return sum;
  }
}
