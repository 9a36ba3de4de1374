package org.superpose.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.core.evaluate.ForwardPass;
import org.superpose.core.network.Accounting;
import org.superpose.core.network.Network;

/**
 * One small network as other programs would write it, in many ways: h = relu(W x + b), W = [[1 2 0]
 * [0 1 -1]], b = [0 0.5]; scores = V h + c, V = [[1 0] [0 1] [1 -2]], c = [-1 0 0.5].
 */
abstract class ForeignNetworks {

  static final float[] W = {1, 2, 0, 0, 1, -1};
  static final float[] W_TRANSPOSED = {1, 0, 2, 1, 0, -1};
  static final float[] B = {0, 0.5f};
  static final float[] V = {1, 0, 0, 1, 1, -2};
  static final float[] V_TRANSPOSED = {1, 0, 1, 0, 1, -2};
  static final float[] C = {-1, 0, 0.5f};

  @TempDir Path directory;

  @BeforeEach
  void writeProblem() throws IOException {
    describe("");
  }

  final void describe(String more) throws IOException {
    Files.writeString(
        directory.resolve("net.json"),
        """
        {"problem": {"task": "representation", "features": 3, "outputs": 3, "sparsity": 1}%s}
        """
            .formatted(more));
  }

  static byte[] bytes(float... entries) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * entries.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float entry : entries) {
      bytes.putFloat(entry);
    }
    return bytes.array();
  }

  static byte[] safetensors(String[] names, boolean complete) throws IOException {
    int end = complete ? 68 : 64;
    String head =
        """
        {"%s":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},\
        "%s":{"dtype":"F32","shape":[2],"data_offsets":[24,32]},\
        "%s":{"dtype":"F32","shape":[3,2],"data_offsets":[32,56]},\
        "%s":{"dtype":"F32","shape":[3],"data_offsets":[56,%d]}}\
        """
            .formatted(names[0], names[1], names[2], names[3], end);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(head.length()).array());
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    for (float[] entries : List.of(W, B, V, C)) {
      out.write(bytes(entries));
    }
    return out.toByteArray();
  }

  final Network read(String file) throws IOException {
    return NetworkFiles.read(directory.resolve(file), SampleNetworks::task).network();
  }

  final void assertRefused(String file, String complaint) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(NetworkFileException.class)
        .hasMessageContaining(complaint);
  }

  /** By hand: thresholds are -c, and the three features themselves are the input. */
  final void assertIsTheNetwork(String file) throws IOException {
    Network network = read(file);

    assertThat(network.neurons()).isEqualTo(3);
    assertThat(network.layers()).hasSize(1);
    double[][] scores = {{1, 0.5, 0}, {2, 1.5, -1}, {0, 0, 0}, {3, 1.5, 0}};
    int[][] inputs = {{0}, {1}, {2}, {0, 1}};
    for (int i = 0; i < inputs.length; i++) {
      ForwardPass pass = ForwardPass.of(network, inputs[i]);
      for (int output = 0; output < 3; output++) {
        assertThat(pass.score(output).doubleValue()).isEqualTo(scores[i][output]);
      }
    }
    for (int output = 0; output < 3; output++) {
      assertThat(network.thresholds().get(output, 0)).isEqualTo(-C[output]);
    }
    // Six, two, six and three numbers.
    assertThat(Accounting.of(network).parameters()).isEqualTo(17);
  }
}
