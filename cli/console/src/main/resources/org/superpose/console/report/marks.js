"use strict";
/*
 * What plots are made of: axes, the look of designs, layers of marks. Every layer says in `description`
 * what its rows are, and carries only the columns that it shows.
 */
const marksOf = (() => {
  const { number, groups } = growthOf;
  const { median, medianInterval } = statisticsOf;

  // Okabe and Ito's colours without yellow and black: told apart by colour-blind eyes, on white and on black.
  const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8a7a5c", "#8c6bd1"];
  const SHAPES = ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right", "triangle-left"];
  const GREY = "#8c8c8c";

  const TOOLTIP = [
    { field: "design", title: "design" },
    { field: "m_out", title: "outputs", format: ",d" },
    { field: "neurons", title: "neurons", format: ",d" },
    { field: "seed", title: "seed" },
    { field: "verdict", title: "verdict" },
    { field: "failure_rate", title: "failure", format: ".3~g" },
    { field: "cell", title: "cell" },
  ];

  // ---- Axes. A quantity has the same kind of scale in every comparison. ----

  const quantity = (field, title, scale, axis) => ({ field, type: "quantitative", title, scale, axis: { labelOverlap: "greedy", labelSeparation: 5, ...axis } });

  /** Round numbers of a logarithmic axis: the more, the fewer decades it spans. */
  function roundTicks(low, high) {
    const decades = Math.log10(high / low);
    const steps = decades < 0.8 ? [1, 1.5, 2, 3, 4, 5, 7] : decades < 2.4 ? [1, 2, 5] : [1];
    const every = decades < 2.4 ? 1 : Math.ceil(decades / 6);
    const ticks = [];
    for (let e = Math.floor(Math.log10(low)); e <= Math.log10(high); e++) {
      if (e % every === 0) ticks.push(...steps.map((step) => Number(`${step}e${e}`)));
    }
    return ticks.filter((tick) => tick >= low && tick <= high);
  }

  /** A logarithmic axis over a factor of four or more. */
  function magnitude(field, title, values, own = false) {
    const [least, largest] = [Math.min(...values), Math.max(...values)];
    const widening = Math.max(1, Math.sqrt((4 * least) / largest)) * Math.max(4, largest / least) ** 0.05;
    const domain = [least / widening, largest * widening];
    const ticks = own ? values : roundTicks(...domain);
    const format = ticks[0] < 1 ? ",.3~r" : own || ticks.at(-1) < 10000 ? ",~r" : ",.3~s";
    return quantity(field, title, { type: "log", domain, nice: false }, { values: ticks, format });
  }

  /** The axis of the sizes of a comparison, which are its ticks if they are few and apart. */
  function sizes(field, title, values) {
    return magnitude(field, title, values, values.length <= 12 && values.every((value, i) => i === 0 || value >= 1.4 * values[i - 1]));
  }

  const labelExpr = "datum.value !== 0 && (abs(datum.value) < 0.001 || abs(datum.value) >= 1e5) ? format(datum.value, '.0e') : datum.label";

  /** An axis through 0 on which small values matter as well as large ones: logarithmic but next to 0. */
  function aroundZero(field, title, values, [least, largest]) {
    const distances = values.filter((value) => value !== 0).map(Math.abs);
    const constant = Math.max(1e-9, 10 ** Math.floor(Math.log10(Math.min(0.1, ...distances))));
    const end = (value, limit) => Math.sign(value) * Math.min(2 * Math.abs(value), Math.abs(limit));
    const domain = [end(Math.min(0, ...values), least) || 0, end(Math.max(0, ...values), largest) || constant];
    // A mark at 0 is not to lie on the names beside a plot that begins there.
    if (least < 0 && domain[0] === 0 && values.includes(0)) domain[0] = -constant / 4;
    const furthest = Math.max(-domain[0], domain[1]);
    const every = Math.ceil(Math.log10(furthest / constant) / 6) || 1;
    const steps = furthest / constant > 50 ? [1] : [1, 2, 5];
    const ticks = [0];
    for (let tick = constant; tick <= furthest; tick *= 10 ** every) {
      for (const step of steps) ticks.push(-step * tick, step * tick);
    }
    // On both sides of 0, the smallest would take its room.
    const nearest = domain[0] <= -constant ? 1.5 * constant : 0;
    const isShown = (tick) => tick >= domain[0] && tick <= domain[1] && (tick === 0 || Math.abs(tick) > nearest);
    const shown = ticks.map((tick) => Number(tick.toPrecision(1))).filter(isShown);
    return quantity(field, title, { type: "symlog", constant, domain, nice: false }, { values: shown.sort((a, b) => a - b), labelExpr, format: ",~r" });
  }

  /** A rate from 0 to 1 whose small values matter, zero included. */
  const rate = (field, title, values) => aroundZero(field, title, values, [0, 1]);

  // ---- The look of designs ----

  /** Colour and shape of names, the same in all plots; others, such as bounds, in grey. */
  const paletteOf = (names) => (present, others = []) => {
    const domain = [...present, ...others];
    const place = (name) => names.indexOf(name);
    const colours = present.map((name) => COLOURS[place(name) % COLOURS.length]);
    // After eight names the colours repeat with other shapes.
    const shapes = present.map((name) => SHAPES[(place(name) + Math.floor(place(name) / COLOURS.length)) % SHAPES.length]);
    return {
      color: { field: "design", type: "nominal", title: null, scale: { domain, range: [...colours, ...others.map(() => GREY)] } },
      shape: { field: "design", type: "nominal", title: null, scale: { domain, range: [...shapes, ...others.map(() => "stroke")] } },
    };
  };

  const PICK = { name: "pick", select: { type: "point", fields: ["design"] }, bind: "legend" };
  const picked = (shown) => ({ condition: { param: "pick", value: shown, empty: true }, value: Math.min(0.08, shown / 4) });
  /** Vega-Lite takes the selection of a shared legend from the first layer that has this legend. */
  function pickable(layers) {
    const legended = layers.find((layer) => layer.encoding.color?.legend !== null && layer.encoding.color?.field === "design");
    return layers.map((layer) => (layer === legended ? { ...layer, params: [PICK] } : layer));
  }

  /** A layer's rows with the columns that it encodes, and the cell that a click opens. */
  function trimmed(layer) {
    const fields = new Set(["cell"]);
    for (const channel of Object.values(layer.encoding)) {
      for (const one of [channel].flat()) if (one.field) fields.add(one.field);
    }
    const values = layer.data.values.map((row) => Object.fromEntries([...fields].filter((field) => row[field] !== undefined && row[field] !== null).map((field) => [field, row[field]])));
    return { ...layer, data: { values } };
  }

  const spec = (layers, more) => ({
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    width: "container",
    height: 300,
    layer: pickable(layers.map(trimmed)),
    ...more,
  });

  // ---- Layers ----

  const MOST_MARKS = 300;

  /** Marks that would hide each other become one, which says how many it stands for. */
  function merged(rows, x, y) {
    if (rows.length <= MOST_MARKS) return rows;
    const step = (axis, row) => {
      const value = number(row[axis.field]);
      const { type, constant } = axis.scale || {};
      return Math.round(12 * Math.log10(type === "symlog" ? 1 + value / constant : value));
    };
    const places = groups(rows, (row) => [row.design, step(x, row), step(y, row)].join("\u0001"));
    return [...places.values()].map((same) => ({ ...same[0], networks: same.length }));
  }

  /** Two layers of marks, for the networks that meet the criterion and for those that do not. */
  function points(data, x, y, look, { tooltip = TOOLTIP, pick = true } = {}) {
    const kinds = [true, false].map((filled) => [filled, merged(data.filter((row) => (row.criterion_met === "yes") === filled), x, y)]);
    const most = Math.max(...kinds.flatMap(([, values]) => values.map((row) => row.networks || 1)));
    // Where marks stand for several networks, the larger ones stand for more.
    const dense = data.length > MOST_MARKS;
    const size = { field: "networks", type: "quantitative", legend: null, scale: { type: "sqrt", domain: [1, Math.max(2, most)], range: [30, 240] } };
    const layers = kinds.map(([filled, values]) => ({
      description: filled ? "meets the criterion" : "does not meet the criterion",
      data: { values: dense ? values.map((row) => ({ networks: 1, ...row })) : values },
      mark: { type: "point", size: 60, strokeWidth: 1.6, filled, cursor: "pointer", ...(dense ? { fillOpacity: 0.6, strokeOpacity: 0.6 } : {}) },
      encoding: {
        x, y, ...look, ...(dense ? { size } : {}),
        tooltip: dense ? [...tooltip, { field: "networks", title: "networks here" }] : tooltip,
        ...(pick ? { opacity: picked(0.95) } : {}),
      },
    }));
    return layers.filter((layer) => layer.data.values.length);
  }

  /** Bars over intervals, from one column to another. */
  function intervals(data, x, y, look, [low, high] = ["failure_low", "failure_high"]) {
    const values = data.filter((row) => number(row[high]) > number(row[low]));
    const encoding = { x, y: { ...y, field: low }, y2: { field: high }, color: look.color, opacity: picked(0.95) };
    return values.length && values.length <= MOST_MARKS
      ? [{ description: "confidence interval", data: { values }, mark: { type: "rule", strokeWidth: 1.2, strokeOpacity: 0.6 }, encoding }]
      : [];
  }

  /** The medians over seeds of a column with their intervals, by design and size. */
  function mediansOf(data, column, size) {
    return [...groups(data, (row) => row.design)].flatMap(([design, rows]) =>
      [...groups(rows, (row) => number(row[size]))].map(([at, same]) => {
        const values = same.map((row) => number(row[column]));
        return { design, [size]: at, [column]: median(values), seeds: values.length, ...medianInterval(values) };
      }).sort((a, b) => a[size] - b[size]),
    );
  }

  function lines(medians, x, y, look) {
    return {
      description: "median over seeds",
      data: { values: medians },
      mark: { type: "line", strokeWidth: 1.8 },
      encoding: { x, y, color: look.color, opacity: picked(0.85) },
    };
  }

  /** What is known of the medians: a band for each design whose seeds differ. */
  function bands(medians, x, y, look) {
    const spread = [...groups(medians, (one) => one.design).values()].filter((ones) => ones.some((one) => one.high > one.low)).flat();
    const values = spread.filter((one) => one.seeds > 1).map((one) => ({ ...one, confidence: Number(one.confidence.toPrecision(4)) }));
    const tooltip = ["design", "low", "high", "seeds", "confidence"].map((field) => ({ field }));
    const encoding = { x, y: { ...y, field: "low" }, y2: { field: "high" }, color: look.color, opacity: picked(0.95), tooltip };
    return values.length ? [{ description: "confidence band of the median", data: { values }, mark: { type: "area", fillOpacity: 0.16 }, encoding }] : [];
  }

  /** A line through the plot where a quantity has a meaning, with its name. */
  function reference(axis, value, name, horizontal) {
    const place = horizontal ? { y: axis } : { x: axis };
    const values = [{ [axis.field]: value, name }];
    const rule = { description: name, data: { values }, mark: { type: "rule", color: GREY, strokeWidth: 1.4, strokeDash: [6, 4] }, encoding: place };
    const text = horizontal
      ? { mark: { type: "text", color: GREY, align: "right", baseline: "bottom", dx: -3, dy: -3, fontSize: 11 }, encoding: { ...place, x: { value: "width" } } }
      : { mark: { type: "text", color: GREY, align: "left", baseline: "top", dx: 4, fontSize: 11 }, encoding: { ...place, y: { value: 2 } } };
    text.encoding.text = { field: "name" };
    return [rule, { description: `label: ${name}`, data: { values }, ...text }];
  }

  return { GREY, TOOLTIP, magnitude, sizes, aroundZero, rate, quantity, paletteOf, picked, spec, points, intervals, mediansOf, lines, bands, reference };
})();
