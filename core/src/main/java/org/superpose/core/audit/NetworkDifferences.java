package org.superpose.core.audit;

import java.util.ArrayList;
import java.util.List;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;

/** Names the parts in which two networks differ. */
public final class NetworkDifferences {

  private final List<String> differences = new ArrayList<>();

  private NetworkDifferences() {}

  /** Returns the parts whose entries, alphabets or origins differ; none if there is none. */
  public static List<String> between(Network one, Network other) {
    NetworkDifferences comparison = new NetworkDifferences();
    comparison.compare("encoder", one.encoder(), other.encoder());
    comparison.compareOrigins("encoder", one.encoderOrigin(), other.encoderOrigin());
    comparison.compareLayers(one.layers(), other.layers());
    comparison.compare("readout", one.readout(), other.readout());
    comparison.compare("thresholds", one.thresholds(), other.thresholds());
    comparison.compareOrigins("readout", one.readoutOrigin(), other.readoutOrigin());
    return comparison.differences;
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

  private void compareOrigins(String part, Origin one, Origin other) {
    if (one.getClass() != other.getClass()) {
      differences.add("origin of the %s: %s and %s".formatted(part, one, other));
    } else if (one instanceof Origin.PublicExceptRows(Matrix base)
        && other instanceof Origin.PublicExceptRows(Matrix otherBase)) {
      compare("public base of the " + part, base, otherBase);
    } else if (one instanceof Origin.Choice choice && other instanceof Origin.Choice otherChoice) {
      compare("choices of the " + part, choice.chosen(), otherChoice.chosen());
    }
  }

  private void compare(String part, Matrix one, Matrix other) {
    if (!one.alphabet().equals(other.alphabet())) {
      differences.add(
          "alphabet of the %s: %s and %s".formatted(part, one.alphabet(), other.alphabet()));
    }
    if (one.rows() != other.rows() || one.columns() != other.columns()) {
      differences.add(
          "shape of the %s: %s x %s and %s x %s"
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
