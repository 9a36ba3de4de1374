package org.superpose.formats.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.superpose.core.network.Layer;
import org.superpose.core.network.Network;
import org.superpose.core.network.Origin;
import org.superpose.core.task.Domain;
import org.superpose.core.task.Gate;
import org.superpose.core.task.Problem;
import org.superpose.core.task.ProblemShape;

class QueryWriterTest {

  private static final int CASES = 108;

  static String text(QueryCases query, int output, QueryFormat format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new QueryWriter("some", query.network(), query.problem()).write(output, format, bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Returns on which inputs, one bit a feature, the conditions of a file can be met. */
  private static IntPredicate meaning(String text, QueryFormat format) {
    return switch (format) {
      case LP -> meaning(LinearEvaluator.lp(text));
      case OPB -> meaning(LinearEvaluator.opb(text));
      case SMT2 -> new SmtEvaluator(text)::holds;
    };
  }

  private static IntPredicate meaning(LinearEvaluator file) {
    return input -> file.canBeMet(QueryCases.FEATURES, input);
  }

  /** The oracle is the definition of network and problem, in exact arithmetic, on every input. */
  @ParameterizedTest
  @EnumSource
  void saysThatTheOutputIsWrong(QueryFormat format) throws IOException {
    int right = 0;
    int wrong = 0;
    for (int number = 0; number < CASES; number++) {
      QueryCases query = QueryCases.of(number);
      int output = number % query.problem().outputs();
      IntPredicate meaning = meaning(text(query, output, format), format);
      for (int input = 0; input < 1 << QueryCases.FEATURES; input++) {
        assertThat(meaning.test(input))
            .as("case %s, output %s, input %s", number, output, input)
            .isEqualTo(query.isWrong(output, input));
      }
      right += query.isWrong(output) ? 0 : 1;
      wrong += query.isWrong(output) ? 1 : 0;
    }
    assertThat(right).isGreaterThan(CASES / 4);
    assertThat(wrong).isGreaterThan(CASES / 4);
  }

  /** AND of two features by one neuron; the encoder has the code on its diagonal. */
  private static QueryCases single(
      double code, double first, double second, double bias, double threshold) {
    Network network =
        new Network(
            QueryCases.matrix(2, 2, (row, column) -> row == column ? code : 0),
            new Origin.Program(),
            List.of(
                new Layer(
                    QueryCases.matrix(1, 2, (_, column) -> column == 0 ? first : second),
                    QueryCases.matrix(1, 1, (_, _) -> bias))),
            QueryCases.matrix(1, 1, (_, _) -> 1),
            QueryCases.matrix(1, 1, (_, _) -> threshold),
            new Origin.Program());
    ProblemShape shape =
        new ProblemShape(
            "some", 2, 1, new Domain.AtMost(2), 0, 0, Optional.empty(), Optional.of("a test"));
    return new QueryCases(network, new Problem(shape, Gate.AND, new int[][] {{0, 1}}));
  }

  /** A network that is on when 3 x0 + tiny x1 exceeds 3. */
  private static QueryCases fine(double tiny) {
    return single(1, 3, tiny, 0, 3);
  }

  /** 2^-80 decides: only with it does the score exceed the threshold when both are active. */
  @Test
  void roundsNothing() throws IOException {
    for (QueryFormat format : List.of(QueryFormat.OPB, QueryFormat.SMT2)) {
      for (double tiny : new double[] {0x1p-80, -0x1p-80}) {
        String text = text(fine(tiny), 0, format);
        boolean met =
            format == QueryFormat.SMT2
                ? new SmtEvaluator(text).holds(3)
                : LinearEvaluator.opb(text).canBeMet(2, 3);
        assertThat(met).as("%s, %s", format, tiny).isEqualTo(tiny < 0);
      }
    }
  }

  @Test
  void refusesNumbersThatDoublesRound() throws IOException {
    OutputStream out = new ByteArrayOutputStream();
    QueryCases query = fine(0x1p-80);
    QueryWriter writer = new QueryWriter("some", query.network(), query.problem());

    assertThatThrownBy(() -> writer.write(0, QueryFormat.LP, out))
        .isInstanceOf(QueryException.class)
        .hasMessage(
            "output 0 needs whole numbers up to 3626777458843887524118529, and solvers read those"
                + " of lp in double precision, exact up to 2^53; use opb or smt2");
    assertThat(out).hasToString("");
    assertThat(text(fine(0x1p-40), 0, QueryFormat.LP)).contains("3298534883328 x0");
  }

  /** Written by hand: one neuron, 3 x0 + x1 - 2 at most 2 on these inputs, at least -2. */
  @Test
  void looksLikeThis() throws IOException {
    QueryCases query = single(0.5, 3, 1, -1, 0.75);

    assertThat(text(query, 0, QueryFormat.LP))
        .contains("Is output 0 of some wrong on some input with at most 2 active of 2 features?")
        .contains("It is to be AND of features 0, 1, and is on when its score exceeds 1.")
        .endsWith(
            """
            Minimize
             none: 0 x0
            Subject To
             c1: + x0 + x1 <= 2
             c2: + h1_0 - 3 x0 - x1 >= -2
             c3: + 3 x0 + x1 - h1_0 - 2 a1_0 >= 0
             c4: + h1_0 - 2 a1_0 <= 0
             c5: + x0 - on >= 0
             c6: + x1 - on >= 0
             c7: + x0 + x1 - on <= 1
             c8: + h1_0 + on <= 2
             c9: + h1_0 + 2 on >= 2
            Binary
             x0 x1 a1_0 on
            End
            """);
  }

  @ParameterizedTest
  @EnumSource
  void givesTheSameBytesAgain(QueryFormat format) throws IOException {
    assertThat(text(QueryCases.of(13), 1, format)).isEqualTo(text(QueryCases.of(13), 1, format));
  }
}
