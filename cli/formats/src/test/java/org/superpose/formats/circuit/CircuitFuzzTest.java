package org.superpose.formats.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.superpose.core.circuit.Circuit;
import org.superpose.core.circuit.RandomCircuits;
import org.superpose.core.netlist.Netlist;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;

/** Damaged files give a circuit or the exception of the reader, and nothing else. */
class CircuitFuzzTest {

  private static final int TRIALS = 3_000;
  private static final byte[] TELLING =
      " \t\n\r#.,()=-019\\aicoINPUTNAMEDFF\0\177\200\377".getBytes(StandardCharsets.ISO_8859_1);

  static Stream<Arguments> files() {
    Circuit circuit = new RandomCircuits(5, 3, 4, 3).draw(1, new Seed(5).stream()).getFirst();
    return Stream.of(
        Arguments.of("bench", CircuitTexts.bench(circuit)),
        Arguments.of("blif", BlifWriter.write(circuit, "fuzz").getBytes(StandardCharsets.US_ASCII)),
        Arguments.of("aag", CircuitTexts.asciiAiger(circuit)),
        Arguments.of("aig", CircuitTexts.binaryAiger(circuit)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void damageIsACircuitOrAFault(String ending, byte[] good) throws CircuitFileException {
    assertThat(CircuitFile.read(good, ending).outputs()).isEqualTo(3);
    RandomStream random = new Seed(17).derive(ending).stream();
    int refused = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      byte[] damaged = good;
      for (int i = random.nextInt(3); i >= 0; i--) {
        damaged = damaged(damaged, random);
      }
      try {
        Netlist netlist = CircuitFile.read(damaged, ending);
        Circuit.of(netlist).activeOutputs(new int[] {0});
      } catch (CircuitFileException e) {
        assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(1_000).doesNotContain("\n");
        assertThat(e.line() > 0 || e.offset() >= 0).as(e.getMessage()).isTrue();
        refused++;
      } catch (RuntimeException e) {
        fail("trial " + trial + ": " + new String(damaged, StandardCharsets.ISO_8859_1), e);
      }
    }
    assertThat(refused).isBetween(TRIALS / 4, TRIALS - 1);
  }

  private static byte[] damaged(byte[] good, RandomStream random) {
    if (good.length < 2) {
      return good;
    }
    int from = random.nextInt(good.length);
    int to = Math.min(good.length, from + 1 + random.nextInt(12));
    byte[] start = Arrays.copyOf(good, from);
    byte[] piece = Arrays.copyOfRange(good, from, to);
    byte[] rest = Arrays.copyOfRange(good, to, good.length);
    return switch (random.nextInt(6)) {
      case 0 -> start; // cut short
      case 1 -> joined(start, rest);
      case 2 -> joined(start, piece, piece, rest);
      case 3 ->
          joined(
              start,
              Long.toString(random.nextLong() >>> random.nextInt(64))
                  .getBytes(StandardCharsets.US_ASCII),
              rest);
      case 4 -> {
        byte[] changed = good.clone();
        changed[from] = TELLING[random.nextInt(TELLING.length)];
        yield changed;
      }
      default -> {
        byte[] changed = good.clone();
        changed[from] ^= (byte) (1 << random.nextInt(8));
        yield changed;
      }
    };
  }

  private static byte[] joined(byte[]... parts) {
    byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
