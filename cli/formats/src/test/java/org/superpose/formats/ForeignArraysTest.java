package org.superpose.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.superpose.core.network.Network;

/** Networks as named arrays. */
class ForeignArraysTest extends ForeignNetworks {

  @Test
  void stateDictionariesAreRead() throws IOException {
    for (String[] names :
        List.of(
            new String[] {"0.weight", "0.bias", "2.weight", "2.bias"},
            new String[] {"net.fc2.weight", "net.fc2.bias", "net.fc10.weight", "net.fc10.bias"})) {
      Files.write(directory.resolve("net.safetensors"), safetensors(names, true));
      assertIsTheNetwork("net.safetensors");
    }
  }

  @Test
  void weightsOfInputsByOutputsAreReadInNumpysNames() throws IOException {
    new RawArchive()
        .put("W1", "<f4", "(3, 2)", bytes(W_TRANSPOSED))
        .put("b1", "<f4", "(2,)", bytes(B))
        .put("W2", "<f4", "(2, 3)", bytes(V_TRANSPOSED))
        .put("b2", "<f4", "(3,)", bytes(C))
        .write(directory.resolve("net.npz"));

    assertIsTheNetwork("net.npz");
  }

  private static RawArchive named(String... names) {
    return new RawArchive()
        .put(names[0], "<f4", "(2, 3)", bytes(W))
        .put(names[1], "<f4", "(2,)", bytes(B))
        .put(names[2], "<f4", "(3, 2)", bytes(V))
        .put(names[3], "<f4", "(3,)", bytes(C));
  }

  @Test
  void biasesAreFoundByTheNamesThatProgramsGive() throws IOException {
    named("coefs_0", "intercepts_0", "coefs_1", "intercepts_1").write(directory.resolve("net.npz"));
    assertIsTheNetwork("net.npz");

    describe(", \"network\": {\"layers\": [\"dense\", \"dense_1\"]}");
    named("dense/kernel", "dense/bias", "dense_1/kernel", "dense_1/bias")
        .write(directory.resolve("net.npz"));
    assertIsTheNetwork("net.npz");

    describe(", \"network\": {\"layers\": [\"W_in\", \"W_out\"]}");
    named("W_in", "b_in", "W_out", "b_out").write(directory.resolve("net.npz"));
    assertIsTheNetwork("net.npz");
  }

  @Test
  void arraysOfAnyNamesAreReadInTheOrderThatIsSaid() throws IOException {
    describe(
        """
        , "network": {"layers": [{"weight": "arr_0", "bias": "arr_1"},
                                 {"weight": "arr_2", "bias": "arr_3"}]}\
        """);
    named("arr_0", "arr_1", "arr_2", "arr_3")
        .put("arr_4", "<f4", "(2, 2)", bytes(1, 2, 3, 4))
        .write(directory.resolve("net.npz"));

    assertIsTheNetwork("net.npz");
    Understanding understood =
        NetworkFiles.read(directory.resolve("net.npz"), SampleNetworks::task).understanding();
    assertThat(understood.chain())
        .containsExactly(
            "h0 = x, 3 features",
            "h1 = Relu(W h0 + b), [2, 3]; from 'arr_0', 'arr_1'",
            "score = D h1, [3, 2]; from 'arr_2', 'arr_3'",
            "y = score > 1, 0, -0.5",
            "left out: 'arr_4'");
    assertThat(understood.notes())
        .containsExactly(
            "a Relu is taken to follow 'arr_0', and none the others;"
                + " 'network.layers' can say otherwise");
  }

  @Test
  void oneProductNeedsNoNumber() throws IOException {
    new RawArchive()
        .put("weight", "<f4", "(3, 3)", bytes(1, 0, 0, 0, 1, 0, 0, 0, 1))
        .put("bias", "<f4", "(3,)", bytes(-0.5f, -0.5f, -0.5f))
        .write(directory.resolve("net.npz"));

    Network network = read("net.npz");

    assertThat(network.layers()).isEmpty();
    assertThat(network.thresholds().get(0, 0)).isEqualTo(0.5);
  }

  @Test
  void aLayerMaySayThatNoReluFollows() throws IOException {
    describe(
        """
        , "network": {"layers": [{"weight": "W1", "relu": false}, "W2", {"weight": "W3"}]}\
        """);
    new RawArchive()
        .put("W1", "<f4", "(3, 3)", bytes(1, 0, 0, 0, 1, 0, 0, 0, 1))
        .put("b1", "<f4", "(3,)", bytes(0, 0.5f, 0))
        .put("W2", "<f4", "(2, 3)", bytes(W))
        .put("W3", "<f4", "(3, 2)", bytes(V))
        .write(directory.resolve("net.npz"));

    Network network = read("net.npz");

    // By hand: W2 (x + b1) = W2 x + [1, 0.5]; the first product is the encoder.
    assertThat(network.encoder().rows()).isEqualTo(3);
    assertThat(network.layers()).hasSize(1);
    assertThat(network.layers().getFirst().bias().get(0, 0)).isEqualTo(1);
    assertThat(network.layers().getFirst().bias().get(1, 0)).isEqualTo(0.5);
  }

  @Test
  void anArrayThatIsNotThereIsNamed() throws IOException {
    describe(", \"network\": {\"layers\": [\"W_in\", \"missing\"]}");
    named("W_in", "b_in", "W_out", "b_out").write(directory.resolve("net.npz"));

    assertRefused(
        "net.npz", "'network.layers' names 'missing', but the arrays are 'W_in', 'W_out'");
  }

  @Test
  void picklesAreNotReadButTheirOwnersHelped() throws IOException {
    for (String name : List.of("model.pt", "model.PTH")) {
      Files.write(directory.resolve(name), new byte[8]);
      assertRefused(name, "safetensors.torch.save_file(model.state_dict(), 'net.safetensors')");
    }
    Files.write(directory.resolve("model.pkl"), new byte[8]);
    assertRefused("model.pkl", "intercepts_{i}");
  }

  @Test
  void layersWithoutNumbersNeedAnOrder() throws IOException {
    String[] names = {"embed.weight", "embed.bias", "out.weight", "out.bias"};
    Files.write(directory.resolve("net.safetensors"), safetensors(names, true));
    assertThatThrownBy(() -> read("net.safetensors"))
        .isInstanceOf(NetworkFileException.class)
        .hasMessageContaining(
            "'network.layers' must say in which order 'embed', 'out' are applied");

    describe(", \"network\": {\"layers\": [\"embed\", \"out\"]}");
    assertIsTheNetwork("net.safetensors");
  }
}
