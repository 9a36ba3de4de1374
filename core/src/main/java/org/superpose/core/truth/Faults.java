package org.superpose.core.truth;

import java.util.Arrays;
import java.util.List;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.network.SparseMatrix;

/** Changes networks by faults. */
final class Faults {

  private Faults() {}

  /** Returns a network with faults; its readout is then part of the program. */
  static Network apply(Network network, List<Fault> faults) {
    return new Network(
        network.encoder(),
        network.encoderOrigin(),
        network.layers(),
        readout(network.readout(), faults),
        thresholds(network.thresholds(), faults),
        new Origin.Program());
  }

  private static Matrix thresholds(Matrix thresholds, List<Fault> faults) {
    double[] changed = new double[thresholds.rows()];
    Arrays.setAll(changed, row -> thresholds.get(row, 0));
    for (Fault fault : faults) {
      if (fault.neuron().isEmpty()) {
        changed[fault.output()] = fault.after();
      }
    }
    boolean keeps = Arrays.stream(changed).allMatch(thresholds.alphabet()::contains);
    Alphabet alphabet = keeps ? thresholds.alphabet() : Alphabet.FLOAT64;
    return DenseMatrix.of(changed.length, 1, alphabet, changed);
  }

  private static Matrix readout(Matrix readout, List<Fault> faults) {
    SparseVector[] rows = new SparseVector[readout.rows()];
    Arrays.setAll(rows, row -> row(readout, row));
    boolean changed = false;
    for (Fault fault : faults) {
      if (fault.neuron().isPresent()) {
        rows[fault.output()] =
            without(rows[fault.output()], fault.neuron().getAsInt(), readout.columns());
        changed = true;
      }
    }
    return changed ? of(readout, rows) : readout;
  }

  private static SparseVector without(SparseVector row, int neuron, int columns) {
    double[] entries = new double[columns];
    row.copyInto(entries, 1);
    entries[neuron] = 0;
    return SparseVector.of(entries);
  }

  /** Returns rows as a matrix like another, which may lack zeros. */
  private static Matrix of(Matrix like, SparseVector[] rows) {
    Alphabet alphabet = like.alphabet();
    if (!alphabet.isIntegral()) {
      double[] entries = new double[Math.multiplyExact(like.rows(), like.columns())];
      for (int row = 0; row < rows.length; row++) {
        for (int i = 0; i < rows[row].indices().length; i++) {
          entries[row * like.columns() + rows[row].indices()[i]] = rows[row].values()[i];
        }
      }
      return DenseMatrix.of(like.rows(), like.columns(), alphabet, entries);
    }
    int[][] positions = new int[rows.length][];
    int[][] values = new int[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      positions[row] = rows[row].indices();
      values[row] = Arrays.stream(rows[row].values()).mapToInt(value -> (int) value).toArray();
    }
    Alphabet withZero =
        Alphabet.integers(Math.min(0, alphabet.minimum()), Math.max(0, alphabet.maximum()));
    return SparseMatrix.ofRows(like.columns(), withZero, positions, values);
  }

  /** Returns a row of a matrix. */
  static SparseVector row(Matrix matrix, int row) {
    double[] entries = new double[matrix.columns()];
    matrix.forEachInRow(row, (column, value) -> entries[column] = value);
    return SparseVector.of(entries);
  }
}
