package org.superpose.constructions.jlrepresentation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.superpose.core.construction.BuildRequest;
import org.superpose.core.construction.Construction;
import org.superpose.core.construction.SizeRequest;
import org.superpose.core.construction.Sizing;
import org.superpose.core.design.KautzSingletonCode;
import org.superpose.core.network.Network;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.settings.Description;
import org.superpose.core.task.ProblemShape;

/**
 * Represents m features by an explicit code that is right on every v-sparse input by design. Two
 * words of a {@link KautzSingletonCode} share at most t - 1 ones, so v active features give an
 * inactive one a read of at most v (t - 1), while an active one reads at least S. With S = v (t -
 * 1) + 1 the threshold between the two is passed by active features only.
 *
 * <p>Requirements: q prime, q^t at least m, S at most q. Width S q, smallest over t: about (v log m
 * / log (v log m))^2. Nothing is random. Cost: time and memory m S.
 *
 * <p>Source: Kautz and Singleton 1964, section V.
 */
public final class ReedSolomonCodes implements Construction {

  private static final int LARGEST_DIMENSION = 31; // 2^31 words are more than there are features

  @Override
  public Description describe() {
    return new Description(
        "reed-solomon-codes",
        "Represents features on explicit codes that are right on every sparse input by design.",
        List.of(),
        List.of("Kautz, Singleton: Nonrandom binary superimposed codes, 1964"));
  }

  /** Returns the shortest code that separates v-sparse inputs; empty if it exceeds an int. */
  private static Optional<KautzSingletonCode> code(ProblemShape shape) {
    Optional<KautzSingletonCode> shortest = Optional.empty();
    for (int dimension = 1; dimension <= LARGEST_DIMENSION; dimension++) {
      long ones = (long) shape.sparsity() * (dimension - 1) + 1;
      int root = (int) Math.floor(Math.pow(shape.features(), 1.0 / dimension));
      int prime = KautzSingletonCode.primeFrom((int) Math.max(ones, root));
      if (ones * prime > Integer.MAX_VALUE) {
        break;
      }
      KautzSingletonCode code = new KautzSingletonCode(prime, dimension, (int) ones);
      if (code.words() < shape.features()) {
        code =
            new KautzSingletonCode(KautzSingletonCode.primeFrom(prime + 1), dimension, (int) ones);
      }
      if (shortest.isEmpty() || code.length() < shortest.get().length()) {
        shortest = Optional.of(code);
      }
    }
    return shortest;
  }

  @Override
  public Sizing size(SizeRequest request) {
    Optional<Sizing> declined = Representations.declined(request.problem());
    if (declined.isPresent()) {
      return declined.get();
    }
    ProblemShape shape = request.problem().shape();
    Optional<KautzSingletonCode> code = code(shape);
    if (code.isEmpty()) {
      return new Sizing.Unsupported("no code of fewer than 2^31 neurons is right by design");
    }
    int needed = code.get().length();
    if (request.neurons().isPresent() && request.neurons().getAsInt() < needed) {
      return new Sizing.Unsupported(
          "to be right by design takes %s neurons, but only %s are allowed"
              .formatted(needed, request.neurons().getAsInt()));
    }
    long bytes = Representations.bytes(shape, code.get().ones(), 48) + 64L * needed;
    return new Sizing.Sized(needed, OptionalDouble.of(0), bytes);
  }

  @Override
  public Network build(BuildRequest request) {
    ProblemShape shape = request.problem().shape();
    KautzSingletonCode code = code(shape).orElseThrow();
    int[][] words = new int[shape.features()][];
    for (int feature = 0; feature < words.length; feature++) {
      words[feature] = code.word(feature);
    }
    SparseMatrix readout = SparseMatrix.binaryRows(code.length(), words);
    return Representations.network(readout.transpose(), readout, code.ones() - 0.5);
  }
}
