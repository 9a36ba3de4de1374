package org.superpose.core.truth;

import java.util.Arrays;

/**
 * Matches rows with columns, each with one at most, so that the sum of the values of the matched is
 * as large as possible; of rows and columns, the fewer are all matched.
 *
 * <p>Shortest augmenting paths with dual variables, one row after the other: D. F. Crouse, On
 * implementing 2D rectangular assignment algorithms, IEEE Transactions on Aerospace and Electronic
 * Systems 52 (2016), after Jonker and Volgenant (1987), without their initialisation. Time: the
 * square of the fewer times the more, at most. Memory: a few numbers for each row and column,
 * beside the values.
 */
final class Assignment {

  private final double[][] cost; // [rows][columns], rows <= columns
  private final double[] rowPrice;
  private final double[] columnPrice;
  private final int[] rowOf; // [columns], -1 while free
  private final int[] columnOf; // [rows]

  private Assignment(double[][] cost, int columns) {
    this.cost = cost;
    rowPrice = new double[cost.length];
    columnPrice = new double[columns];
    rowOf = new int[columns];
    Arrays.fill(rowOf, -1);
    columnOf = new int[cost.length];
  }

  /**
   * Returns the column of each row, -1 for a row without one. Of several best matchings it is
   * always the same.
   *
   * @param values {@code [rows][columns]}, finite, all rows of the same length
   */
  static int[] best(double[][] values) {
    int rows = values.length;
    int columns = rows == 0 ? 0 : values[0].length;
    boolean wide = rows <= columns;
    double[][] cost = new double[wide ? rows : columns][wide ? columns : rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        cost[wide ? row : column][wide ? column : row] = -values[row][column];
      }
    }
    Assignment assignment = new Assignment(cost, wide ? columns : rows);
    for (int row = 0; row < cost.length; row++) {
      assignment.augment(row);
    }
    int[] matched = new int[rows];
    Arrays.fill(matched, -1);
    for (int column = 0; column < assignment.rowOf.length; column++) {
      int row = assignment.rowOf[column];
      if (row >= 0) {
        matched[wide ? row : column] = wide ? column : row;
      }
    }
    return matched;
  }

  /** Gives a row a column along the cheapest path over columns that other rows have. */
  private void augment(int start) {
    int columns = rowOf.length;
    double[] distance = new double[columns];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    int[] previous = new int[columns]; // the row from which a column is reached
    boolean[] done = new boolean[columns];
    double reached = 0;
    int row = start;
    int last;
    while (true) {
      int nearest = -1;
      for (int column = 0; column < columns; column++) {
        if (done[column]) {
          continue;
        }
        double through = reached + cost[row][column] - rowPrice[row] - columnPrice[column];
        if (through < distance[column]) {
          distance[column] = through;
          previous[column] = row;
        }
        if (nearest < 0 || distance[column] < distance[nearest]) {
          nearest = column;
        }
      }
      done[nearest] = true;
      reached = distance[nearest];
      if (rowOf[nearest] < 0) {
        last = nearest;
        break;
      }
      row = rowOf[nearest];
    }
    updatePrices(start, distance, done, reached);
    for (int column = last; column >= 0; ) {
      int owner = previous[column];
      int freed = columnOf[owner];
      rowOf[column] = owner;
      columnOf[owner] = column;
      column = owner == start ? -1 : freed;
    }
  }

  private void updatePrices(int start, double[] distance, boolean[] done, double reached) {
    rowPrice[start] += reached;
    for (int column = 0; column < done.length; column++) {
      if (done[column] && rowOf[column] >= 0) {
        rowPrice[rowOf[column]] += reached - distance[column];
      }
      if (done[column]) {
        columnPrice[column] -= reached - distance[column];
      }
    }
  }
}
