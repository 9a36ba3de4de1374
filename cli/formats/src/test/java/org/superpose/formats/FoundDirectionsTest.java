package org.superpose.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.core.network.Alphabet;
import org.superpose.core.network.DenseMatrix;
import org.superpose.core.network.Matrix;

/** What others found is read from either format, or refused with a reason. */
class FoundDirectionsTest {

  @TempDir Path directory;

  private static DenseMatrix matrix(int rows, int columns) {
    return DenseMatrix.generate(rows, columns, Alphabet.FLOAT64, (r, c) -> r + c / 8.0);
  }

  private Path write(String name, Map<String, Matrix> matrices) throws IOException {
    Path file = directory.resolve(name);
    boolean isZip = name.endsWith(".npz");
    AtomicFile.write(
        file,
        out -> {
          if (isZip) {
            NpzWriter.write(out, matrices);
          } else {
            SafetensorsWriter.write(out, matrices);
          }
        });
    return file;
  }

  @Test
  void readsDirectionsAndComponents() throws IOException {
    Map<String, Matrix> all = new LinkedHashMap<>();
    all.put("directions", matrix(3, 2));
    all.put("write", matrix(2, 4));
    all.put("read", matrix(2, 5));
    for (String name : new String[] {"found.npz", "found.safetensors"}) {
      FoundDirections found = FoundDirections.read(write(name, all));

      assertThat(found.directions().orElseThrow())
          .isDeepEqualTo(new double[][] {{0, 0.125}, {1, 1.125}, {2, 2.125}});
      assertThat(found.components().orElseThrow().write()).hasDimensions(2, 4);
      assertThat(found.components().orElseThrow().read()).hasDimensions(2, 5);
    }
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    requireRefused(
        write("other.npz", Map.of("D", matrix(1, 1))),
        "has neither 'directions' [k, n] nor 'write' [k, n] and 'read' [k, n'], but 'D'");
    requireRefused(
        write("half.npz", Map.of("write", matrix(1, 1))),
        "has one of 'write' and 'read' only; a component needs both of its factors");
    requireRefused(
        write("uneven.npz", Map.of("write", matrix(1, 1), "read", matrix(2, 1))),
        "has 1 rows of 'write', but 2 of 'read'");
    requireRefused(directory.resolve("none.npz"), "there is no such file");
    requireRefused(
        Files.writeString(directory.resolve("found.txt"), ""),
        "holds no directions; readable are .npz and .safetensors, as numpy.savez writes");
  }

  private static void requireRefused(Path file, String complaint) {
    assertThatThrownBy(() -> FoundDirections.read(file))
        .isInstanceOf(NetworkFileException.class)
        .hasMessage(file + ": " + complaint);
  }
}
