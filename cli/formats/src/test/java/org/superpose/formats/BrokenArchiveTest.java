package org.superpose.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.superpose.core.network.Network;

/** Archives that are wrong in one way each, and what the user reads about them. */
class BrokenArchiveTest {

  private static final String JSON =
      """
      {"problem": {"task": "representation", "features": 3, "outputs": 3, "sparsity": 1}}
      """;

  @TempDir Path directory;
  private Path json;
  private Path npz;

  @BeforeEach
  void writeDescription() throws IOException {
    json = Files.writeString(directory.resolve("net.json"), JSON);
    npz = directory.resolve("net.npz");
  }

  @Test
  void theValidArchiveThatTheOthersStartFromIsRead() throws IOException {
    RawArchive.valid().write(npz);

    Network network = NetworkFiles.read(json, SampleNetworks::task).network();

    assertThat(network.encoder().get(1, 2)).isEqualTo(1);
    assertThat(network.readout().get(2, 0)).isEqualTo(1);
    assertThat(network.thresholds().get(2, 0)).isEqualTo(1);
  }

  static Stream<Arguments> broken() {
    RawArchive big = RawArchive.valid();
    String many = "(2, 3), " + " ".repeat(70_000);
    return Stream.of(
        with("encoder", "|O", "(2, 3)", 6, "holds pickled Python objects, which are never read"),
        with(
            "encoder",
            "<c8",
            "(2, 3)",
            48,
            "has type '<c8'; readable: b1, i1, i2, i4, i8, u1, u2, u4, f2, f4, f8"),
        with(
            "encoder",
            "<U\u001b[1m",
            "(2, 3)",
            48,
            "has type '<U?[1m'; readable: b1, i1, i2, i4, i8, u1, u2, u4, f2, f4, f8"),
        with("encoder", "|i1", "(2, 3, 1)", 6, "has 3 dimensions; networks have at most 2"),
        with("encoder", "|i1", "(6,)", 6, "has shape (6,), expected (any, 3)"),
        with("encoder", "|i1", "()", 1, "has shape (), expected (any, 3)"),
        with("encoder", "|i1", "(3, 2)", 6, "has shape (3, 2), expected (any, 3)"),
        with("readout", "|i1", "(2, 2)", 4, "has shape (2, 2), expected (3, 2)"),
        with("threshold", "|i1", "(2,)", 2, "has shape (2,), expected (3,)"),
        with("threshold", "|i1", "(3, 3)", 9, "has shape (3, 3), expected (3,)"),
        with(
            "encoder",
            "|i1",
            "(0, 3)",
            0,
            "has shape (0, 3); every length must be from 1 to 2147483647"),
        with(
            "encoder",
            "|i1",
            "(99999999999, 3)",
            6,
            "has shape (99999999999, 3); every length must be from 1 to 2147483647"),
        with("encoder", "|i1", "(-2, 3)", 6, "has a head without a readable 'shape'"),
        with(
            "encoder",
            "<f8",
            "(2000000000, 200000000)",
            6,
            "has HEAD+6 bytes, but shape (2000000000, 200000000) of f8 takes"
                + " HEAD+3200000000000000000"),
        with(
            "encoder",
            "<f8",
            "(2000000000, 2000000000)",
            6,
            "has HEAD+6 bytes, but shape (2000000000, 2000000000) of f8 takes"
                + " 9223372036854775807"),
        with(
            "encoder", "|i1", "(2, 3)", 5, "has HEAD+5 bytes, but shape (2, 3) of i1 takes HEAD+6"),
        with(
            "encoder", "|i1", "(2, 3)", 7, "has HEAD+7 bytes, but shape (2, 3) of i1 takes HEAD+6"),
        Arguments.of(RawArchive.valid().remove("readout"), "array 'readout' is missing"),
        Arguments.of(
            RawArchive.valid().put("layer2.weight", "|i1", "(1, 1)", 1),
            "array 'layer2.weight' is not expected here; expected: encoder, readout, threshold"),
        Arguments.of(
            RawArchive.valid().put("layer1.weight", "|i1", "(2, 2)", 1, 0, 0, 1),
            "array 'layer1.bias' is missing"),
        Arguments.of(
            RawArchive.valid().put("../../escape", "|i1", "(1, 1)", 1),
            "array '../../escape' is not expected here; expected: encoder, readout, threshold"),
        Arguments.of(
            RawArchive.valid().putEntry("notes.txt", new byte[3]),
            "entry 'notes.txt' is not an array; all names must end in .npy"),
        Arguments.of(
            RawArchive.valid().putEntry("encoder.npy", new byte[30]),
            "array 'encoder' is not a numpy array: its first bytes are not \\x93NUMPY"),
        Arguments.of(
            RawArchive.valid().putEntry("encoder.npy", new byte[5]),
            "array 'encoder' is cut off inside its head"),
        Arguments.of(
            RawArchive.valid().putEntry("encoder.npy", RawArchive.npy(4, "{}", new byte[0])),
            "array 'encoder' has numpy format version 4.0; readable: 1.0, 2.0, 3.0"),
        Arguments.of(
            big.putEntry("encoder.npy", RawArchive.npy(2, many, new byte[6])),
            "array 'encoder' has a head of 70008 bytes; the longest readable is 65536"),
        Arguments.of(
            RawArchive.valid().putEntry("encoder.npy", RawArchive.npy(1, "{}", new byte[6])),
            "array 'encoder' has a head without a readable 'descr'"),
        Arguments.of(
            RawArchive.valid().put("encoder", "<f8", "(2, 3)", doubles(1, 2, 3, 4, Double.NaN, 5)),
            "array 'encoder' has NaN at [1, 1]; every entry must be a finite number that a double"
                + " holds exactly"),
        Arguments.of(
            RawArchive.valid().put("threshold", ">f8", "(3,)", infinity()),
            "array 'threshold' has Infinity at [0]; every entry must be a finite number that a"
                + " double holds exactly"),
        Arguments.of(
            RawArchive.valid().put("threshold", "<i8", "(3,)", longs(1, 2, (1L << 53) + 1)),
            "array 'threshold' has 9007199254740993 at [2]; every entry must be a finite number"
                + " that a double holds exactly"));
  }

  private static Arguments with(
      String array, String descr, String shape, int bytes, String complaint) {
    int head = 10 + "{'descr': '', 'fortran_order': False, 'shape': , }\n".length();
    head += descr.length() + shape.length();
    String[] parts = complaint.split("HEAD\\+", -1);
    StringBuilder message = new StringBuilder(parts[0]);
    for (String part : Arrays.asList(parts).subList(1, parts.length)) {
      String digits = part.replaceAll("\\D.*", "");
      message.append(new BigInteger(digits).add(BigInteger.valueOf(head)));
      message.append(part.substring(digits.length()));
    }
    return Arguments.of(
        RawArchive.valid().put(array, descr, shape, new int[bytes]),
        "array '" + array + "' " + message);
  }

  private static byte[] doubles(double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(values).forEach(bytes::putDouble);
    return bytes.array();
  }

  private static byte[] infinity() {
    return ByteBuffer.allocate(24).putDouble(Double.POSITIVE_INFINITY).array();
  }

  private static byte[] longs(long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(values).forEach(bytes::putLong);
    return bytes.array();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void brokenArchivesGiveOneClearError(RawArchive archive, String complaint) throws IOException {
    archive.write(npz);

    assertThatThrownBy(() -> NetworkFiles.read(json, SampleNetworks::task))
        .isInstanceOf(NetworkFileException.class)
        .hasMessage(npz + ": " + complaint);
  }

  @Test
  void missingFilesAreNamed() {
    assertThatThrownBy(() -> NetworkFiles.read(json, SampleNetworks::task))
        .isInstanceOf(NetworkFileException.class)
        .hasMessage(npz + ": there is no such file");
    assertThatThrownBy(
            () -> NetworkFiles.read(directory.resolve("other.onnx"), SampleNetworks::task))
        .isInstanceOf(NetworkFileException.class)
        .hasMessage(
            directory.resolve("other.json")
                + ": does not exist; this file would say what the network has to compute");
  }

  @Test
  void whatIsNoZipArchiveIsRejected() throws IOException {
    Files.write(npz, "no archive".getBytes(ISO_8859_1));

    assertThatThrownBy(() -> NetworkFiles.read(json, SampleNetworks::task))
        .isInstanceOf(NetworkFileException.class)
        .hasMessageStartingWith(npz + ": is not a readable zip archive: ");
  }

  @Test
  void truncatedArchivesAreRejected() throws IOException {
    byte[] bytes = RawArchive.valid().bytes();
    Files.write(npz, Arrays.copyOf(bytes, bytes.length - 40));

    assertThatThrownBy(() -> NetworkFiles.read(json, SampleNetworks::task))
        .isInstanceOf(NetworkFileException.class)
        .hasMessageStartingWith(npz + ": is not a readable zip archive: ");
  }

  @Test
  void arraysThatWouldNotFitIntoMemoryAreRejectedBeforeTheyAreAllocated() throws IOException {
    // 20 MB of ones and threes: a dense matrix of 160 MB in a file of 20 kB.
    byte[] entries = new byte[20_000_000];
    Arrays.fill(entries, (byte) 1);
    entries[0] = 3;
    RawArchive.valid().put("encoder", "|i1", "(5000, 4000)", entries).write(npz);

    assertThat(Files.size(npz)).isLessThan(40_000);
    try (NpzReader archive = NpzReader.open(npz)) {
      MatrixReader reader = new MatrixReader(new MemoryBudget(100_000_000));
      StoredArray array = archive.arrays().get("encoder");
      assertThatThrownBy(() -> reader.read(array, null))
          .isInstanceOf(NetworkFileException.class)
          .hasMessage(npz + ": array 'encoder' would take 160 MB of memory; 100 MB are left");
    }
  }
}
