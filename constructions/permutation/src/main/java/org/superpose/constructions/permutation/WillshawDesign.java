package org.superpose.constructions.permutation;

import java.util.Optional;
import java.util.OptionalInt;
import org.superpose.core.design.KautzSingletonCode;
import org.superpose.core.design.ReadErrors;
import org.superpose.core.random.RandomStream;
import org.superpose.core.settings.Settings;
import org.superpose.core.task.ProblemShape;

/**
 * The public choices of a Willshaw memory: which words, how many ones in each, how many neurons.
 *
 * @param explicit whether words are those of a {@link KautzSingletonCode} or random sets
 * @param ones k, the ones in a word
 * @param neurons n, the length of a word
 * @param errors the predicted errors of a read
 */
record WillshawDesign(boolean explicit, int ones, int neurons, ReadErrors errors) {

  static final String ONES = "ones";
  static final String CODES = "codes";
  static final String KAUTZ_SINGLETON = "kautz-singleton";
  static final String RANDOM = "random";
  static final int MOST_ONES = 32;

  /** Returns the design with the fewest errors within a width, empty if no word fits. */
  static Optional<WillshawDesign> best(ProblemShape shape, int width, Settings options) {
    boolean explicit = options.findWord(CODES).orElseThrow().equals(KAUTZ_SINGLETON);
    OptionalInt given = options.findInteger(ONES);
    Optional<WillshawDesign> best = Optional.empty();
    for (int ones = given.orElse(1); ones <= given.orElse(MOST_ONES); ones++) {
      Optional<WillshawDesign> design =
          explicit ? explicit(shape, width, ones) : random(shape, width, ones);
      if (design.isPresent()
          && (best.isEmpty() || design.get().errors.spurious() < best.get().errors.spurious())) {
        best = design;
      }
    }
    return best;
  }

  private static Optional<WillshawDesign> explicit(ProblemShape shape, int width, int ones) {
    int prime = width / ones < 2 ? 0 : KautzSingletonCode.primeUpTo(width / ones);
    if (prime < ones || prime < 2) {
      return Optional.empty();
    }
    int dimension = code(shape, prime, ones).dimension();
    double[] overlaps = new double[ones + 1]; // binomial, but for the most that words can share
    double probability = Math.pow(1 - 1.0 / prime, ones);
    for (int shared = 0; shared <= ones; shared++) {
      overlaps[Math.min(shared, dimension - 1)] += probability;
      probability *= (double) (ones - shared) / ((shared + 1) * (prime - 1.0));
    }
    return Optional.of(design(true, shape, prime * ones, ones, overlaps));
  }

  private static Optional<WillshawDesign> random(ProblemShape shape, int width, int ones) {
    if (width < 2 * ones) {
      return Optional.empty();
    }
    double[] overlaps = new double[ones + 1]; // hypergeometric
    overlaps[0] = 1;
    for (int i = 0; i < ones; i++) {
      overlaps[0] *= (double) (width - ones - i) / (width - i);
    }
    for (int shared = 0; shared < ones; shared++) {
      double rest = ones - shared;
      overlaps[shared + 1] =
          overlaps[shared] * rest * rest / ((shared + 1) * (width - 2.0 * ones + shared + 1));
    }
    return Optional.of(design(false, shape, width, ones, overlaps));
  }

  private static WillshawDesign design(
      boolean explicit, ProblemShape shape, int neurons, int ones, double[] overlaps) {
    ReadErrors errors =
        new WillshawDistribution(neurons, ones, overlaps)
            .errors(shape.features(), shape.sparsity());
    return new WillshawDesign(explicit, ones, neurons, errors);
  }

  /** Returns the code of the smallest dimension that has a word for every feature. */
  private static KautzSingletonCode code(ProblemShape shape, int prime, int ones) {
    int dimension = 1;
    KautzSingletonCode code = new KautzSingletonCode(prime, dimension, ones);
    while (code.words() < shape.features()) {
      dimension++;
      code = new KautzSingletonCode(prime, dimension, ones);
    }
    return code;
  }

  /** Assigns a word to each feature, {@code [features][ones]}, ascending. */
  int[][] words(ProblemShape shape, RandomStream random) {
    int[][] words = new int[shape.features()][];
    if (explicit) {
      KautzSingletonCode code = code(shape, neurons / ones, ones);
      int[] assign = random.permutation(words.length);
      for (int feature = 0; feature < words.length; feature++) {
        words[feature] = code.word(assign[feature]);
      }
    } else {
      for (int feature = 0; feature < words.length; feature++) {
        words[feature] = anyWord(random);
      }
    }
    return words;
  }

  /** Draws any word of the right form: a one in each block, or any set of ones. */
  int[] anyWord(RandomStream random) {
    if (!explicit) {
      return random.subset(ones, neurons);
    }
    int block = neurons / ones;
    int[] word = new int[ones];
    for (int i = 0; i < ones; i++) {
      word[i] = i * block + random.nextInt(block);
    }
    return word;
  }
}
