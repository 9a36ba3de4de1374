package org.superpose.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.superpose.core.kernel.Kernels;
import org.superpose.core.random.RandomStream;
import org.superpose.core.random.Seed;

/**
 * The kernels on rows as proofs meet them: the effective weights of all features at a neuron, six
 * ones a code, each read by one neuron in two.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class KernelsBenchmark {

  private static final Seed SEED = new Seed(20_264);
  private static final int ONES = 6;
  private static final int SETS = 4;

  /** The number of features. */
  @Param({"4096", "65536", "1000000"})
  public int features;

  /** Plain Java, or the widest implementation that is installed. */
  @Param({"scalar", "installed"})
  public String implementation;

  private Kernels kernels;
  private byte[] effective; // [features]
  private long[][] sets; // [SETS][words]
  private long[] bits; // [words]

  /** Draws the row, and the sets of features that neurons read completely. */
  @Setup(Level.Trial)
  public void draw() {
    kernels = implementation.equals("scalar") ? Kernels.scalar() : Kernels.installed();
    if (!implementation.equals("scalar") && kernels.name().equals("scalar")) {
      throw new IllegalStateException("no other kernels than the scalar ones are installed");
    }
    RandomStream random = SEED.derive("row").stream();
    effective = new byte[features];
    bits = new long[(features + Long.SIZE - 1) / Long.SIZE];
    sets = new long[SETS][bits.length];
    for (long[] set : sets) {
      for (int feature = 0; feature < features; feature++) {
        effective[feature] = (byte) Long.bitCount(random.nextLong() & ((1L << ONES) - 1));
      }
      Kernels.scalar().atLeast(effective, (byte) ONES, set);
    }
  }

  /** Marks the features that are read completely. */
  @Benchmark
  public long[] atLeast() {
    kernels.atLeast(effective, (byte) ONES, bits);
    return bits;
  }

  /** Finds the features that all of four neurons read completely. */
  @Benchmark
  public long[] intersect() {
    kernels.intersect(sets, SETS, bits);
    return bits;
  }
}
