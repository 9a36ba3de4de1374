"use strict";
/*
 * Decides which plots a comparison has data for and writes each as a Vega-Lite specification.
 * plotsOf(cells, probes, fits) returns [{title, caption, spec}]; cells and probes are lists of objects
 * by column. A plot that would show nothing is not in the list.
 */
const plotsOf = (() => {
  // Okabe and Ito's colours without yellow and black: told apart by colour-blind eyes, on white and on black.
  const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8a7a5c", "#8c6bd1"];
  const SHAPES = ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right", "triangle-left"];
  const GREY = "#8c8c8c";
  const { BOUND, number, distinct, numbersOf, groups, boundGroups, bestFits, lawOf, widthBy } = growthOf;

  const median = (values) => {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  };
  const wide = (values) => values.length > 1 && values[0] > 0 && values[values.length - 1] / values[0] >= 4;

  const TOOLTIP = [
    { field: "design", title: "design" },
    { field: "m_out", title: "outputs", format: ",d" },
    { field: "neurons", title: "neurons", format: ",d" },
    { field: "seed", title: "seed" },
    { field: "verdict", title: "verdict" },
    { field: "failure_rate", title: "failure", format: ".3~g" },
    { field: "cell", title: "cell" },
  ];

  /** An axis over sizes: logarithmic with the sizes themselves as ticks where they span a factor of four. */
  function sizes(field, title, values) {
    const log = wide(values);
    return {
      field,
      type: "quantitative",
      title,
      scale: log ? { type: "log", base: 2, nice: false, padding: 14 } : { zero: false, padding: 14 },
      axis: {
        format: ",d",
        labelOverlap: "greedy",
        ...(values.length <= 12 ? { values } : {}),
      },
    };
  }

  function magnitude(field, title, values, format) {
    return {
      field,
      type: "quantitative",
      title,
      scale: wide(values) ? { type: "log", nice: false, padding: 14 } : { zero: true },
      axis: { format: format || ",~r", tickCount: 6, labelOverlap: "greedy" },
    };
  }

  /** Thousands as k, but no thousandths as m. */
  const shortest = (values) => (values[0] < 1 ? ",.3~r" : ",.3~s");

  /** A rate from 0 to 1 whose small values matter, zero included. */
  function rate(field, title, values) {
    const positive = values.filter((value) => value > 0);
    const least = positive.length ? Math.min(...positive) : 0.01;
    const constant = Math.max(1e-9, 10 ** Math.floor(Math.log10(least)));
    const ticks = [0];
    for (let tick = 1; tick >= constant * 0.999; tick /= 10) ticks.push(tick);
    return {
      field,
      type: "quantitative",
      title,
      scale: { type: "symlog", constant, nice: false },
      axis: {
        values: ticks,
        labelOverlap: "greedy",
        labelExpr: "datum.value > 0 && datum.value < 0.001 ? format(datum.value, '.0e') : datum.label",
        format: "~g",
      },
    };
  }

  /** Colour and shape of designs, the same in all plots; others, such as bounds, in grey. */
  function palette(designs, others = []) {
    const domain = [...designs, ...others];
    const cycle = (list) => [...designs.map((_, i) => list[i % list.length])];
    const colour = { domain, range: [...cycle(COLOURS), ...others.map(() => GREY)] };
    const shape = { domain, range: [...cycle(SHAPES), ...others.map(() => "stroke")] };
    return {
      color: { field: "design", type: "nominal", title: null, scale: colour },
      shape: { field: "design", type: "nominal", title: null, scale: shape },
    };
  }

  const PICK = { name: "pick", select: { type: "point", fields: ["design"] }, bind: "legend" };
  const picked = (shown) => ({ condition: { param: "pick", value: shown, empty: true }, value: 0.08 });
  /** Vega-Lite takes the selection of a shared legend from the first layer that has this legend. */
  function pickable(layers) {
    const legended = layers.find((layer) => layer.encoding.color?.legend !== null && layer.encoding.color?.field === "design");
    return layers.map((layer) => (layer === legended ? { ...layer, params: [PICK] } : layer));
  }
  const spec = (layer, more) => ({
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    width: "container",
    height: 300,
    layer: pickable(layer),
    ...more,
  });

  /** Two layers of marks, for the networks that meet the criterion and for those that do not. */
  function points(data, x, y, look, { tooltip = TOOLTIP, pick = true } = {}) {
    const layers = [true, false].map((filled) => ({
      data: { values: data.filter((row) => (row.criterion_met === "yes") === filled) },
      mark: { type: "point", size: 60, strokeWidth: 1.6, filled, cursor: "pointer" },
      encoding: { x, y, ...look, tooltip, ...(pick ? { opacity: picked(0.95) } : {}) },
    }));
    return layers.filter((layer) => layer.data.values.length);
  }

  /** Bars over the intervals of sampled rates. */
  function intervals(data, x, y, look) {
    const values = data.filter((row) => number(row.failure_high) > number(row.failure_low));
    const encoding = { x, y: { ...y, field: "failure_low" }, y2: { field: "failure_high" }, color: look.color, opacity: picked(0.6) };
    return values.length ? [{ data: { values }, mark: { type: "rule", strokeWidth: 1.2 }, encoding }] : [];
  }

  /** The medians over seeds of a column, a line for each design. */
  function lines(data, column, x, y, look) {
    const medians = [];
    for (const [design, rows] of groups(data, (row) => row.design)) {
      for (const [outputs, same] of groups(rows, (row) => number(row[x.field]))) {
        medians.push({ design, [x.field]: outputs, [column]: median(same.map((row) => number(row[column]))) });
      }
    }
    return {
      data: { values: medians },
      mark: { type: "line", strokeWidth: 1.8 },
      encoding: { x, y, color: look.color, opacity: picked(0.85) },
    };
  }

  function boundLines(bounds, x, y, look) {
    const tooltip = [
      { field: "what", title: "what" },
      { field: "m_out", title: "outputs", format: ",d" },
      { field: y.field, title: "at least", format: ",.1~f" },
    ];
    return bounds.map(({ designs, values, name }, i) => ({
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
      ? [{ data: { values }, mark, encoding }, { data: { values: named }, mark: label, encoding: { ...encoding, text: { field: "law" } } }]
      : [];
  }

  function growth(family, designs, column, bound, yTitle, fits = []) {
    const data = family.filter((row) => number(row[column]) > 0);
    const outputs = numbersOf(data, "m_out");
    if (outputs.length < 2) return null;
    const x = sizes("m_out", "outputs m′", outputs);
    const bounded = data.filter((row) => number(row[bound]) > 0);
    const values = [...numbersOf(data, column), ...numbersOf(bounded, bound)].sort((a, b) => a - b);
    const y = magnitude(column, yTitle, values, shortest(values));
    const bounds = boundGroups(bounded, bound, distinct(data, (row) => row.design));
    const grey = distinct(bounds, (one) => one.name).filter((name) => !designs.includes(name));
    const look = palette(designs, grey);
    const laws = bestFits(fits);
    const unfitted = data.filter((row) => !laws.some((fit) => fit.design === row.design));
    const joined = unfitted.length ? [lines(unfitted, column, x, y, look)] : [];
    return spec([...boundLines(bounds, x, y, look), ...joined, ...fitLines(laws, x, y, look), ...points(data, x, y, look)]);
  }

  /** One line a design, where there is only one size to show. */
  function strip(data, designs, column, xTitle, bound) {
    const shown = data.filter((row) => number(row[column]) > 0);
    const present = designs.filter((design) => shown.some((row) => row.design === design));
    if (present.length < 2) return null;
    const bounds = bound ? shown.filter((row) => number(row[bound]) > 0) : [];
    const values = [...numbersOf(shown, column), ...(bound ? numbersOf(bounds, bound) : [])].sort((a, b) => a - b);
    const x = magnitude(column, xTitle, values, shortest(values));
    const y = {
      field: "design",
      type: "nominal",
      title: null,
      sort: present,
      // A long name takes a line for each of its words, so that a phone keeps room for the marks.
      axis: { labelLimit: 0, labelExpr: "length(datum.label) > 26 ? split(datum.label, ' ') : datum.label", grid: true, ticks: false, domain: false },
    };
    const look = palette(designs);
    look.color.legend = null;
    look.shape.legend = null;
    const layers = points(shown, x, y, look, { pick: false });
    if (bounds.length) {
      layers.unshift({
        data: { values: bounds.map((row) => ({ design: row.design, [column]: number(row[bound]) })) },
        mark: { type: "tick", color: GREY, thickness: 2, size: 22 },
        encoding: { x, y, tooltip: [{ field: column, title: "lower bound", format: ",.1~f" }] },
      });
    }
    const words = Math.max(...present.map((design) => design.split(" ").length));
    return spec(layers, { height: Math.max(40, 8 + 14 * words) * present.length });
  }

  function failures(tried, designs, outputs) {
    const data = tried.filter(
      (row) => number(row.m_out) === outputs && number(row.neurons) > 0 && Number.isFinite(number(row.failure_rate)),
    );
    const several = [...groups(data, (row) => row.design)].filter(([, rows]) => numbersOf(rows, "neurons").length > 1);
    if (!several.length || !data.some((row) => number(row.failure_rate) > 0)) return null;
    const x = sizes("neurons", "neurons", numbersOf(data, "neurons"));
    const highs = data.map((row) => Math.max(number(row.failure_rate), number(row.failure_high) || 0));
    const y = rate("failure_rate", "failure rate", highs.concat(data.map((row) => number(row.failure_rate))));
    const look = palette(designs.filter((design) => data.some((row) => row.design === design)));
    const all = palette(designs);
    look.color.scale.range = look.color.scale.domain.map((d) => all.color.scale.range[designs.indexOf(d)]);
    look.shape.scale.range = look.shape.scale.domain.map((d) => all.shape.scale.range[designs.indexOf(d)]);
    return spec([...intervals(data, x, y, look), ...points(data, x, y, look)]);
  }

  function phase(tried, design) {
    const counts = [];
    const data = tried.filter((row) => row.design === design && number(row.neurons) > 0 && row.criterion_met);
    for (const [outputs, sized] of groups(data, (row) => number(row.m_out))) {
      for (const [neurons, rows] of groups(sized, (row) => number(row.neurons))) {
        const met = rows.filter((row) => row.criterion_met === "yes").length;
        counts.push({ m_out: outputs, neurons, networks: rows.length, met, success: met / rows.length, cell: rows[0].cell });
      }
    }
    const severalWidths = [...groups(counts, (one) => one.m_out).values()].filter((one) => one.length > 1);
    if (severalWidths.length < 2) return null;
    return {
      ...spec([
        {
          data: { values: counts },
          mark: { type: "square", opacity: 0.95, cursor: "pointer" },
          encoding: {
            x: sizes("m_out", "outputs m′", numbersOf(counts, "m_out")),
            y: magnitude("neurons", "neurons", numbersOf(counts, "neurons"), ",.3~s"),
            color: {
              field: "success",
              type: "quantitative",
              title: "networks that meet the criterion",
              scale: { domain: [0, 0.5, 1], range: ["#d55e00", "#c9c5bd", "#0072b2"] },
              legend: { format: ".0%", gradientLength: 160, orient: "bottom" },
            },
            size: {
              field: "networks",
              type: "quantitative",
              scale: { type: "sqrt", domain: [1, 25], range: [45, 190], clamp: true },
              legend: null,
            },
            tooltip: [
              { field: "m_out", title: "outputs", format: ",d" },
              { field: "neurons", title: "neurons", format: ",d" },
              { field: "met", title: "meet the criterion" },
              { field: "networks", title: "networks" },
            ],
          },
        },
      ]),
    };
  }

  function predictions(tried, designs) {
    const data = tried.filter(
      (row) => Number.isFinite(number(row.predicted_failure)) && Number.isFinite(number(row.failure_rate)),
    );
    const telling = data.filter((row) => number(row.predicted_failure) > 0 || number(row.failure_rate) > 0);
    if (telling.length < 3) return null;
    const both = data.flatMap((row) => [number(row.predicted_failure), number(row.failure_rate)]);
    const x = rate("predicted_failure", "predicted failure", both);
    const y = rate("failure_rate", "measured failure", both);
    const look = palette(designs);
    const top = Math.max(...both);
    const steps = [0];
    for (let i = 0; i <= 60; i++) steps.push(top * 10 ** (-i / 6));
    return spec([
      {
        data: { values: steps.map((value) => ({ predicted_failure: value, failure_rate: value })) },
        mark: { type: "line", color: GREY, strokeDash: [6, 4] },
        encoding: { x, y },
      },
      ...intervals(data, x, y, look),
      ...points(data, x, y, look),
    ]);
  }

  /** What each task costs at its best: the gap between representing and computing. */
  function gap(cells) {
    const best = [];
    const met = cells.filter((row) => row.criterion_met === "yes" && number(row.neurons) > 0);
    for (const [task, rows] of groups(met, problemOf)) {
      for (const [features, same] of groups(rows, (row) => number(row.m))) {
        const narrowest = same.reduce((a, b) => (number(b.neurons) < number(a.neurons) ? b : a));
        best.push({ ...narrowest, m: features, by: narrowest.design, design: task });
      }
    }
    const grown = [...groups(best, (row) => row.design)].filter(([, rows]) => rows.length > 1);
    if (grown.length < 2 || distinct(grown, ([task]) => task.split(",")[0]).length < 2) return null;
    const data = grown.flatMap(([, rows]) => rows);
    const x = sizes("m", "features m", numbersOf(data, "m"));
    const y = magnitude("neurons", "fewest neurons", numbersOf(data, "neurons"), ",.3~s");
    const look = palette(grown.map(([task]) => task));
    const tooltip = [{ field: "by", title: "design" }, ...TOOLTIP.slice(1)];
    return spec([lines(data, "neurons", x, y, look), ...points(data, x, y, look, { tooltip })]);
  }

  function problemOf(row) {
    return [row.task, row.graph, `at most ${row.sparsity} active`].filter(Boolean).join(", ");
  }

  function ofFamily(family, tried, designs, ofAnyWidth, fits) {
    const plots = [];
    const add = (title, caption, made) => made && plots.push({ title, caption, spec: made });
    const present = designs.filter((design) => family.some((row) => row.design === design));
    const largest = numbersOf(family, "m_out").at(-1);
    const atLargest = family.filter((row) => number(row.m_out) === largest);
    const wider = growth(family, present, "neurons", "bound_neurons", "neurons", fits);
    const marks = "Filled marks meet the criterion, hollow ones do not";
    const filled = `${marks}; lines join medians over seeds.`;
    const laws = bestFits(fits).map((fit) => `${fit.design}: ${lawOf(fit)}`);
    const fitted = `${marks}; a dotted line is the law that fits best among those that the data allow (${laws.join("; ")}), other lines join medians over seeds.`;
    const bounded = !family.some((row) => number(row.bound_neurons) > 0) ? "" : "A dashed line is the strongest lower bound that applies to a design, in its colour, or in grey where it applies to several.";
    add("Width against outputs", `How many neurons the networks have. ${laws.length ? fitted : filled} ${bounded}`, wider);
    if (!wider) {
      add("Width", `Neurons of every network with ${largest.toLocaleString("en")} outputs. Filled marks meet the criterion, hollow ones do not; grey ticks are lower bounds.`, strip(atLargest, present, "neurons", "neurons", "bound_neurons"));
    }
    const bits = growth(family, present, "bits_over_bound", "", "bits over the bound");
    const bitsCaption = "Bits of the description that differs from instance to instance, as a multiple of the strongest lower bound that applies; 1 is the bound.";
    add("Bits over the bound", bitsCaption, bits || strip(atLargest, present, "bits_over_bound", "bits over the bound"));
    add("Parameters against features", `Entries that a network stores. ${filled}`, growth(family, present, "parameters", "", "parameters"));
    if (family.some((row) => Number.isFinite(number(row.pruned)))) {
      const either = (column, title) => growth(family, present, column, "", title) || strip(atLargest, present, column, title);
      add("Weights that are left", `Entries that are not zero, before pruning and after. ${marks}.`, either("nonzeros", "non-zero weights"));
      add("Margin", "The smallest distance of a score from its threshold, on the right side; 0 and less are not drawn.", either("margin", "margin"));
    }
    const bySize = numbersOf(tried, "m_out").map((outputs) => [outputs, failures(tried, ofAnyWidth, outputs)]).filter(([, made]) => made);
    for (const [outputs, made] of bySize.slice(-2)) {
      add(`Failure against width, ${outputs.toLocaleString("en")} outputs`, "Share of wrong inputs of every network tried; bars are confidence intervals where inputs were sampled.", made);
    }
    for (const design of ofAnyWidth) {
      add(`Where ${design} works`, "Each square is a size and a width; its colour says how many of the networks tried there meet the criterion, its size how many were tried.", phase(tried, design));
    }
    return plots;
  }

  /** Returns problem families in the order of the file, and what spans all of them. */
  return (cells, probes, fits) => {
    const ok = cells.filter((row) => row.status === "ok");
    // Failure is a function of the width: there, designs that differ in it alone are one.
    const tried = [...ok.filter((row) => !(number(row.search_networks) > 0)), ...probes].map((row) => ({ ...row, design: row.any_width }));
    const designs = distinct(ok, (row) => row.design);
    const ofAnyWidth = distinct(ok, (row) => row.any_width);
    const families = [...groups(ok, problemOf).keys()].map((name) => ({
      name,
      fits: fits.filter((fit) => problemOf(fit) === name),
    }));
    for (const family of families) {
      const own = tried.filter((row) => problemOf(row) === family.name);
      family.plots = ofFamily(ok.filter((row) => problemOf(row) === family.name), own, designs, ofAnyWidth, family.fits);
    }
    const across = [];
    const gapped = gap(ok);
    if (gapped) across.push({ title: "The gap between tasks", caption: "The narrowest network of each task that meets the criterion: what it costs to represent features, and to compute with them.", spec: gapped });
    const predicted = predictions(tried, ofAnyWidth);
    if (predicted) across.push({ title: "Predicted against measured", caption: "The construction's own prediction for a uniform input with the most active features, against the failure that was measured (in the worst stratum where inputs were sampled). On the dashed line they agree.", spec: predicted });
    return { families: families.filter((family) => family.plots.length), across };
  };
})();
