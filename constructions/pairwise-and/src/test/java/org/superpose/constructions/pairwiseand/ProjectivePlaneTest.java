package org.superpose.constructions.pairwiseand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectivePlaneTest {

  /** Oracle: the axioms of a projective plane, by enumeration. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 7})
  void anyTwoLinesMeetInOnePoint(int order) {
    ProjectivePlane plane = new ProjectivePlane(order);

    assertThat(plane.points()).isEqualTo(order * order + order + 1);
    for (int line = 0; line < plane.points(); line++) {
      Set<Integer> points = points(plane, line);
      assertThat(points).hasSize(order + 1);
      for (int other = 0; other < line; other++) {
        Set<Integer> meeting = new HashSet<>(points);
        meeting.retainAll(points(plane, other));
        assertThat(meeting).hasSize(1);
      }
    }
  }

  /** Oracle: 7, 13, 31, 57, 133, 183 points for the primes 2, 3, 5, 7, 11, 13. */
  @Test
  void largestPlaneThatFits() {
    assertThat(ProjectivePlane.within(7).order()).isEqualTo(2);
    assertThat(ProjectivePlane.within(132).order()).isEqualTo(7);
    assertThat(ProjectivePlane.within(133).order()).isEqualTo(11);
    assertThat(ProjectivePlane.within(400).points()).isEqualTo(381);
  }

  private static Set<Integer> points(ProjectivePlane plane, int line) {
    return new HashSet<>(Arrays.stream(plane.line(line)).boxed().toList());
  }
}
