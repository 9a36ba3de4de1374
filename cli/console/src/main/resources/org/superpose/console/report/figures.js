"use strict";
/*
 * Plots that compare: how probable success is at a width, which designs no other beats, how much wider
 * than necessary a network was requested, what computing costs beyond representing. Each function
 * returns a Vega-Lite specification, or {spec, ...} with what its caption says, or null if it has
 * nothing to show.
 */
const figuresOf = (() => {
  const { number, distinct, numbersOf, groups, bestFits } = growthOf;
  const { median, shareInterval } = statisticsOf;
  const { GREY, magnitude, sizes, rate, quantity, paletteOf, spec, points, intervals, mediansOf, lines, bands } = marksOf;
  const { fitLines } = growthMarksOf;

  const met = (row) => row.criterion_met === "yes";
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

  /** How many of the networks of each width meet the criterion. */
  function successes(tried, outputs) {
    const data = tried.filter((row) => number(row.m_out) === outputs && number(row.neurons) > 0 && ["yes", "no"].includes(row.criterion_met));
    return [...groups(data, (row) => row.design)].flatMap(([design, rows]) =>
      [...groups(rows, (row) => number(row.neurons))].map(([neurons, same]) => {
        const good = same.filter(met).length;
        const { low, high } = shareInterval(good, same.length);
        return { design, neurons, networks: same.length, met: good, success: good / same.length, low, high, cell: same[0].cell, criterion_met: "yes" };
      }).sort((a, b) => a.neurons - b.neurons),
    );
  }

  function success(tried, outputs, palette) {
    const counts = successes(tried, outputs);
    const telling = [...groups(counts, (one) => one.design).values()].filter(
      (ones) => ones.length > 1 && ones.some((one) => one.networks > 2) && ones.some((one) => one.met < one.networks));
    if (!telling.length) return null;
    const shown = telling.flat();
    const look = palette(distinct(shown, (one) => one.design));
    const x = magnitude("neurons", "neurons n", shown.map((one) => one.neurons));
    const y = quantity("success", "probability of success", { domain: [0, 1] }, { format: ".0%", tickCount: 5 });
    const tooltip = [
      { field: "design" }, { field: "neurons", format: ",d" }, { field: "met", title: "meet the criterion" }, { field: "networks" },
      { field: "low", title: "at least", format: ".3f" }, { field: "high", title: "at most", format: ".3f" },
    ];
    const marks = points(shown, x, y, look, { tooltip }).map((layer) => ({ ...layer, description: "share of networks that meet the criterion" }));
    return spec([...intervals(shown, x, y, look, ["low", "high"]), { ...lines(shown, x, y, look), description: "line through the shares" }, ...marks]);
  }

  /** Every design at one size: medians of neurons and bits, mean failure, over seeds. */
  function summaries(data) {
    return [...groups(data, (row) => row.design)].map(([, rows]) => {
      const of = (column) => rows.map((row) => number(row[column]));
      return {
        name: rows[0].design, design: rows[0].any_width, cell: rows[0].cell, networks: rows.length,
        neurons: median(of("neurons")), parameter_bits: median(of("parameter_bits")), failure_rate: mean(of("failure_rate")),
        criterion_met: rows.every(met) ? "yes" : "no",
      };
    });
  }

  const MEASURES = ["neurons", "parameter_bits", "failure_rate"];
  const beats = (a, b) => MEASURES.every((one) => a[one] <= b[one]) && MEASURES.some((one) => a[one] < b[one]);

  /** The designs that no other beats: none has as few neurons, bits and failures, and fewer of one of them. */
  function tradeoff(data, palette) {
    const all = summaries(data.filter((row) => number(row.neurons) > 0 && number(row.parameter_bits) > 0 && Number.isFinite(number(row.failure_rate))));
    if (all.length < 3) return null;
    const front = all.filter((one) => !all.some((other) => beats(other, one))).sort((a, b) => a.parameter_bits - b.parameter_bits);
    front.forEach((one, i) => (one.letter = i < 26 ? String.fromCharCode(65 + i) : String(i + 1)));
    const look = palette(distinct(all, (one) => one.design));
    const x = magnitude("parameter_bits", "parameter bits", all.map((one) => one.parameter_bits));
    const y = magnitude("neurons", "neurons n", all.map((one) => one.neurons));
    const tooltip = [
      { field: "name", title: "design" }, { field: "neurons", format: ",.1~f" }, { field: "parameter_bits", title: "parameter bits", format: ",.0f" },
      { field: "failure_rate", title: "failure", format: ".3~g" }, { field: "networks" }, { field: "letter", title: "Pareto front" },
    ];
    const right = front.filter(met);
    // What the front dominates lies to the right of and above its steps.
    const steps = right.length > 1
      ? [{ description: "Pareto front of those that meet the criterion", data: { values: right }, mark: { type: "line", interpolate: "step-after", color: GREY, strokeWidth: 1.2 }, encoding: { x, y } }]
      : [];
    const letters = { type: "text", color: GREY, fontSize: 12, fontWeight: 600, align: "left", dx: 7, dy: -7 };
    return {
      spec: spec([...steps, ...points(all, x, y, look, { tooltip }),
        { description: "letters of the Pareto front", data: { values: front }, mark: letters, encoding: { x, y, text: { field: "letter" } } }]),
      front,
    };
  }

  /** Networks with a requested width beside the smallest width that a search found for the same design. */
  function requested(rows, palette) {
    const good = rows.filter((row) => met(row) && number(row.neurons) > 0);
    const key = (row) => [row.any_width, row.m, row.m_out].join("\u0001");
    const smallest = new Map([...groups(good.filter((row) => number(row.search_width) > 0), key)]
      .map(([name, same]) => [name, median(same.map((row) => number(row.search_width)))]));
    const data = good.filter((row) => !(number(row.search_width) > 0) && smallest.has(key(row)))
      .map((row) => ({ ...row, smallest: smallest.get(key(row)), design: row.any_width }));
    if (!data.length) return null;
    const values = [...numbersOf(data, "neurons"), ...numbersOf(data, "smallest")];
    const x = magnitude("smallest", "smallest width found, neurons n", values);
    const y = magnitude("neurons", "requested width, neurons n", values);
    const [from, to] = x.scale.domain;
    const tooltip = [{ field: "design" }, { field: "m_out", title: "outputs", format: ",d" }, { field: "neurons", title: "requested", format: ",d" }, { field: "smallest", format: ",.1~f" }, { field: "cell" }];
    return spec([
      diagonal(x, y, [from, to]),
      ...points(data, x, y, palette(distinct(data, (row) => row.design)), { tooltip }),
    ]);
  }

  /** Where two quantities agree. */
  const diagonal = (x, y, values) => ({
    description: "both agree",
    data: { values: values.map((value) => ({ [x.field]: value, [y.field]: value })) },
    mark: { type: "line", color: GREY, strokeDash: [6, 4] },
    encoding: { x, y },
  });

  function predictions(tried, palette) {
    const data = tried.filter((row) => Number.isFinite(number(row.predicted_failure)) && Number.isFinite(number(row.failure_rate)));
    const telling = data.filter((row) => number(row.predicted_failure) > 0);
    if (telling.length < 3) return null;
    const both = data.flatMap((row) => [number(row.predicted_failure), number(row.failure_rate), number(row.failure_high) || 0]);
    const x = rate("predicted_failure", "predicted failure rate", both);
    const y = rate("failure_rate", "measured failure rate", both);
    const look = palette(distinct(data, (row) => row.design));
    const [, top] = x.scale.domain;
    return spec([diagonal(x, y, [0, top]), ...intervals(data, x, y, look), ...points(data, x, y, look)]);
  }

  /**
   * The cells of a task whose widths compare with those of another: of designs that meet the criterion on
   * every seed, and only of smallest widths if any were searched for.
   */
  function comparable(rows) {
    const right = [...groups(rows, (row) => row.design).values()].filter((same) => same.every((row) => met(row) && number(row.neurons) > 0));
    const searched = right.filter((same) => same.every((row) => number(row.search_width) > 0));
    return (searched.length ? searched : right).flat();
  }

  /**
   * What computing costs beyond representing, like with like: for one number of active features, of each
   * task the design that is narrowest at the largest size, the same at all sizes, with its law.
   */
  function gap(cells, fits, problemOf) {
    const best = [...groups(cells, problemOf)].flatMap(([problem, all]) => {
      const rows = comparable(all);
      if (!rows.length) return [];
      const largest = numbersOf(rows, "m_out").at(-1);
      const last = rows.filter((row) => number(row.m_out) === largest);
      const widths = [...groups(last, (row) => row.design)].map(([design, same]) => [median(same.map((row) => number(row.neurons))), design]);
      const [, by] = widths.reduce((a, b) => (b[0] < a[0] ? b : a));
      const name = `${[rows[0].task, rows[0].graph].filter(Boolean).join(", ")}: ${by}`;
      const laws = bestFits(fits.filter((fit) => problemOf(fit) === problem && fit.design === by)).map((fit) => ({ ...fit, design: name }));
      const own = rows.filter((row) => row.design === by);
      return numbersOf(own, "m_out").length > 1 ? [{ name, laws, role: rows[0].role, rows: own.map((row) => ({ ...row, by, design: name })) }] : [];
    });
    const roles = distinct(best, (one) => one.role);
    if (!roles.includes("represent") || !roles.includes("compute")) return null;
    const data = best.flatMap((one) => one.rows);
    const laws = best.flatMap((one) => one.laws);
    const x = sizes("m_out", "outputs m′", numbersOf(data, "m_out"));
    const y = magnitude("neurons", "neurons n", numbersOf(data, "neurons"));
    const names = best.map((one) => one.name);
    const look = paletteOf(names)(names);
    const medians = mediansOf(data, "neurons", "m_out");
    const unfitted = medians.filter((one) => !laws.some((fit) => fit.design === one.design));
    const joined = unfitted.length ? [lines(unfitted, x, y, look)] : [];
    return spec([...bands(medians, x, y, look), ...joined, ...fitLines(laws, x, y, look), ...points(data, x, y, look)]);
  }

  /** The share of networks that meet the criterion over size and width. */
  function phase(tried, design) {
    const counts = numbersOf(tried, "m_out").flatMap((outputs) =>
      successes(tried.filter((row) => row.design === design), outputs).map((one) => ({ ...one, m_out: outputs })));
    const severalWidths = [...groups(counts, (one) => one.m_out).values()].filter((one) => one.length > 1);
    if (severalWidths.length < 2) return null;
    return spec([{
      description: "networks of one size and width",
      data: { values: counts },
      mark: { type: "square", opacity: 0.95, cursor: "pointer" },
      encoding: {
        x: sizes("m_out", "outputs m′", numbersOf(counts, "m_out")),
        y: magnitude("neurons", "neurons n", numbersOf(counts, "neurons")),
        color: {
          field: "success",
          type: "quantitative",
          title: "networks that meet the criterion",
          scale: { domain: [0, 0.5, 1], range: ["#d55e00", "#c9c5bd", "#0072b2"] },
          legend: { type: "symbol", symbolType: "square", values: [0, 0.5, 1], format: ".0%", columns: 3 },
        },
        size: { field: "networks", type: "quantitative", scale: { type: "sqrt", domain: [1, 25], range: [45, 190], clamp: true }, legend: null },
        tooltip: [
          { field: "m_out", title: "outputs", format: ",d" }, { field: "neurons", title: "neurons", format: ",d" },
          { field: "met", title: "meet the criterion" }, { field: "networks", title: "networks" },
        ],
      },
    }]);
  }

  return { success, tradeoff, requested, predictions, gap, phase };
})();
