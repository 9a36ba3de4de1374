package org.superpose.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;

/** Names the parts in which two networks differ. */
final class NetworkComparison {

  private final List<String> differences = new ArrayList<>();

  private NetworkComparison() {}

  /** Returns the parts whose entries, alphabets or origins differ. */
  static List<String> differences(Network one, Network other) {
    NetworkComparison comparison = new NetworkComparison();
    comparison.compare("encoder", one.encoder(), other.encoder());
    comparison.compareOrigins("encoder", one.encoderOrigin(), other.encoderOrigin());
    comparison.compareLayers(one.layers(), other.layers());
    comparison.compare("readout", one.readout(), other.readout());
    comparison.compare("thresholds", one.thresholds(), other.thresholds());
    comparison.compareOrigins("readout", one.readoutOrigin(), other.readoutOrigin());
    return comparison.differences;
  }

  /** Returns the parts that both networks get free of charge and in which they differ. */
  static List<String> publicDifferences(Network one, Network other) {
    NetworkComparison comparison = new NetworkComparison();
    comparison.comparePublic(
        "encoder",
        free(one.encoder(), one.encoderOrigin()),
        free(other.encoder(), other.encoderOrigin()));
    comparison.comparePublic(
        "readout",
        free(one.readout(), one.readoutOrigin()),
        free(other.readout(), other.readoutOrigin()));
    if (!(one.readoutOrigin() instanceof Origin.Program
        || other.readoutOrigin() instanceof Origin.Program)) {
      comparison.compare("thresholds", one.thresholds(), other.thresholds());
    }
    comparison.compareConstants(one.layers(), other.layers());
    return comparison.differences;
  }

  private static Optional<Matrix> free(Matrix matrix, Origin origin) {
    return switch (origin) {
      case Origin.Public _ -> Optional.of(matrix);
      case Origin.PublicExceptRows(Matrix base) -> Optional.of(base);
      case Origin.Program _ -> Optional.empty();
    };
  }

  private void comparePublic(String part, Optional<Matrix> one, Optional<Matrix> other) {
    if (one.isPresent() && other.isPresent()) {
      compare("public " + part, one.get(), other.get());
    }
  }

  private void compareLayers(List<Layer> one, List<Layer> other) {
    if (one.size() != other.size()) {
      differences.add("number of layers: " + one.size() + " and " + other.size());
      return;
    }
    for (int l = 0; l < one.size(); l++) {
      compare("weights of layer " + (l + 1), one.get(l).weights(), other.get(l).weights());
      compare("bias of layer " + (l + 1), one.get(l).bias(), other.get(l).bias());
    }
  }

  /** An alphabet of one value costs nothing, so the value must not speak of the instance. */
  private void compareConstants(List<Layer> one, List<Layer> other) {
    for (int l = 0; l < Math.min(one.size(), other.size()); l++) {
      compareConstant("weights of layer " + (l + 1), one.get(l).weights(), other.get(l).weights());
      compareConstant("bias of layer " + (l + 1), one.get(l).bias(), other.get(l).bias());
    }
  }

  private void compareConstant(String part, Matrix one, Matrix other) {
    if (one.alphabet().bitsPerEntry() == 0 && !one.alphabet().equals(other.alphabet())) {
      differences.add("constant %s: %s and %s".formatted(part, one.alphabet(), other.alphabet()));
    }
  }

  private void compareOrigins(String part, Origin one, Origin other) {
    if (one.getClass() != other.getClass()) {
      differences.add("origin of the %s: %s and %s".formatted(part, one, other));
    } else if (one instanceof Origin.PublicExceptRows(Matrix base)
        && other instanceof Origin.PublicExceptRows(Matrix otherBase)) {
      compare("public base of the " + part, base, otherBase);
    }
  }

  private void compare(String part, Matrix one, Matrix other) {
    if (!one.alphabet().equals(other.alphabet())) {
      differences.add(
          "alphabet of the %s: %s and %s".formatted(part, one.alphabet(), other.alphabet()));
    }
    if (one.rows() != other.rows() || one.columns() != other.columns()) {
      differences.add(
          "shape of the %s: %d x %d and %d x %d"
              .formatted(part, one.rows(), one.columns(), other.rows(), other.columns()));
      return;
    }
    for (int row = 0; row < one.rows(); row++) {
      if (!one.sameRow(other, row)) {
        differences.add(part + ": row " + row);
        return;
      }
    }
  }
}
