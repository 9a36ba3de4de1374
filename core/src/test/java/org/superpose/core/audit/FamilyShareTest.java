package org.superpose.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.superpose.core.task.Problem;
import org.superpose.core.task.standard.LayeredAndTask;

class FamilyShareTest {

  private static FamilyShare share(Problem problem, Predicate<Problem> supports) {
    return FamilyShare.notDeclined(
        new Pairs.Scripted(supports, request -> Pairs.honest(request.problem())),
        Pairs.request(problem, 1));
  }

  /** With all of 16 taken, the part p is below p' with confidence 1 - p'^16: 0.01^(1/16). */
  @Test
  void aConstructionThatDeclinesNothing() {
    FamilyShare share = share(Pairs.problem(1), _ -> true);

    assertThat(share.isWhole()).isTrue();
    assertThat(share).hasToString("16 of 16 random functions of the family");
    assertThat(share.missingBits())
        .isCloseTo(-Math.log(0.01) / Math.log(2) / 16, within(1e-6)); // 0.415
  }

  @Test
  void aConstructionThatDeclinesSome() {
    FamilyShare share = share(Pairs.problem(1), problem -> problem.input(0, 0) % 2 == 0);

    assertThat(share.taken()).isBetween(3, 14);
    // The true part is about a half: its lower limit misses between one and six bits.
    assertThat(share.missingBits()).isBetween(1.0, 6.0);
  }

  @Test
  void aConstructionThatDeclinesAllOrBreaks() {
    assertThat(share(Pairs.problem(1), _ -> false).missingBits()).isInfinite();
    assertThat(
            share(
                    Pairs.problem(1),
                    _ -> {
                      throw new IllegalStateException("broken");
                    })
                .taken())
        .isZero();
  }

  @Test
  void aFamilyThatCannotBeDrawnFromIsWholeOrUnknown() {
    Problem layered = Pairs.problem(new LayeredAndTask(), 1, Map.of("features", 9, "stages", 2));

    assertThat(share(layered, _ -> true).missingBits()).isZero();
    assertThat(share(layered, problem -> problem.input(0, 0) != 3).missingBits()).isInfinite();
  }
}
