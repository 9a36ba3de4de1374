"use strict";
/*
 * Decides which plots a comparison has data for. plotsOf(cells, probes, fits) returns
 * {families: [{name, fits, plots}], across: plots}; a plot is {title, subtitle, caption, spec}; cells and
 * probes are lists of objects by column. A plot that would show nothing is not in the list.
 */
const plotsOf = (() => {
  const { number, distinct, numbersOf, groups, boundGroups, bestFits, lawOf } = growthOf;
  const { GREY, magnitude, sizes, aroundZero, rate, paletteOf, spec, points, intervals, mediansOf, lines, bands, reference } = marksOf;
  const { boundLines, fitLines } = growthMarksOf;
  const { success, tradeoff, requested, predictions, gap, phase } = figuresOf;

  const BITS = "parameter bits / lower bound";

  /** The axis of a column: margins may be 0 or negative, multiples of the bound are read from 1. */
  function axisOf(column, title, values) {
    if (column === "margin") return aroundZero(column, title, values, [-Infinity, Infinity]);
    return magnitude(column, title, column === "bits_over_bound" ? [1, ...values] : values);
  }
  const isShown = (column) => (row) => (column === "margin" ? Number.isFinite(number(row[column])) : number(row[column]) > 0);

  function references(column, axis, horizontal) {
    if (column === "bits_over_bound") return reference(axis, 1, "lower bound", horizontal);
    return column === "margin" && axis.scale.domain[0] < 0 ? reference(axis, 0, "wrong below", horizontal) : [];
  }

  function growth(family, palette, column, bound, yTitle, fits = []) {
    const data = family.filter(isShown(column));
    const outputs = numbersOf(data, "m_out");
    if (outputs.length < 2) return null;
    const x = sizes("m_out", "outputs m′", outputs);
    const bounded = data.filter((row) => number(row[bound]) > 0);
    const y = axisOf(column, yTitle, [...numbersOf(data, column), ...numbersOf(bounded, bound)]);
    const designs = distinct(data, (row) => row.design);
    const bounds = boundGroups(bounded, bound, designs);
    const look = palette(designs, distinct(bounds, (one) => one.name).filter((name) => !designs.includes(name)));
    const laws = bestFits(fits);
    const medians = mediansOf(data, column, "m_out");
    const unfitted = medians.filter((one) => !laws.some((fit) => fit.design === one.design));
    const joined = unfitted.length ? [lines(unfitted, x, y, look)] : [];
    return spec([
      ...references(column, y, true), ...bands(medians, x, y, look), ...boundLines(bounds, x, y, look), ...joined,
      ...fitLines(laws, x, y, look), ...points(data, x, y, look),
    ]);
  }

  /** Networks of one design lie side by side where many of them would hide each other. */
  function spread(rows) {
    return [...groups(rows, (row) => row.design).values()].flatMap((same) =>
      same.map((row, i) => ({ ...row, jitter: same.length < 4 ? 0 : ((i * 0.618034) % 1) - 0.5 })));
  }

  /** One line a design, where there is only one size to show. */
  function strip(data, palette, column, xTitle, bound) {
    const shown = spread(data.filter(isShown(column)));
    const present = distinct(shown, (row) => row.design);
    if (present.length < 2) return null;
    const bounds = bound ? shown.filter((row) => number(row[bound]) > 0) : [];
    const x = axisOf(column, xTitle, [...numbersOf(shown, column), ...(bound ? numbersOf(bounds, bound) : [])]);
    const y = {
      field: "design",
      type: "nominal",
      title: null,
      sort: present,
      // A long name takes a line for each of its words, so that a phone keeps room for the marks.
      axis: { labelLimit: 0, labelExpr: "length(datum.label) > 26 ? split(datum.label, ' ') : datum.label", grid: true, ticks: false, domain: false },
    };
    const look = palette(present);
    look.color.legend = null;
    look.shape.legend = null;
    const yOffset = { field: "jitter", type: "quantitative", scale: { domain: [-1, 1] } };
    const layers = points(shown, x, y, { ...look, yOffset }, { pick: false });
    if (bounds.length) {
      layers.unshift({
        description: "lower bound",
        data: { values: bounds.map((row) => ({ design: row.design, [column]: number(row[bound]) })) },
        mark: { type: "tick", color: GREY, thickness: 2, size: 22 },
        encoding: { x, y, tooltip: [{ field: column, title: "lower bound", format: ",.1~f" }] },
      });
    }
    const words = Math.max(...present.map((design) => design.split(" ").length));
    return spec([...references(column, x, false), ...layers], { height: Math.max(40, 8 + 14 * words) * present.length });
  }

  function failures(tried, palette, outputs) {
    const data = tried.filter(
      (row) => number(row.m_out) === outputs && number(row.neurons) > 0 && Number.isFinite(number(row.failure_rate)),
    );
    const several = [...groups(data, (row) => row.design)].filter(([, rows]) => numbersOf(rows, "neurons").length > 1);
    if (!several.length || !data.some((row) => number(row.failure_rate) > 0)) return null;
    const x = magnitude("neurons", "neurons n", numbersOf(data, "neurons"));
    const highs = data.map((row) => Math.max(number(row.failure_rate), number(row.failure_high) || 0));
    const y = rate("failure_rate", "failure rate (share of inputs)", highs.concat(data.map((row) => number(row.failure_rate))));
    const look = palette(distinct(data, (row) => row.design));
    return spec([...intervals(data, x, y, look), ...points(data, x, y, look)]);
  }

  function problemOf(row) {
    return [row.task, row.graph, `at most ${row.sparsity} active`].filter(Boolean).join(", ");
  }

  const MARKS = "Filled marks meet the criterion, hollow ones do not";

  /** Says what lines and bands are, of the networks of a family. */
  function lineWords(family, fits) {
    const laws = bestFits(fits).map((fit) => `${fit.design}: ${lawOf(fit)}`);
    const joined = laws.length
      ? `a dotted line is the law that fits best among those that the data allow (${laws.join("; ")}), other lines join medians over seeds`
      : "lines join medians over seeds";
    const seeds = mediansOf(family.filter((row) => number(row.neurons) > 0), "neurons", "m_out").filter((one) => one.high > one.low);
    const least = Math.min(...seeds.map((one) => one.confidence));
    const band = seeds.length ? ` Bands hold the median of all networks with confidence ${(100 * least).toPrecision(2)} % or more.` : "";
    return `${MARKS}; ${joined}.${band}`;
  }

  function frontWords(front) {
    const brief = (value) => Number(value.toPrecision(4)).toLocaleString("en");
    return front.map((one) => `${one.letter} ${one.name} (${brief(one.neurons)} neurons, ${brief(one.parameter_bits)} bits, failure ${Number(one.failure_rate.toPrecision(2))})`).join("; ");
  }

  function ofFamily(name, family, tried, palette, fits) {
    const plots = [];
    const add = (title, caption, made) => made && plots.push({ title, subtitle: name, caption, spec: made });
    const sizes = numbersOf(family, "m_out");
    const largest = sizes.at(-1);
    const size = `${(largest ?? 0).toLocaleString("en")} outputs`;
    const atLargest = family.filter((row) => number(row.m_out) === largest);
    const either = (column, title, bound) => growth(family, palette, column, bound, title) || strip(atLargest, palette, column, title, bound);
    const differs = (column) => numbersOf(family, column).length > 1;
    const wider = growth(family, palette, "neurons", "bound_neurons", "neurons n", fits);
    const bounded = !family.some((row) => number(row.bound_neurons) > 0) ? "" : "A dashed line is the strongest lower bound that applies to a design, in its colour, or in grey where it applies to several.";
    add("Width against outputs", `How many neurons the networks have. ${lineWords(family, fits)} ${bounded}`, wider);
    if (!wider) {
      add("Width", `Neurons of every network with ${size}. ${MARKS}; grey ticks are lower bounds.`, strip(atLargest, palette, "neurons", "neurons n", "bound_neurons"));
    }
    add("Bits over the bound", "Bits of the description that differs from instance to instance, as a multiple of the strongest lower bound that applies; no program of all instances lies below the line at 1.", either("bits_over_bound", BITS));
    const traded = tradeoff(atLargest, palette);
    if (traded) {
      add(`Neurons, bits and failure, ${size}`, `Medians over seeds; ${MARKS.toLowerCase()} on every seed. Pareto front, of designs that no other beats in neurons, bits and failure rate at once: ${frontWords(traded.front)}.`, traded.spec);
    }
    const triedSizes = numbersOf(tried, "m_out");
    for (const [title, caption, made] of [
      ["Success against width", "Share of the networks of a width that meet the criterion, with intervals of confidence 95 % (Clopper and Pearson). A search stops trying a width as soon as it is decided.", success],
      ["Failure against width", `Share of wrong inputs of every network tried. ${MARKS}; bars are confidence intervals where inputs were sampled.`, (own, outputs) => failures(own, palette, outputs)],
    ]) {
      const found = triedSizes.map((outputs) => [outputs, made(tried, outputs, palette)]).filter(([, one]) => one);
      for (const [outputs, one] of found.slice(-2)) add(`${title}, ${outputs.toLocaleString("en")} outputs`, caption, one);
    }
    add("Requested against smallest width", "Networks of a fixed width, or of the width that the construction's own analysis requests, against the smallest width that a search found to be enough (median over seeds). On the dashed line nothing is given away.", requested(family, palette));
    if (differs("margin")) {
      add("Margin", `The smallest distance of a score from its threshold, on the right side, in the units of the network. ${MARKS}.`, either("margin", "margin (units of the score)"));
    }
    add("Parameters against outputs", `Entries that a network stores. ${MARKS}.`, growth(family, palette, "parameters", "", "parameters"));
    if (family.some((row) => Number.isFinite(number(row.pruned)))) {
      add("Weights that are left", `Entries that are not zero, before pruning and after. ${MARKS}.`, either("nonzeros", "non-zero weights"));
    }
    for (const design of distinct(tried, (row) => row.design)) {
      add(`Where ${design} works`, "Each square is a size and a width; its colour says how many of the networks tried there meet the criterion, its size how many were tried.", phase(tried, design));
    }
    return plots;
  }

  /** Returns problem families in the order of the file, and what spans all of them. */
  return (cells, probes, fits) => {
    const ok = cells.filter((row) => row.status === "ok");
    // Failure is a function of the width: there, designs that differ in it alone are one.
    const tried = [...ok.filter((row) => !(number(row.search_networks) > 0)), ...probes].map((row) => ({ ...row, design: row.any_width }));
    const palette = paletteOf(distinct([...ok.map((row) => row.design), ...ok.map((row) => row.any_width)], (name) => name));
    const families = [...groups(ok, problemOf)].map(([name, family]) => {
      const own = fits.filter((fit) => problemOf(fit) === name);
      return { name, fits: own, plots: ofFamily(name, family, tried.filter((row) => problemOf(row) === name), palette, own) };
    });
    const across = [];
    for (const [sparsity, same] of groups(ok, (row) => row.sparsity)) {
      const caption = "Of each task the design that is narrowest at the largest size, among those that meet the criterion on every seed (with their smallest widths, if these were searched for), over all sizes: what it costs to represent features, and to compute with them. A dotted line is its law, other lines join medians over seeds.";
      const made = gap(same, fits, problemOf);
      if (made) across.push({ title: "The gap between representing and computing", subtitle: `at most ${sparsity} active`, caption, spec: made });
    }
    const predicted = predictions(tried, palette);
    if (predicted) across.push({ title: "Predicted against measured", subtitle: "", caption: "The construction's own prediction for a uniform input with the most active features, against the failure that was measured (in the worst stratum where inputs were sampled). On the dashed line they agree.", spec: predicted });
    return { families: families.filter((family) => family.plots.length), across };
  };
})();
