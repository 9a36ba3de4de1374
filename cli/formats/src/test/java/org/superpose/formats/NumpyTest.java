package org.superpose.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.core.network.Matrix;
import org.superpose.core.network.Network;

/** The oracle is numpy itself: it reads what is written here and writes what is read here. */
class NumpyTest {

  @TempDir Path directory;

  @BeforeEach
  void requireNumpy() throws IOException, InterruptedException {
    assumeTrue(python("import numpy").exit() == 0, "python3 with numpy is not installed");
  }

  @Test
  void numpyReadsEveryArrayAndItsDigest() throws IOException, InterruptedException {
    Network network = SampleNetworks.network(2);
    SampleNetworks.write(directory, SampleNetworks.file(network, SampleNetworks.pairs()));

    Run run =
        python(
            """
            import hashlib, json, numpy as np
            digests = json.load(open('sample.json'))['digests']
            with np.load('sample.npz') as arrays:
                assert list(arrays) == list(digests)
                for name, a in arrays.items():
                    assert 'sha256:' + hashlib.sha256(a.tobytes()).hexdigest() == digests[name]
                    weights = np.arange(1, a.size + 1)
                    total = (a.ravel().astype('f8') * weights).sum()
                    print(name, a.dtype.str, a.shape, '%.3f' % total)
            """);

    assertThat(run.output().lines())
        .containsExactlyElementsOf(
            NetworkArrays.all(network).entrySet().stream().map(NumpyTest::summary).toList());
  }

  private static String summary(Map.Entry<String, Matrix> named) {
    Matrix matrix = named.getValue();
    NpyHeader header = NpzWriter.header(named.getKey(), matrix);
    double[] sum = {0};
    for (int row = 0; row < matrix.rows(); row++) {
      long before = (long) row * matrix.columns() + 1;
      matrix.forEachInRow(row, (column, value) -> sum[0] += value * (before + column));
    }
    return String.format(
        Locale.ROOT,
        "%s %s%s %s %.3f",
        named.getKey(),
        header.layout().type().size() == 1 ? "|" : "<",
        header.layout().type().numpy(),
        header.layout().shapeText(),
        sum[0]);
  }

  @Test
  void whateverNumpyWritesIsRead() throws IOException, InterruptedException {
    String types = "? i1 i2 i4 i8 u1 u2 u4 f2 f4 f8 >i2 >i4 >i8 >u2 >u4 >f2 >f4 >f8";
    Run run =
        python(
            """
            import numpy as np
            a = np.array([[1, 0, 1, 1], [0, 1, 1, 0], [1, 1, 0, 0]])
            for i, dtype in enumerate('%s'.split()):
                for order in 'CF':
                    e = a.astype(dtype, order=order)
                    parts = dict(encoder=e, readout=e.T, threshold=np.zeros((4, 1), dtype))
                    np.savez(f'plain-{order}-{i}.npz', **parts)
                    np.savez_compressed(f'packed-{order}-{i}.npz', **parts)
            """
                .formatted(types));
    assertThat(run.exit()).as(run.output()).isZero();

    List<Path> files = NetworkFiles.list(directory);
    assertThat(files).hasSize(2 * 2 * types.split(" ", -1).length);
    for (Path file : files) {
      Files.writeString(
          file.resolveSibling(file.getFileName().toString().replace(".npz", ".json")),
          """
          {"problem": {"task": "representation", "features": 4, "outputs": 4, "sparsity": 1}}
          """);
      Network network = NetworkFiles.read(file, SampleNetworks::task).network();
      assertThat(rows(network.encoder())).as("%s", file).isEqualTo("1011 0110 1100 ");
      assertThat(rows(network.readout())).as("%s", file).isEqualTo("101 011 110 100 ");
    }
  }

  @Test
  void extremeValuesOfNumpyAreExact() throws IOException, InterruptedException {
    python(
        """
        import numpy as np
        np.savez('extreme.npz', zero=np.int16(-7), u4=np.uint32([4294967295]), u1=np.uint8([255]),
            i8=np.array([-2**53, 2**53]), f2=np.float16([65504, 2**-24]), f4=np.float32([0.1]),
            f8=np.array([[0.1, 5e-324], [1.7976931348623157e308, -0.0]], order='F'))
        """);
    MatrixReader reader = new MatrixReader(MemoryBudget.ofThisMachine());
    try (NpzReader archive = NpzReader.open(directory.resolve("extreme.npz"))) {
      Map<String, StoredArray> arrays = archive.arrays();
      assertThat(reader.read(arrays.get("zero"), null).get(0, 0)).isEqualTo(-7);
      assertThat(reader.read(arrays.get("u4"), null).get(0, 0)).isEqualTo(4294967295.0);
      assertThat(reader.read(arrays.get("u1"), null).get(0, 0)).isEqualTo(255);
      assertThat(reader.read(arrays.get("i8"), null).get(0, 0)).isEqualTo(-0x1p53);
      assertThat(reader.read(arrays.get("f2"), null).get(0, 0)).isEqualTo(65504);
      assertThat(reader.read(arrays.get("f2"), null).get(1, 0)).isEqualTo(0x1p-24);
      assertThat(reader.read(arrays.get("f4"), null).get(0, 0)).isEqualTo(0.1f);
      Matrix doubles = reader.read(arrays.get("f8"), null);
      assertThat(doubles.get(0, 0)).isEqualTo(0.1);
      assertThat(doubles.get(0, 1)).isEqualTo(Double.MIN_VALUE);
      assertThat(doubles.get(1, 0)).isEqualTo(Double.MAX_VALUE);
    }
  }

  private static String rows(Matrix matrix) {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < matrix.rows(); row++) {
      for (int column = 0; column < matrix.columns(); column++) {
        text.append((int) matrix.get(row, column));
      }
      text.append(' ');
    }
    return text.toString();
  }

  private record Run(int exit, String output) {}

  private Run python(String program) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder("python3", "-c", program)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      return new Run(-1, e.getMessage());
    }
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), output);
  }
}
