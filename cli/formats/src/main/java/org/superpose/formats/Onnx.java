package org.superpose.formats;

/** Numbers of the fields of ONNX messages, from onnx.proto. */
final class Onnx {

  /** Read by ONNX 1.12 and ONNX Runtime 1.12, both of 2022, and by all later versions. */
  static final int IR_VERSION = 8;

  static final int OPSET = 17;

  static final int MODEL_IR_VERSION = 1;
  static final int MODEL_PRODUCER = 2;
  static final int MODEL_GRAPH = 7;
  static final int MODEL_OPSET = 8;
  static final int MODEL_FUNCTION = 25;
  static final int OPSET_VERSION = 2;

  static final int FUNCTION_NAME = 1;
  static final int FUNCTION_INPUT = 4;
  static final int FUNCTION_OUTPUT = 5;
  static final int FUNCTION_NODE = 7;
  static final int FUNCTION_DOMAIN = 10;
  static final int FUNCTION_ATTRIBUTE = 11;

  static final int GRAPH_NODE = 1;
  static final int GRAPH_NAME = 2;
  static final int GRAPH_INITIALIZER = 5;
  static final int GRAPH_INPUT = 11;
  static final int GRAPH_OUTPUT = 12;
  static final int GRAPH_SPARSE_INITIALIZER = 15;

  static final int NODE_INPUT = 1;
  static final int NODE_OUTPUT = 2;
  static final int NODE_OPERATOR = 4;
  static final int NODE_ATTRIBUTE = 5;
  static final int NODE_DOMAIN = 7;

  static final int ATTRIBUTE_NAME = 1;
  static final int ATTRIBUTE_FLOAT = 2;
  static final int ATTRIBUTE_INT = 3;
  static final int ATTRIBUTE_TENSOR = 5;
  static final int ATTRIBUTE_TEXT = 4;
  static final int ATTRIBUTE_FLOATS = 7;
  static final int ATTRIBUTE_INTS = 8;
  static final int ATTRIBUTE_REFERENCE = 21;
  static final int ATTRIBUTE_TYPE = 20;
  static final int ATTRIBUTE_TYPE_INT = 2;

  static final int TENSOR_DIMS = 1;
  static final int TENSOR_TYPE = 2;
  static final int TENSOR_SEGMENT = 3;
  static final int TENSOR_FLOATS = 4;
  static final int TENSOR_INTS = 5;
  static final int TENSOR_STRINGS = 6;
  static final int TENSOR_LONGS = 7;
  static final int TENSOR_NAME = 8;
  static final int TENSOR_RAW = 9;
  static final int TENSOR_DOUBLES = 10;
  static final int TENSOR_UNSIGNED = 11;
  static final int TENSOR_EXTERNAL = 13;
  static final int TENSOR_LOCATION = 14;

  static final int SPARSE_VALUES = 1;
  static final int SPARSE_INDICES = 2;
  static final int SPARSE_DIMS = 3;

  static final int ENTRY_KEY = 1;
  static final int ENTRY_VALUE = 2;

  static final int VALUE_NAME = 1;
  static final int VALUE_TYPE = 2;
  static final int TYPE_TENSOR = 1;
  static final int TENSOR_TYPE_ELEMENT = 1;
  static final int TENSOR_TYPE_SHAPE = 2;
  static final int SHAPE_DIMENSION = 1;
  static final int DIMENSION_VALUE = 1;
  static final int DIMENSION_NAME = 2;

  private Onnx() {}
}
