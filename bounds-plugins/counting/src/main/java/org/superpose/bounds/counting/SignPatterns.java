package org.superpose.bounds.counting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.superpose.core.bound.BoundRequest;
import org.superpose.core.bound.BoundRequest.NetworkProfile;
import org.superpose.core.task.Criterion;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Gates;

/**
 * How many functions networks with <i>real</i> parameters can tell apart, whatever the precision of
 * their weights: as many as there are patterns of signs.
 *
 * <p>Legend: L hidden layers of at most n neurons, m' outputs, P real parameters, N inputs on which
 * no two functions of the family agree, d the degree of a polynomial, e Euler's number.
 *
 * <p><b>Signs.</b> K polynomials of degree at most d in P variables, P at most K, take at most S(K,
 * P, d) patterns of "above 0, or not": 2^K in any case; for d = 1 the regions of K hyperplanes, sum
 * over i up to P of C(K, i), at most (e K / P)^P; else (4 e d K / P)^P. Both theorems count
 * patterns without zeros. Zeros do not add any: there are finitely many patterns, so some t > 0 is
 * smaller than all values above 0 that one point of each shows, and the polynomials less t, of the
 * same degree, take the same patterns there without zeros.
 *
 * <p><b>Layers.</b> With the signs of all earlier layers fixed on all N inputs, what enters a
 * neuron of layer l is a polynomial of the parameters up to this layer, and with the signs of all
 * layers fixed, so is a score. The pattern of layer l is one of S(N n, P_l, d_l), P_l the number of
 * parameters up to layer l; that of the outputs one of S(N m', P, d). So the network is one of at
 * most
 *
 * <pre>S(N n, P_1, d_1) ... S(N n, P_L, d_L) S(N m', P, d)</pre>
 *
 * functions, which is at least |F| for a method that builds all of F. The polynomials of one layer
 * differ between the patterns of the earlier ones, so the numbers multiply; a single S of N (L n +
 * m') polynomials would be no bound by these theorems. <i>Degrees</i>: public encoder and readout
 * are constants, so d_l = l and d = L; where they are parameters too, d_l = l + 1 and d = L + 2.
 * <i>Parameters</i>: P_l is at most P and, between public parts, at most l (n^2 + n).
 *
 * <p>A readout that deviates from a public one in rows that cost b bits is one of 2^b: it adds b
 * bits, and counts as parameters besides.
 *
 * <p>Where the criterion is every input and the outputs are gates of k features, inputs of at most
 * k active features are N enough: gates that differ do so on the features that one of them reads.
 *
 * <p>Sources: L. Schläfli, 1901 (hyperplanes); H. E. Warren, Lower bounds for approximation by
 * nonlinear manifolds, 1968, Theorem 3; layer by layer as in M. Anthony and P. Bartlett, Neural
 * Network Learning, 1999, chapter 8.
 *
 * @param neurons n
 * @param layers L, at least 1 between public parts
 * @param outputs m'
 * @param inputs N
 * @param publicParts whether encoder and readout are constants
 * @param deviationBits b
 */
record SignPatterns(
    long neurons,
    int layers,
    long outputs,
    double inputs,
    boolean publicParts,
    double deviationBits) {

  static final String SOURCE =
      "H. E. Warren, Lower bounds for approximation by nonlinear manifolds, Trans. AMS 133, 1968;"
          + " M. Anthony and P. Bartlett, Neural Network Learning, 1999, chapter 8";

  private static final double LOG_E = 1 / StrictMath.log(2);

  /** Makes the patterns of networks like the request's. */
  static SignPatterns of(BoundRequest request, NetworkProfile profile) {
    return new SignPatterns(
        profile.neurons(),
        profile.layers(),
        request.shape().outputs(),
        inputs(request),
        profile.publicParts(),
        profile.deviationBits());
  }

  private static double inputs(BoundRequest request) {
    Domain domain = request.shape().domain();
    int read = request.shape().gates().map(Gates::arity).orElse(domain.sparsity());
    boolean fewer =
        request.criterion() instanceof Criterion.EveryInput
            && domain instanceof Domain.AtMost
            && read < domain.sparsity();
    Domain apart = fewer ? new Domain.AtMost(read) : domain;
    return apart.inputCount(request.shape().features()).orElse(Long.MAX_VALUE);
  }

  /** Returns the patterns of the same networks with other layers, each n neurons wide. */
  SignPatterns withNeurons(long width) {
    return new SignPatterns(width, layers, outputs, inputs, publicParts, deviationBits);
  }

  /** Returns the patterns of the same networks with another number of outputs. */
  SignPatterns withOutputs(long count) {
    return new SignPatterns(neurons, layers, count, inputs, publicParts, deviationBits);
  }

  /** Returns log2 of the number of functions that L (n^2 + n) real parameters can tell apart. */
  double bitsOfLayers() {
    return bits(layers * parametersOfLayer());
  }

  /** Returns log2 of the number of functions that this many real parameters can tell apart. */
  double bits(double parameters) {
    double bits =
        deviationBits + signs(inputs * outputs, parameters, layers + (publicParts ? 0 : 2));
    for (int layer = 1; layer <= layers; layer++) {
      double before = publicParts ? Math.min(parameters, layer * parametersOfLayer()) : parameters;
      bits += signs(inputs * neurons, before, layer + (publicParts ? 0 : 1));
    }
    return bits;
  }

  private double parametersOfLayer() {
    return (double) neurons * neurons + neurons;
  }

  /** Returns log2 S(K, P, d): at most K, and less where there are fewer variables. */
  private static double signs(double polynomials, double variables, int degree) {
    if (variables >= polynomials || variables == 0) {
      return variables == 0 ? 0 : polynomials;
    }
    double factor = degree == 1 ? 1 : 4.0 * degree;
    double regions = Logarithms.log2(factor * polynomials / variables) + LOG_E;
    return Math.min(polynomials, variables * regions);
  }

  List<String> with(List<String> assumptions) {
    List<String> all = new ArrayList<>(assumptions);
    all.add("weights are real numbers of any precision");
    all.add(
        publicParts ? "encoder and readout are public" : "encoder and readout may be parameters");
    all.add(
        String.format(
            Locale.ROOT,
            "%s hidden layer%s, told apart on %.0f inputs",
            layers,
            layers == 1 ? "" : "s",
            inputs));
    return all;
  }
}
