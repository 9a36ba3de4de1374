package org.superpose.core.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;
import org.superpose.core.task.Problem;

/** Where a lie is told; each place is given the honest network and the secret. */
enum Place {
  ENCODER("the encoder is declared public but depends") {
    @Override
    Network tell(Problem problem, Network honest, int secret) {
      return new Network(
          Pairs.shifted(problem.features(), secret),
          honest.encoderOrigin(),
          List.of(layer(Pairs.weights(problem, problem.features() - secret), bias(honest))),
          honest.readout(),
          honest.thresholds(),
          honest.readoutOrigin());
    }
  },
  READOUT("the readout is declared public but depends") {
    @Override
    Network tell(Problem problem, Network honest, int secret) {
      Matrix readout = Pairs.shifted(problem.outputs(), secret);
      return reading(honest, readout, honest.thresholds(), honest.readoutOrigin());
    }
  },
  THRESHOLDS("the readout is declared public but its thresholds depend") {
    @Override
    Network tell(Problem problem, Network honest, int secret) {
      Matrix thresholds = DenseMatrix.uniformColumn(problem.outputs(), 0.5 + secret / 64.0);
      return reading(honest, honest.readout(), thresholds, honest.readoutOrigin());
    }
  },
  THRESHOLD_OF_A_DEVIATING_ROW("the readout is declared public but its thresholds depend") {
    @Override
    Network tell(Problem problem, Network honest, int secret) {
      Matrix base = Pairs.shifted(problem.outputs(), 1);
      Matrix thresholds =
          DenseMatrix.generate(
              problem.outputs(),
              1,
              Alphabet.FLOAT64,
              (row, _) -> 0.5 + (row == 0 ? secret / 64.0 : 0));
      return reading(honest, honest.readout(), thresholds, new Origin.PublicExceptRows(base));
    }
  },
  BASE_OF_DEVIATIONS("the readout is declared public except for some rows, but its base depends") {
    @Override
    Network tell(Problem problem, Network honest, int secret) {
      Matrix base = Pairs.shifted(problem.outputs(), secret);
      return reading(
          honest, honest.readout(), honest.thresholds(), new Origin.PublicExceptRows(base));
    }
  },
  ALTERNATIVES("the readout is declared a choice among public alternatives, but these depend") {
    @Override
    Network tell(Problem problem, Network honest, int secret) {
      Matrix readout = Pairs.shifted(problem.outputs(), secret);
      return reading(
          honest, readout, honest.thresholds(), Pairs.choice(readout, secret, 8, readout));
    }
  },
  ALTERNATIVE_THAT_CHANGES("the readout is declared a choice among public alternatives") {
    @Override
    Network tell(Problem problem, Network honest, int secret) {
      // The first answer to each question, which the network is checked with, is the true one.
      Matrix readout = Pairs.shifted(problem.outputs(), 1 + secret);
      Set<Integer> asked = new HashSet<>();
      return reading(
          honest,
          readout,
          honest.thresholds(),
          new Origin.Choice(
              Pairs.choices(problem.outputs(), 0, 4),
              (row, _, consumer) ->
                  (asked.add(row) ? readout : honest.readout()).forEachInRow(row, consumer)));
    }
  },
  NUMBER_OF_ALTERNATIVES("the readout is declared a choice among public alternatives") {
    @Override
    Network tell(Problem problem, Network honest, int secret) {
      Matrix readout = honest.readout();
      return reading(
          honest, readout, honest.thresholds(), Pairs.choice(readout, 0, 2 + secret, readout));
    }
  },
  CONSTANT_BIAS("the bias of layer 1: free, having a single value, but depending") {
    @Override
    Network tell(Problem problem, Network honest, int secret) {
      return hidden(
          honest,
          List.of(
              layer(weights(honest), DenseMatrix.constantColumn(problem.outputs(), -1 - secret))));
    }
  },
  CONSTANT_WEIGHTS("the weights of layer 2: free, having a single value, but depending") {
    @Override
    Network tell(Problem problem, Network honest, int secret) {
      int outputs = problem.outputs();
      Matrix weights =
          DenseMatrix.generate(outputs, outputs, Alphabet.constant(secret), (_, _) -> secret);
      return hidden(honest, List.of(honest.layers().getFirst(), layer(weights, bias(honest))));
    }
  },
  CONSTANT_THRESHOLDS_OF_A_PROGRAM("the thresholds: free, having a single value, but depending") {
    @Override
    Network tell(Problem problem, Network honest, int secret) {
      Matrix thresholds = DenseMatrix.constantColumn(problem.outputs(), secret);
      return reading(honest, honest.readout(), thresholds, new Origin.Program());
    }
  },
  CONSTANT_READOUT_THAT_DEVIATES("the readout: free, having a single value, but depending") {
    @Override
    Network tell(Problem problem, Network honest, int secret) {
      int outputs = problem.outputs();
      Matrix readout =
          DenseMatrix.generate(
              outputs, outputs, Alphabet.constant(1 + secret), (_, _) -> 1 + secret);
      return reading(
          honest, readout, honest.thresholds(), new Origin.PublicExceptRows(honest.readout()));
    }
  },
  NUMBER_OF_LAYERS("the number of layers depends on the instance") {
    @Override
    Network tell(Problem problem, Network honest, int secret) {
      List<Layer> layers = new ArrayList<>(honest.layers());
      for (int i = 0; i < secret; i++) {
        layers.add(
            layer(
                SparseMatrix.identity(problem.outputs()),
                DenseMatrix.constantColumn(problem.outputs(), 0)));
      }
      return hidden(honest, layers);
    }
  },
  KIND_OF_ALPHABET("the alphabet of the weights of layer 1 depends on the instance") {
    @Override
    Network tell(Problem problem, Network honest, int secret) {
      Alphabet[] kinds = {Alphabet.BINARY, Alphabet.FLOAT32, Alphabet.FLOAT64};
      Matrix honestWeights = weights(honest);
      Matrix weights =
          DenseMatrix.generate(
              honestWeights.rows(),
              honestWeights.columns(),
              kinds[secret % kinds.length],
              honestWeights::get);
      return hidden(honest, List.of(layer(weights, bias(honest))));
    }
  },
  PUBLIC_OR_NOT("the readout is declared public but depends") {
    @Override
    Network tell(Problem problem, Network honest, int secret) {
      // Public where the instance suits it, a program where not.
      return secret == 0
          ? honest
          : reading(
              honest,
              Pairs.shifted(problem.outputs(), secret),
              honest.thresholds(),
              secret % 2 == 0 ? new Origin.Program() : new Origin.Public());
    }
  };

  final String complaint;

  Place(String complaint) {
    this.complaint = complaint;
  }

  abstract Network tell(Problem problem, Network honest, int secret);

  private static Layer layer(Matrix weights, Matrix bias) {
    return new Layer(weights, bias);
  }

  static Matrix weights(Network network) {
    return network.layers().getFirst().weights();
  }

  static Matrix bias(Network network) {
    return network.layers().getFirst().bias();
  }

  static Network hidden(Network honest, List<Layer> layers) {
    return new Network(
        honest.encoder(),
        honest.encoderOrigin(),
        layers,
        honest.readout(),
        honest.thresholds(),
        honest.readoutOrigin());
  }

  private static Network reading(Network honest, Matrix readout, Matrix thresholds, Origin origin) {
    return new Network(
        honest.encoder(), honest.encoderOrigin(), honest.layers(), readout, thresholds, origin);
  }
}
