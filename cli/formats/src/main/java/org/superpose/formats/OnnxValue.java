package org.superpose.formats;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a name of an ONNX graph stands for. */
sealed interface OnnxValue {

  TensorShape shape();

  /** A tensor that does not depend on the input. */
  sealed interface Constant extends OnnxValue {

    /** Returns the numbers row by row. */
    List<Rational> numbers() throws IOException;

    /** Returns the same numbers in the same order in another shape. */
    Constant in(TensorShape shape);
  }

  /**
   * A tensor in the file.
   *
   * @param shape its shape
   * @param source where it is; of more than two axes all but the last are rows
   */
  record Stored(TensorShape shape, MatrixSource source) implements Constant {
    @Override
    public List<Rational> numbers() throws IOException {
      return Offset.read(source);
    }

    @Override
    public Constant in(TensorShape other) {
      return new Stored(other, source);
    }
  }

  /**
   * Computed numbers.
   *
   * @param shape their shape
   * @param numbers the numbers row by row
   */
  record Computed(TensorShape shape, List<Rational> numbers) implements Constant {
    public Computed {
      numbers = List.copyOf(numbers);
    }

    @Override
    public Constant in(TensorShape other) {
      return new Computed(other, numbers);
    }
  }

  /**
   * The numbers of a shape, of which one may be the length of the batch.
   *
   * @param shape the shape of the list, or of the single number
   * @param dimensions the numbers
   */
  record Dimensions(TensorShape shape, long[] dimensions) implements OnnxValue {}

  /**
   * Values that are affine in neurons.
   *
   * @param shape their shape
   * @param map the values
   */
  record Running(TensorShape shape, AffineMap map) implements OnnxValue {}

  /**
   * Values after a function that only grows, at the end of the graph.
   *
   * @param shape their shape
   * @param map the scores before the function
   * @param end the function
   * @param relus the values themselves, if they are made of Relus; null if not
   */
  record Grown(TensorShape shape, AffineMap map, End end, @Nullable AffineMap relus)
      implements OnnxValue {}

  /**
   * Outputs that are on or off.
   *
   * @param shape their shape
   * @param map the scores
   * @param condition when they are on
   */
  record Decided(TensorShape shape, AffineMap map, Condition condition) implements OnnxValue {}

  /**
   * Outputs as numbers: one where they are on, another where they are off.
   *
   * @param decided when they are on
   * @param on the number where they are
   * @param off the number where they are not
   */
  record Marked(Decided decided, Rational on, Rational off) implements OnnxValue {
    @Override
    public TensorShape shape() {
      return decided.shape();
    }
  }

  /**
   * Values that cannot be read, but that nothing needs so far.
   *
   * @param reason why
   */
  record Unreadable(NetworkFileException reason) implements OnnxValue {
    @Override
    public TensorShape shape() {
      return TensorShape.of(List.of());
    }
  }
}
