package org.superpose.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.superpose.core.network.Network;
import org.superpose.core.random.Seed;
import org.superpose.core.task.InputStratum;
import org.superpose.core.task.Problem;
import org.superpose.core.truth.Activations;

/**
 * Writes random inputs and what every layer of a network gives for them, as safetensors: {@code
 * active} [samples, v], the active features of each input, -1 behind them; {@code layer0}, {@code
 * layer1}, ... [samples, neurons], the encoded input and the hidden layers, in single precision;
 * {@code stratum} [samples], the number of the distribution that it was drawn from, whose names are
 * in the head. Strata take turns.
 *
 * <p>Holds one sample at a time: the format wants one array behind the other, so inputs are drawn
 * and evaluated once for each. Equal networks and seeds give equal bytes.
 */
public final class SamplesFile {

  /** More inputs than this are a mistake. */
  public static final int MOST = 100_000_000;

  private final Network network;
  private final Problem problem;
  private final List<InputStratum> strata;
  private final int samples;
  private final Seed seed;

  private SamplesFile(Network network, Problem problem, int samples, Seed seed) {
    this.network = network;
    this.problem = problem;
    this.strata = problem.strata();
    this.samples = samples;
    this.seed = seed;
  }

  /** Turns a sample into bytes. */
  private interface Row {
    void put(int sample, ByteBuffer into);
  }

  /**
   * An array of the file.
   *
   * @param width the number of entries of a sample
   */
  private record Tensor(String name, NumberType type, List<Integer> shape, int width, Row row) {}

  /**
   * Writes samples.
   *
   * @param samples how many, from 1 to {@value #MOST}
   * @throws IllegalArgumentException if the number is another
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, Network network, Problem problem, int samples, Seed seed)
      throws IOException {
    if (samples < 1 || samples > MOST) {
      throw new IllegalArgumentException(
          "samples must be from 1 to %s, were %s".formatted(MOST, samples));
    }
    AtomicFile.write(file, new SamplesFile(network, problem, samples, seed)::write);
  }

  private void write(OutputStream out) throws IOException {
    List<Tensor> tensors = tensors();
    StringBuilder head = new StringBuilder("{\"__metadata__\":{\"format\":\"pt\",\"strata\":\"");
    head.append(strata.stream().map(InputStratum::name).collect(Collectors.joining(",")));
    head.append("\"}");
    long start = 0;
    for (Tensor tensor : tensors) {
      long end = start + (long) samples * tensor.width * tensor.type.size();
      head.append(
          ",\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%s,%s]}"
              .formatted(
                  tensor.name,
                  tensor.type.safetensors(),
                  tensor.shape.toString().replace(" ", ""),
                  start,
                  end));
      start = end;
    }
    out.write(SafetensorsWriter.head(head.append('}').toString()));
    for (Tensor tensor : tensors) {
      ByteBuffer row =
          ByteBuffer.allocate(tensor.width * tensor.type.size()).order(ByteOrder.LITTLE_ENDIAN);
      for (int sample = 0; sample < samples; sample++) {
        tensor.row.put(sample, row.clear());
        out.write(row.array());
      }
    }
  }

  /** Larger types come first, so that every entry is aligned. */
  private List<Tensor> tensors() {
    Activations activations = new Activations(network);
    List<Tensor> tensors = new ArrayList<>();
    int most = problem.sparsity();
    tensors.add(
        new Tensor("active", NumberType.INT32, List.of(samples, most), most, this::putActive));
    for (int l = 0; l <= network.layers().size(); l++) {
      int layer = l;
      int width = layer == 0 ? network.encoder().rows() : network.layers().get(layer - 1).neurons();
      tensors.add(
          new Tensor(
              "layer" + layer,
              NumberType.FLOAT32,
              List.of(samples, width),
              width,
              (sample, into) -> {
                for (double value : activations.of(draw(sample)).get(layer)) {
                  into.putFloat((float) value);
                }
              }));
    }
    tensors.add(
        new Tensor(
            "stratum",
            NumberType.INT8,
            List.of(samples),
            1,
            (sample, into) -> into.put((byte) stratum(sample))));
    return tensors;
  }

  private void putActive(int sample, ByteBuffer into) {
    for (int feature : draw(sample)) {
      into.putInt(feature);
    }
    while (into.hasRemaining()) {
      into.putInt(-1);
    }
  }

  private int stratum(int sample) {
    return sample % strata.size();
  }

  private int[] draw(int sample) {
    return strata.get(stratum(sample)).sample(seed.derive("corpus sample", sample).stream());
  }
}
