package org.superpose.checks.interop;

/** Activations that are made of Relus. */
final class ActivationForms extends FormGroup {

  ActivationForms() {
    add("clip-at-zero", (g, n) -> activated(g, n, "Clip z zero"));
    add("clip-to-one", (g, n) -> activated(g, n, "Clip z zero one"));
    add("relu6", (g, n) -> activated(g, n, "Clip z zero six"));
    add("clip-above", (g, n) -> activated(g, n, "Clip z - one"));
    add("hardtanh", (g, n) -> activated(g.constant("low", shape(), -1), n, "Clip z low one"));
    addSingle(
        "clip-by-settings",
        (g, n) -> activated(g.opset(10), n, "Clip z", "min", 0.0f, "max", 1.0f));
    addSingle("leaky", (g, n) -> activated(g, n, "LeakyRelu z", "alpha", 0.25f));
    add("parametric", (g, n) -> activated(g, n, "PRelu z slope"));
    add("absolute", (g, n) -> activated(g, n, "Abs z"));
    add("larger-of-two", (g, n) -> activated(g, n, "Max z zero"));
    add("smaller-of-two", (g, n) -> activated(g, n, "Min one z"));
    addSingle(
        "hard-sigmoid", (g, n) -> activated(g, n, "HardSigmoid z", "alpha", 0.25f, "beta", 0.5f));
  }
}
