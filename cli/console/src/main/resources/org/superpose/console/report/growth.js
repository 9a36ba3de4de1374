"use strict";
/*
 * What the plots of growth over m' draw besides the networks: the lower bound of every design, and the
 * fitted law that describes it best. Cells and fits are lists of objects by column.
 */
const growthOf = (() => {
  const BOUND = "lower bound";

  const number = (value) => (value === null || value === undefined || value === "" ? NaN : Number(value));
  const distinct = (list, key) => [...new Set(list.map(key))];
  const numbersOf = (list, column) =>
    distinct(list, (row) => number(row[column])).filter(Number.isFinite).sort((a, b) => a - b);
  const groups = (list, key) => {
    const map = new Map();
    for (const one of list) {
      const k = key(one);
      if (!map.has(k)) map.set(k, []);
      map.get(k).push(one);
    }
    return map;
  };

  /**
   * The strongest lower bound of every design over the sizes: of its networks of one size the least,
   * which holds for all of them. Designs whose bounds agree wherever both have networks share one.
   */
  function boundGroups(data, column, designs) {
    const shared = [];
    for (const [design, rows] of groups(data, (row) => row.design)) {
      const values = new Map();
      for (const [outputs, same] of groups(rows, (row) => number(row.m_out))) {
        values.set(outputs, Math.min(...same.map((row) => number(row[column]))));
      }
      const agrees = (one) => {
        const common = [...values.keys()].filter((outputs) => one.values.has(outputs));
        return common.length && common.every((outputs) => Math.abs(one.values.get(outputs) / values.get(outputs) - 1) < 1e-6);
      };
      const equal = shared.find(agrees);
      if (!equal) shared.push({ designs: [design], values });
      else {
        equal.designs.push(design);
        for (const [outputs, value] of values) equal.values.set(outputs, value);
      }
    }
    const lines = shared.filter((one) => one.values.size > 1);
    return lines.map((one) => ({ ...one, name: boundName(one.designs, designs) }));
  }

  /** A bound for all designs is the bound, one for a single design has its colour, others say for which. */
  function boundName(bounded, designs) {
    if (bounded.length === designs.length) return BOUND;
    if (bounded.length === 1) return bounded[0];
    const more = bounded.length - 2;
    return `${BOUND} of ${bounded.slice(0, 2).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  }

  const MODELS = {
    "ln m'": (m) => Math.log(m),
    "sqrt(m' ln m')": (m) => Math.sqrt(m * Math.log(m)),
    "sqrt(m') ln m'": (m) => Math.sqrt(m) * Math.log(m),
    "m'^(2/3)": (m) => m ** (2 / 3),
    "m'": (m) => m,
    "m'^b": (m, b) => m ** b,
  };

  const LAWS = { "sqrt(m' ln m')": "√(m′ ln m′)", "sqrt(m') ln m'": "√m′ ln m′" };
  const lawOf = (fit) =>
    fit.law === "m'^b" ? `m′^${Number(number(fit.exponent).toPrecision(2))}` : LAWS[fit.law] || fit.law.replaceAll("'", "′");

  /** Of data of one seed, which cannot rule out a law: how far the widths may lie from it. */
  const FAR = 0.05;

  /**
   * The law of each design that fits best among those that the data allow; none if they allow none. A free
   * exponent counts as one more law, which has to be better than the others: on a draw it is not chosen.
   */
  function bestFits(fits) {
    const deviation = (fit) => Number(number(fit.deviation).toFixed(9));
    const fitting = (fit) =>
      fit.law in MODELS && (fit.ruled_out ? fit.ruled_out === "no" : deviation(fit) <= FAR);
    return [...groups(fits, (fit) => fit.design).values()].flatMap((models) =>
      models.filter(fitting)
        .sort((a, b) => deviation(a) - deviation(b) || (a.law === "m'^b") - (b.law === "m'^b"))
        .slice(0, 1),
    );
  }

  /** The width at m' by a fitted law. */
  const widthBy = (fit, m) => number(fit.constant) * MODELS[fit.law](m, number(fit.exponent));

  return { BOUND, number, distinct, numbersOf, groups, boundGroups, bestFits, lawOf, widthBy };
})();
