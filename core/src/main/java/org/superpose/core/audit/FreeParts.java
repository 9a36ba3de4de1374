package org.superpose.core.audit;

import java.util.ArrayList;
import java.util.List;
import org.superpose.core.network.Alphabet.Kind;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;

/**
 * Compares what a network gets free of charge with what another instance's network has in the same
 * place: all of it has to be the same, or it speaks of the instance.
 *
 * <p>Free are: an encoder or a readout declared public, with the thresholds; the public base of one
 * declared public except for some rows, with all thresholds; every matrix whose alphabet has a
 * single value, wherever it stands; the number of layers; and the kind of every alphabet. The
 * limits of an alphabet of whole numbers may depend on the instance: they are charged ({@link
 * org.superpose.core.network.Accounting}).
 */
final class FreeParts {

  private final List<String> complaints = new ArrayList<>();

  private FreeParts() {}

  /** Returns, in words, what a network gets free although another instance's network differs. */
  static List<String> complaints(Network network, Network other) {
    FreeParts parts = new FreeParts();
    parts.compare(
        "the encoder",
        network.encoder(),
        network.encoderOrigin(),
        other.encoder(),
        other.encoderOrigin());
    parts.compareLayers(network.layers(), other.layers());
    parts.compare(
        "the readout",
        network.readout(),
        network.readoutOrigin(),
        other.readout(),
        other.readoutOrigin());
    parts.compareThresholds(network, other);
    return parts.complaints;
  }

  private void compare(
      String part, Matrix matrix, Origin origin, Matrix otherMatrix, Origin otherOrigin) {
    Matrix otherPublic =
        otherOrigin instanceof Origin.PublicExceptRows(Matrix base) ? base : otherMatrix;
    switch (origin) {
      case Origin.Public _ -> {
        if (!otherPublic.sameEntries(matrix)) {
          complaints.add(part + " is declared public but depends on the instance");
        }
      }
      case Origin.PublicExceptRows(Matrix base) -> {
        if (!otherPublic.sameEntries(base)) {
          complaints.add(
              part
                  + " is declared public except for some rows, but its base depends on the"
                  + " instance");
        }
        comparePaid(part, matrix, otherMatrix);
      }
      case Origin.Choice choice -> {
        if (!(otherOrigin instanceof Origin.Choice otherChoice)
            || !ChoiceComparison.sameAlternatives(choice, matrix, otherChoice)) {
          complaints.add(
              part
                  + " is declared a choice among public alternatives, but these depend on the"
                  + " instance");
        }
        comparePaid(part, matrix, otherMatrix);
      }
      case Origin.Program _ -> comparePaid(part, matrix, otherMatrix);
    }
  }

  private void compareThresholds(Network network, Network other) {
    if (network.readoutOrigin() instanceof Origin.Program) {
      comparePaid("the thresholds", network.thresholds(), other.thresholds());
    } else if (!network.thresholds().sameEntries(other.thresholds())) {
      complaints.add("the readout is declared public but its thresholds depend on the instance");
    }
  }

  private void compareLayers(List<Layer> layers, List<Layer> others) {
    if (layers.size() != others.size()) {
      complaints.add(
          "the number of layers depends on the instance: %s and %s"
              .formatted(layers.size(), others.size()));
    }
    for (int l = 0; l < Math.min(layers.size(), others.size()); l++) {
      String layer = " of layer " + (l + 1);
      comparePaid("the weights" + layer, layers.get(l).weights(), others.get(l).weights());
      comparePaid("the bias" + layer, layers.get(l).bias(), others.get(l).bias());
    }
  }

  /** Of a matrix that is paid for, the alphabet is free, and all of it if that has one value. */
  private void comparePaid(String part, Matrix matrix, Matrix other) {
    Kind kind = matrix.alphabet().kind();
    if (matrix.alphabet().bitsPerEntry() == 0) {
      if (!matrix.alphabet().equals(other.alphabet()) || !matrix.sameEntries(other)) {
        complaints.add(
            "%s: free, having a single value, but depending on the instance: %s here, %s there"
                .formatted(part, matrix.alphabet(), other.alphabet()));
      }
    } else if (kind != other.alphabet().kind()) {
      complaints.add(
          "the alphabet of %s depends on the instance: %s and %s"
              .formatted(part, matrix.alphabet(), other.alphabet()));
    }
  }
}
