package org.superpose.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class NetworkTest {

  private static final Origin PUBLIC = new Origin.Public();

  private static Matrix bits(int rows, int columns) {
    return BitMatrix.binary(rows, columns, (row, column) -> row == column);
  }

  private static Layer layer(int neurons, int inputs) {
    return new Layer(bits(neurons, inputs), DenseMatrix.constantColumn(neurons, -1));
  }

  private static Matrix thresholds(int outputs) {
    return DenseMatrix.uniformColumn(outputs, 0.5);
  }

  private static Network network(Origin encoder, Origin readout) {
    return new Network(
        bits(3, 8), encoder, List.of(layer(5, 3), layer(4, 5)), bits(6, 4), thresholds(6), readout);
  }

  private static void assertMalformed(String message, ThrowingCallable code) {
    assertThatThrownBy(code).isInstanceOf(MalformedNetworkException.class).hasMessage(message);
  }

  @Test
  void knowsItsSizes() {
    Network network = network(PUBLIC, PUBLIC);

    assertThat(network.features()).isEqualTo(8);
    assertThat(network.outputs()).isEqualTo(6);
    assertThat(network.neurons()).isEqualTo(5);
    assertThat(network.layers().get(1).inputs()).isEqualTo(5);
    assertThat(network.isIntegral()).isTrue();
    assertThatCode(network::requireAlphabets).doesNotThrowAnyException();
  }

  @Test
  void theEncodedInputIsALayerToo() {
    Network network =
        new Network(bits(9, 8), PUBLIC, List.of(layer(5, 9)), bits(6, 5), thresholds(6), PUBLIC);

    assertThat(network.neurons()).isEqualTo(9);
  }

  @Test
  void integralMeansAllButTheThresholds() {
    Matrix real = DenseMatrix.uniformColumn(4, -1);
    Layer realBias = new Layer(bits(4, 3), real);

    assertThat(
            new Network(bits(3, 8), PUBLIC, List.of(realBias), bits(6, 4), thresholds(6), PUBLIC)
                .isIntegral())
        .isFalse();
    assertThat(
            new Network(
                    bits(1, 8),
                    PUBLIC,
                    List.of(),
                    DenseMatrix.uniformColumn(6, 1),
                    thresholds(6),
                    PUBLIC)
                .isIntegral())
        .isFalse();
  }

  @Test
  void layersAreCopied() {
    List<Layer> layers = new ArrayList<>(List.of(layer(4, 3)));
    Network network = new Network(bits(3, 8), PUBLIC, layers, bits(6, 4), thresholds(6), PUBLIC);
    layers.clear();

    assertThat(network.layers()).hasSize(1);
  }

  @Test
  void rejectsPartsThatDoNotFit() {
    assertMalformed(
        "layer 2 reads 6 values but gets 5",
        () ->
            new Network(
                bits(3, 8),
                PUBLIC,
                List.of(layer(5, 3), layer(4, 6)),
                bits(6, 4),
                thresholds(6),
                PUBLIC));
    assertMalformed(
        "the readout reads 4 values but gets 3",
        () -> new Network(bits(3, 8), PUBLIC, List.of(), bits(6, 4), thresholds(6), PUBLIC));
    assertMalformed(
        "the thresholds of 6 outputs are 5 x 1, expected 6 x 1",
        () -> new Network(bits(3, 8), PUBLIC, List.of(), bits(6, 3), thresholds(5), PUBLIC));
    assertMalformed(
        "the thresholds of 6 outputs are 6 x 2, expected 6 x 1",
        () -> new Network(bits(3, 8), PUBLIC, List.of(), bits(6, 3), bits(6, 2), PUBLIC));
    assertMalformed(
        "the bias of a layer of 4 neurons is 3 x 1, expected 4 x 1",
        () -> new Layer(bits(4, 3), DenseMatrix.constantColumn(3, 0)));
    assertMalformed(
        "the bias of a layer of 4 neurons is 4 x 4, expected 4 x 1",
        () -> new Layer(bits(4, 3), bits(4, 4)));
  }

  @Test
  void rejectsPublicPartsOfAnotherShape() {
    assertMalformed(
        "the public encoder is 3 x 7 but the actual one 3 x 8",
        () -> network(new Origin.PublicExceptRows(bits(3, 7)), PUBLIC));
    assertMalformed(
        "the public readout is 5 x 4 but the actual one 6 x 4",
        () -> network(PUBLIC, new Origin.PublicExceptRows(bits(5, 4))));
  }

  @Test
  void rejectsRowsThatAreNotTheirAlternatives() {
    Matrix encoder = bits(3, 8);
    Alternatives none = (_, _, _) -> {};
    Alternatives own = (row, _, consumer) -> encoder.forEachInRow(row, consumer);
    Alternatives twice =
        (row, _, consumer) -> encoder.forEachInRow(row, (_, value) -> consumer.accept(7, value));
    Matrix choices = DenseMatrix.generate(3, 1, Alphabet.integers(0, 3), (row, _) -> row);

    assertMalformed(
        "row 0 of the encoder is not its alternative 0",
        () -> network(new Origin.Choice(choices, none), PUBLIC));
    assertMalformed(
        "row 0 of the encoder is not its alternative 0",
        () -> network(new Origin.Choice(choices, twice), PUBLIC));
    assertMalformed(
        "the choices of the encoder are 2 x 1 of alphabet integer[0,3], expected 3 x 1 of whole"
            + " numbers from 0",
        () ->
            network(
                new Origin.Choice(
                    DenseMatrix.generate(2, 1, Alphabet.integers(0, 3), (_, _) -> 0), own),
                PUBLIC));
    assertMalformed(
        "entry [2, 0] of the choices of the encoder is 2.0, outside the declared alphabet binary",
        () ->
            network(
                new Origin.Choice(
                    DenseMatrix.generate(3, 1, Alphabet.BINARY, (row, _) -> row), own),
                PUBLIC));
  }

  @Test
  void namesTheMatrixThatLeavesItsAlphabet() {
    Matrix wrong = DenseMatrix.of(3, 1, Alphabet.BINARY, new double[] {0, 2, 1});
    Layer fine = new Layer(bits(3, 3), DenseMatrix.constantColumn(3, -1));
    Matrix encoder = bits(3, 8);

    assertMalformed(
        "entry [1, 0] of the encoder is 2.0, outside the declared alphabet binary",
        () ->
            new Network(wrong, PUBLIC, List.of(), bits(2, 3), thresholds(2), PUBLIC)
                .requireAlphabets());
    assertMalformed(
        "entry [1, 0] of the bias of layer 2 is 2.0, outside the declared alphabet binary",
        () ->
            new Network(
                    encoder,
                    PUBLIC,
                    List.of(fine, new Layer(bits(3, 3), wrong)),
                    bits(2, 3),
                    thresholds(2),
                    PUBLIC)
                .requireAlphabets());
    assertMalformed(
        "entry [1, 0] of the weights of layer 1 is 2.0, outside the declared alphabet binary",
        () ->
            new Network(
                    bits(1, 8),
                    PUBLIC,
                    List.of(new Layer(wrong, DenseMatrix.constantColumn(3, -1))),
                    bits(2, 3),
                    thresholds(2),
                    PUBLIC)
                .requireAlphabets());
    assertMalformed(
        "entry [1, 0] of the readout is 2.0, outside the declared alphabet binary",
        () ->
            new Network(bits(1, 8), PUBLIC, List.of(), wrong, thresholds(3), PUBLIC)
                .requireAlphabets());
    assertMalformed(
        "entry [1, 0] of the thresholds is 2.0, outside the declared alphabet binary",
        () ->
            new Network(encoder, PUBLIC, List.of(), bits(3, 3), wrong, PUBLIC).requireAlphabets());
  }

  @Test
  void originsPrintInWords() {
    assertThat(PUBLIC).hasToString("public");
    assertThat(new Origin.Program()).hasToString("program");
    assertThat(new Origin.PublicExceptRows(bits(1, 1))).hasToString("public except rows");
    assertThat(new Origin.Choice(DenseMatrix.constantColumn(1, 0), (_, _, _) -> {}))
        .hasToString("a choice among 1");
  }
}
