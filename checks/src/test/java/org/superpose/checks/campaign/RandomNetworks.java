package org.superpose.checks.campaign;

import java.util.ArrayList;
import java.util.List;
import org.superpose.checks.campaign.Spec.Hidden;
import org.superpose.core.random.RandomStream;

/** Networks of random entries: almost always wrong, in every way that numbers can go wrong. */
final class RandomNetworks {

  private static final int MOST_LAYERS = 6;

  private RandomNetworks() {}

  static Spec draw(Problems problem, Numbers numbers, RandomStream random) {
    int depth = random.nextInt(3) > 0 ? random.nextInt(3) : random.nextInt(MOST_LAYERS + 1);
    int most = numbers.isWide() ? 6 : 12;
    int keep = 1 + random.nextInt(4); // of four entries
    int width = 1 + random.nextInt(most);
    double[][] encoder = matrix(width, problem.features(), numbers, keep, random);
    List<Hidden> layers = new ArrayList<>();
    for (int l = 0; l < depth; l++) {
      int next = 1 + random.nextInt(most);
      double[][] weights = matrix(next, width, numbers, keep, random);
      layers.add(new Hidden(weights, matrix(1, next, Numbers.pick(random), 4, random)[0]));
      width = next;
    }
    return new Spec(
        problem,
        encoder,
        layers,
        matrix(problem.outputs(), width, numbers, keep, random),
        matrix(1, problem.outputs(), numbers, 4, random)[0]);
  }

  private static double[][] matrix(
      int rows, int columns, Numbers numbers, int keep, RandomStream random) {
    double[][] entries = new double[rows][columns];
    for (double[] row : entries) {
      for (int i = 0; i < columns; i++) {
        row[i] = random.nextInt(4) < keep ? numbers.draw(random) : 0;
      }
    }
    return entries;
  }
}
