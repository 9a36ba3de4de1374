package org.superpose.core.netlist;

/** A netlist that is no combinational circuit; names the net, so that readers can add the line. */
public final class MalformedNetlistException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** What can be wrong. */
  public enum Fault {
    /** A net follows from itself. */
    CYCLE,
    /** A net is used, but neither an input nor the output of a node. */
    UNDRIVEN,
    /** A net is driven by two inputs or nodes. */
    DRIVEN_TWICE,
    /** Two outputs have the same name. */
    OUTPUT_TWICE,
    /** A node has a number of inputs that its function does not take. */
    ARITY,
    /** There are no inputs, or no outputs. */
    EMPTY
  }

  private final Fault fault;
  private final String net;

  MalformedNetlistException(Fault fault, String net, String message) {
    super(message);
    this.fault = fault;
    this.net = net;
  }

  /** Returns what is wrong. */
  public Fault fault() {
    return fault;
  }

  /** Returns the name of the net, as it was given; empty if the fault is no net's. */
  public String net() {
    return net;
  }
}
