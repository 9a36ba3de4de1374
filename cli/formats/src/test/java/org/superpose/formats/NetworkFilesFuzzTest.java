package org.superpose.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;

/** Files changed at random: each is read or rejected in words, never anything else. */
class NetworkFilesFuzzTest {

  private static final Seed SEED = new Seed(4_711);
  private static final int MUTANTS = 600;

  @TempDir Path directory;

  @Test
  void mutatedArraysAreReadOrRejected() throws IOException {
    assertMutantsAreHandled("sample.npz", false);
  }

  @Test
  void mutatedArraysWithMatchingChecksumsAreReadOrRejected() throws IOException {
    assertMutantsAreHandled("sample.npz", true);
  }

  @Test
  void mutatedDescriptionsAreReadOrRejected() throws IOException {
    assertMutantsAreHandled("sample.json", false);
  }

  @Test
  void mutatedTensorsAreReadOrRejected() throws IOException {
    assertMutantsAreHandled("sample.safetensors", false);
  }

  @Test
  void mutatedGraphsAreReadOrRejected() throws IOException {
    assertMutantsAreHandled("sample.onnx", false);
  }

  /** Without digests a changed number is as good as any; structure must still hold. */
  @ParameterizedTest
  @ValueSource(strings = {"net.onnx", "net.safetensors"})
  void mutatedNetworksFromElsewhereAreReadOrRejected(String name) throws IOException {
    Files.writeString(
        directory.resolve("net.json"),
        """
        {"problem": {"task": "representation", "features": 3, "outputs": 3, "sparsity": 1}}
        """);
    byte[] valid =
        name.endsWith(".onnx")
            ? ((RawOnnx) ForeignGraphsTest.graphs().toList().get(2).get()[1]).bytes()
            : ForeignNetworks.safetensors(
                new String[] {"0.weight", "0.bias", "1.weight", "1.bias"}, true);
    RandomStream random = SEED.derive(name).stream();

    assertThat(rejected(directory.resolve(name), () -> mutate(valid, random)))
        .isBetween(MUTANTS / 4, MUTANTS);
  }

  @ParameterizedTest
  @EnumSource
  void randomBytesAreRejected(FileFormat format) throws IOException {
    NetworkFiles.write(
        directory,
        SampleNetworks.file(SampleNetworks.network(1), SampleNetworks.pairs()),
        List.of(format));
    RandomStream random = SEED.derive("bytes").stream();

    assertThat(
            rejected(
                directory.resolve("sample" + format.ending()),
                () -> randomBytes(random.nextInt(200), random)))
        .isEqualTo(MUTANTS);
  }

  private void assertMutantsAreHandled(String name, boolean insideEntries) throws IOException {
    FileFormat format = FileFormat.of(name).orElse(FileFormat.NPZ);
    NetworkFiles.write(
        directory,
        SampleNetworks.file(SampleNetworks.network(1), SampleNetworks.pairs()),
        List.of(format));
    Path file = directory.resolve(name);
    byte[] valid = Files.readAllBytes(file);
    RandomStream random = SEED.derive(name + insideEntries).stream();

    int rejected =
        rejected(file, () -> insideEntries ? mutateEntry(random) : mutate(valid, random));

    // A change in a comment-like place, such as a zip time, may go unnoticed; most must not.
    assertThat(rejected).isBetween(MUTANTS / 4, MUTANTS);
  }

  private interface Mutants {
    byte[] next() throws IOException;
  }

  private int rejected(Path file, Mutants mutants) throws IOException {
    int rejected = 0;
    for (int mutant = 0; mutant < MUTANTS; mutant++) {
      Files.write(file, mutants.next());
      try {
        NetworkFiles.read(file, SampleNetworks::task);
      } catch (NetworkFileException e) {
        rejected++;
        assertThat(e.getMessage()).as("mutant %d", mutant).startsWith(directory.toString());
      }
    }
    return rejected;
  }

  private static byte[] mutateEntry(RandomStream random) throws IOException {
    String dictionary = "{'descr': '<i2', 'fortran_order': False, 'shape': (6, 40), }\n";
    byte[] encoder = RawArchive.npy(1, dictionary, new byte[480]);
    return RawArchive.valid().putEntry("encoder.npy", mutate(encoder, random)).bytes();
  }

  /** Changes, inserts or removes a few bytes, or cuts the end off. */
  private static byte[] mutate(byte[] valid, RandomStream random) {
    byte[] bytes = valid;
    for (int change = 0; change <= random.nextInt(4); change++) {
      int at = random.nextInt(bytes.length);
      int length = 1 + random.nextInt(8);
      switch (random.nextInt(6)) {
        case 0 -> bytes = Arrays.copyOf(bytes, at + 1);
        case 1 -> bytes = splice(bytes, at, Math.min(bytes.length, at + length), new byte[0]);
        case 2 -> bytes = splice(bytes, at, at, randomBytes(length, random));
        default -> {
          bytes = bytes.clone();
          bytes[at] = (byte) random.nextInt(256);
        }
      }
      if (bytes.length == 0) {
        return bytes;
      }
    }
    return bytes;
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte[] inserted) {
    byte[] result = Arrays.copyOf(bytes, bytes.length - (to - from) + inserted.length);
    System.arraycopy(inserted, 0, result, from, inserted.length);
    System.arraycopy(bytes, to, result, from + inserted.length, bytes.length - to);
    return result;
  }

  private static byte[] randomBytes(int length, RandomStream random) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
