"use strict";
/* Layers of plots of growth over m': lower bounds and fitted laws. */
const growthMarksOf = (() => {
  const { BOUND, number, lawOf, widthBy } = growthOf;
  const { picked } = marksOf;

  function boundLines(bounds, x, y, look) {
    const tooltip = [
      { field: "what", title: "what" },
      { field: "m_out", title: "outputs", format: ",d" },
      { field: y.field, title: "at least", format: ",.1~f" },
    ];
    return bounds.map(({ designs, values, name }, i) => ({
      description: "lower bound",
      data: {
        values: [...values].map(([outputs, value]) => ({
          design: name, what: `${BOUND} of ${designs.join(", ")}`, m_out: outputs, [y.field]: value,
        })),
      },
      mark: { type: "line", strokeDash: [[6, 4], [10, 3], [4, 2, 1, 2]][i % 3], strokeWidth: 1.6 },
      encoding: { x, y, color: look.color, opacity: picked(0.95), tooltip },
    }));
  }

  /** Fitted laws within the range of the data, each with its name above it, at places that differ. */
  function fitLines(laws, x, y, look) {
    const values = laws.flatMap((fit) => {
      const [from, to] = [number(fit.m_out_from), number(fit.m_out_to)];
      const steps = [...Array(25).keys()].map((i) => from * (to / from) ** (i / 24));
      return steps.map((m) => ({ design: fit.design, law: lawOf(fit), m_out: m, neurons: widthBy(fit, m) }));
    });
    const mark = { type: "line", strokeDash: [2, 3], strokeWidth: 1.6 };
    const tooltip = [{ field: "design", title: "design" }, { field: "law", title: "model, up to a constant" }];
    const encoding = { x, y, color: look.color, opacity: picked(0.9), tooltip };
    const named = laws.map((_, i) => values[25 * i + 23 - 6 * (i % 4)]);
    const label = { type: "text", align: "right", dx: -4, dy: -9, fontSize: 11 };
    return values.length
      ? [{ description: "fitted law", data: { values }, mark, encoding }, { description: "label: fitted law", data: { values: named }, mark: label, encoding: { ...encoding, text: { field: "law" } } }]
      : [];
  }

  return { boundLines, fitLines };
})();
