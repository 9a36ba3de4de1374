package org.superpose.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are small and want to be large, go round in a circle, or point to other files. */
class BombsTest {

  private static final int INFLATED = 1 << 30; // bytes
  private static final long MOST_ALLOCATED = 256L << 20; // bytes

  @TempDir Path directory;

  @BeforeEach
  void writeProblem() throws IOException {
    Files.writeString(
        directory.resolve("net.json"),
        """
        {"problem": {"task": "representation", "features": 3, "outputs": 3, "sparsity": 1}}
        """);
  }

  private String refusal(String name, byte[] bytes) throws IOException {
    Path file = Files.write(directory.resolve(name), bytes);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Throwable refusal = catchThrowable(() -> NetworkFiles.read(file, SampleNetworks::task));
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(refusal).isInstanceOf(NetworkFileException.class);
    assertThat(refusal).hasMessageStartingWith(directory.toString());
    assertThat(refusal.getMessage().lines()).hasSize(1);
    assertThat(allocated).as("bytes allocated").isLessThan(MOST_ALLOCATED);
    return refusal.getMessage();
  }

  /** An archive of which one entry begins with some bytes and goes on with zeros. */
  private static byte[] bomb(String entry, byte[] head) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(1);
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(head);
      byte[] zeros = new byte[1 << 20];
      for (int written = 0; written < INFLATED; written += zeros.length) {
        zip.write(zeros);
      }
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(2, 3)", "(1073741824, 1)", "(2147483647, 2147483647)"})
  void anEntryThatInflatesIsNotRead(String shape) throws IOException {
    String dictionary = "{'descr': '|i1', 'fortran_order': False, 'shape': " + shape + ", }\n";

    assertThat(refusal("net.npz", bomb("encoder.npy", RawArchive.npy(1, dictionary, new byte[0]))))
        .contains("encoder");
  }

  @Test
  void aHeadThatInflatesIsNotRead() throws IOException {
    byte[] endless = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, 0x3F};

    assertThat(refusal("net.npz", bomb("encoder.npy", endless))).contains("encoder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(1e9,)", "(-1, 3)", "(99999999999999999999, 3)", "(2147483647, 2147483647)"})
  void aShapeThatNothingHoldsIsRefused(String shape) throws IOException {
    assertThat(refusal("net.npz", RawArchive.valid().put("encoder", "<f8", shape, 0).bytes()))
        .contains("encoder");
  }

  @Test
  void tensorsThatNothingHoldsAreRefused() throws IOException {
    String head =
        "{\"encoder\":{\"dtype\":\"F64\",\"shape\":[2000000000,2000000000],"
            + "\"data_offsets\":[0,16]}}";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) head.length(), 0, 0, 0, 0, 0, 0, 0});
    out.writeBytes(head.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    out.writeBytes(new byte[16]);

    assertThat(refusal("net.safetensors", out.toByteArray())).contains("encoder");
  }

  private static RawOnnx graph() {
    return RawOnnx.reading(2).tensor("w", List.of(3, 3), 1, 0, 0, 0, 1, 0, 0, 0, 1).giving("s");
  }

  @Test
  void graphsThatGoRoundInACircleAreRefused() throws IOException {
    for (RawOnnx circle :
        List.of(
            graph().node("s = Add s x"),
            graph().node("t = MatMul u w").node("u = Relu t").node("s = MatMul u w"),
            graph().node("t = MatMul x w").node("t = Relu t").node("s = MatMul t w"),
            graph().node("s = MatMul t w").node("t = Identity s"),
            graph().node("x = Identity x").node("s = MatMul x w"))) {
      assertThat(refusal("net.onnx", circle.bytes())).isNotBlank();
    }
  }

  /** What is beside the network may be read, and nothing else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret",
        "/etc/passwd",
        "a/../../secret",
        "../../../../../../../../etc/passwd",
        "/dev/zero",
        "link",
        ".",
        "",
        "net.onnx\u0000"
      })
  void dataElsewhereIsNotRead(String location) throws IOException {
    Path secret = Files.write(directory.resolve("secret"), new byte[36]);
    Path folder = Files.createDirectories(directory.resolve("folder"));
    Files.move(directory.resolve("net.json"), folder.resolve("net.json"));
    Files.createSymbolicLink(folder.resolve("link"), secret);
    Path file = Files.write(folder.resolve("net.onnx"), external(location).bytes());

    assertThatThrownBy(() -> NetworkFiles.read(file, SampleNetworks::task))
        .isInstanceOf(NetworkFileException.class)
        .hasMessageStartingWith(directory.toString())
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  private static RawOnnx external(String location) {
    int externalData = 13; // TensorProto.external_data, pairs of a key and a value
    int dataLocation = 14; // TensorProto.data_location, 1 for EXTERNAL
    return RawOnnx.reading(2)
        .message(
            Onnx.GRAPH_INITIALIZER,
            RawOnnx.head("w", List.of(3, 3), NumberType.FLOAT32)
                .message(externalData, new ProtobufWriter().text(1, "location").text(2, location))
                .number(dataLocation, 1))
        .node("s = MatMul x w")
        .giving("s");
  }
}
