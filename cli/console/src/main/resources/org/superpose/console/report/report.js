"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const objects = (table) =>
    table.rows.map((values) => Object.fromEntries(table.columns.map((column, i) => [column, values[i]])));
  const cells = objects(data.cells);
  const probes = objects(data.probes);
  const byName = new Map(cells.map((cell) => [cell.cell, cell]));
  const element = (id) => document.getElementById(id);

  function make(tag, properties = {}, ...children) {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  }

  // ---- Values in words ----

  const WHOLE = new Set(["m", "m_out", "neurons", "parameters", "nonzeros", "pruned", "inputs_checked", "wrong_inputs",
    "wrong_outputs", "verify_memory", "search_width", "search_below", "search_networks"]);
  const RATES = new Set(["failure_rate", "failure_low", "failure_high", "predicted_failure"]);
  const isMissing = (value) => value === null || value === undefined || value === "";

  /** At most six significant digits, as on the terminal; the dialog of a cell has all. */
  function brief(value) {
    if (Math.abs(value) < 999999.5) return Math.round(value).toLocaleString("en");
    let size = value / 1e6;
    let unit = 0;
    for (; size >= 999.9995 && unit < 4; unit++) size /= 1000;
    return `${size.toFixed(3)} ${"MGTPE"[unit]}`;
  }

  function show(column, value) {
    if (isMissing(value)) return "–";
    if (WHOLE.has(column)) return brief(Number(value));
    if (RATES.has(column)) return value === 0 || value === 1 ? String(value) : value < 1e-3 ? value.toExponential(1) : value.toFixed(4);
    if (column === "parameter_bits" || column === "stored_bits" || column === "bound_parameter_bits") return brief(value);
    if (typeof value === "number" && !Number.isInteger(value)) return value < 10 ? value.toFixed(3) : value.toLocaleString("en", { maximumFractionDigits: 1 });
    return String(value);
  }

  const problemOf = (row) => [row.task, row.graph, `at most ${row.sparsity} active`].filter(Boolean).join(", ");
  // Whether the criterion is met is one thing, what is proved of all allowed inputs another.
  const DECISIONS = { yes: "met", no: "not met", undecided: "undecided" };
  const criterionOf = (row) => (row.status === "ok" ? DECISIONS[row.criterion_met] : "") || "";
  const verdictOf = (row) => (row.status === "ok" ? row.verdict : row.status) || "";
  const SIGNS = {
    met: ["✓", "good"], verified: ["✓", "good"], "not met": ["✗", "bad"], falsified: ["✗", "bad"],
    failed: ["!", "bad"], timeout: ["!", "bad"],
  };
  function outcomeNode(outcome) {
    const [sign, style] = SIGNS[outcome] || ["–", "none"];
    return make("span", { className: style }, `${sign} ${outcome}`.trim());
  }

  // ---- The cell behind a number ----

  const quoted = (word) => (/^[A-Za-z0-9._\/=+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

  function commands(cell) {
    const found = [];
    // The witness without an active feature is the input ''.
    const witness = /^([\d ]*) ->/.exec(cell.witness || "");
    if (witness) {
      found.push(["Run the wrong input again, layer by layer",
        `superpose replay . ${quoted(cell.cell)} --inputs ${quoted(witness[1].trim().split(/ +/).join(","))}`]);
    }
    if (cell.status === "ok") {
      found.push(["Run the network on an input of your own", `superpose replay . ${quoted(cell.cell)} --inputs 0,1`]);
      const entries = Number(cell.neurons) * (Number(cell.m) + Number(cell.m_out) + Number(cell.neurons));
      if (entries <= 2e6) found.push(["Draw the network as a page", `superpose explain . ${quoted(cell.cell)}`]);
      found.push(["Write this and the other networks to files", "superpose build resolved.yaml --out networks"]);
    }
    found.push(["Run the comparison again", "superpose compare resolved.yaml --out ."]);
    return found;
  }

  function open(name) {
    const cell = byName.get(name);
    if (!cell) return;
    element("cell-name").textContent = cell.cell;
    const list = make("dl");
    for (const column of data.cells.columns) {
      if (!["cell", "design", "any_width"].includes(column) && !isMissing(cell[column])) {
        list.append(make("dt", {}, column.replaceAll("_", " ")), make("dd", {}, column === "reason" || column === "witness" ? String(cell[column]) : exact(column, cell[column])));
      }
    }
    const body = [];
    const met = cell.decision && [`criterion ${cell.criterion}: `, outcomeNode(cell.decision), ", "];
    body.push(make("p", {}, ...(met || []), outcomeNode(cell.outcome), cell.reason ? `: ${cell.reason}` : ""));
    body.push(make("p", { className: "note" }, "Commands for the folder of this page:"));
    for (const [what, command] of commands(cell)) {
      const copy = make("button", { type: "button", className: "save" }, "Copy");
      copy.addEventListener("click", () =>
        navigator.clipboard?.writeText(command).then(() => (copy.textContent = "Copied"), () => (copy.textContent = "Select it")));
      body.push(make("p", { className: "note" }, what), make("div", { className: "command" }, make("code", {}, command), copy));
    }
    element("cell-body").replaceChildren(...body, list);
    if (!element("cell").open) element("cell").showModal();
  }

  function exact(column, value) {
    return WHOLE.has(column) ? BigInt(value).toLocaleString("en") : String(value);
  }

  // ---- Table ----

  const COLUMNS = [
    ["design", "design"], ["task", "task"], ["graph", "graph"], ["sparsity", "active"], ["m", "features"], ["m_out", "outputs"],
    ["seed", "seed"], ["neurons", "neurons"],
    ...(cells.some((cell) => !isMissing(cell.pruned))
      ? [["pruned", "pruned"], ["nonzeros", "non-zero"], ["stored_bits", "stored bits"], ["margin", "margin"]]
      : []),
    ["neurons_per_output", "per output"], ["bits_over_bound", "bits/bound"],
    ["decision", "criterion"], ["outcome", "verdict"], ["failure_rate", "failure"], ["predicted_failure", "predicted"], ["parameter_bits", "parameter bits"],
    ["method", "method"],
  ];
  for (const cell of cells) Object.assign(cell, { decision: criterionOf(cell), outcome: verdictOf(cell) });
  // What is the same in all cells stands in the summary.
  const ALWAYS = new Set(["design", "m_out", "neurons", "decision", "outcome", "failure_rate"]);
  const columns = COLUMNS.filter(
    ([column]) => ALWAYS.has(column) || cells.some((cell) => String(cell[column]) !== String(cells[0][column])),
  );
  const PAGE = 100;
  let order = { column: null, descending: false };
  let shown = PAGE;
  const textOf = new Map(cells.map((cell) => [cell, [...Object.values(cell), ...columns.map(([column]) => show(column, cell[column]))].join("\u0001").toLowerCase()]));
  const isNumeric = (column) => cells.some((cell) => typeof cell[column] === "number");

  function options(id, values, all) {
    element(id).replaceChildren(make("option", { value: "" }, all), ...values.map((value) => make("option", { value }, value)));
    element(id).parentElement.hidden = values.length < 2;
  }
  const unique = (values) => [...new Set(values)];

  /** What does not apply to a problem is no result of it: counted, and shown on demand. */
  const isShown = (cell) => cell.status !== "unsupported" || element("unsupported").checked;

  function matching() {
    const words = element("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const [problem, design, decision, outcome] = ["problem", "design", "criterion", "verdict"].map((name) => element(`filter-${name}`).value);
    return cells.filter(
      (cell) =>
        (!problem || problemOf(cell) === problem) &&
        (!design || cell.design === design) &&
        (!decision || cell.decision === decision) &&
        (isShown(cell) || outcome === "unsupported") &&
        (!outcome || cell.outcome === outcome) &&
        words.every((word) => textOf.get(cell).includes(word)),
    );
  }

  function compare(a, b) {
    const [x, y] = [a[order.column], b[order.column]];
    if (isMissing(x) || isMissing(y)) return isMissing(x) - isMissing(y);
    const difference = isNumeric(order.column) ? Number(x) - Number(y) : String(x).localeCompare(String(y), "en");
    return order.descending ? -difference : difference;
  }

  function drawHead() {
    const row = make("tr");
    for (const [column, title] of columns) {
      const active = order.column === column;
      const button = make("button", { type: "button" }, title + (active ? (order.descending ? " ↓" : " ↑") : ""));
      button.addEventListener("click", () => {
        order = { column, descending: active && !order.descending };
        draw();
      });
      const head = make("th", { scope: "col", className: isNumeric(column) ? "number" : "" }, button);
      if (active) head.setAttribute("aria-sort", order.descending ? "descending" : "ascending");
      row.append(head);
    }
    document.querySelector("#table thead").replaceChildren(row);
  }

  function rowOf(cell) {
    const row = make("tr");
    row.dataset.cell = cell.cell;
    for (const [column] of columns) {
      const content =
        column === "design"
          ? make("button", { type: "button", className: "link" }, cell.design)
          : column === "outcome" || column === "decision"
            ? outcomeNode(cell[column])
            : show(column, cell[column]);
      row.append(make("td", { className: isNumeric(column) ? "number" : "" }, content));
    }
    row.addEventListener("click", () => open(cell.cell));
    return row;
  }

  function draw() {
    const rows = matching();
    if (order.column) rows.sort(compare);
    drawHead();
    document.querySelector("#table tbody").replaceChildren(...rows.slice(0, shown).map(rowOf));
    const hidden = cells.filter((cell) => !isShown(cell) && !rows.includes(cell)).length;
    const count = rows.length === cells.length ? `${cells.length} cells` : `${rows.length} of ${cells.length} cells`;
    element("count").textContent = hidden ? `${count}; ${hidden} unsupported not shown` : count;
    element("more").hidden = rows.length <= shown;
    element("more").textContent = `Show all ${rows.length}`;
  }

  options("filter-problem", unique(cells.map(problemOf)), "all");
  options("filter-design", unique(cells.map((cell) => cell.design)), "all");
  options("filter-criterion", unique(cells.map(criterionOf)).filter(Boolean), "all");
  options("filter-verdict", unique(cells.map(verdictOf)), "all");
  element("unsupported").parentElement.hidden = cells.every((cell) => cell.status !== "unsupported");
  element("filters").addEventListener("input", () => { shown = PAGE; draw(); });
  element("filters").addEventListener("reset", () => setTimeout(draw));
  element("filters").addEventListener("submit", (event) => event.preventDefault());
  element("more").addEventListener("click", () => { shown = Infinity; draw(); });
  window.addEventListener("beforeprint", () => { shown = Infinity; draw(); });
  draw();

  // ---- Plots ----

  const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif';
  const LETTER = 6.8; // pixels, of a legend
  /** As many columns as the longest name allows. */
  function legendOf(spec, width) {
    const names = (spec.layer || []).flatMap((layer) => layer.encoding.color?.scale?.domain || []).map(String);
    const longest = Math.max(0, ...names.map((name) => name.length)) * LETTER + 40;
    return { columns: longest > width / 2 ? 1 : 2, labelLimit: width - 40 };
  }

  /** A name that is wider than the plot takes a line for each of its words. */
  function wrapNames(compiled, width) {
    const text = { signal: `length(datum.label) > ${Math.floor((width - 40) / LETTER)} ? split(datum.label, ' ') : datum.label` };
    for (const legend of compiled.legends || []) {
      const labels = legend.encode?.labels || {};
      if (legend.shape) {
        legend.encode = { ...legend.encode, labels: { ...labels, update: { ...labels.update, text } } };
      }
    }
  }

  const config = (legend) => ({
    background: null,
    font: FONT,
    view: { stroke: null },
    axis: {
      labelColor: "#5c5b55", titleColor: "#3a3934", gridColor: "#e9e8e2", domainColor: "#bdbbb2", tickColor: "#bdbbb2",
      labelFontSize: 11, titleFontSize: 12, titleFontWeight: 500, titlePadding: 8, labelPadding: 5, tickSize: 4,
    },
    legend: {
      orient: "bottom", ...legend, labelColor: "#3a3934", titleColor: "#3a3934", labelFontSize: 12, titleFontSize: 12,
      titleFontWeight: 500, titleLimit: 0, symbolStrokeWidth: 1.8, rowPadding: 4, columnPadding: 18, offset: 14,
    },
  });

  const tip = make("div", { className: "tip", hidden: true, role: "tooltip" });
  document.body.append(tip);
  /** Shows values as text, whatever is in them. */
  function tooltip(_, event, __, value) {
    tip.hidden = !value;
    if (!value) return;
    const lines = Object.entries(value).filter(([, text]) => !["null", "undefined", "", "NaN"].includes(String(text)));
    tip.replaceChildren(...lines.map(([name, text]) => make("div", {}, `${name}: `, make("b", {}, String(text)))));
    const x = Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8);
    const y = event.clientY + 14 + tip.offsetHeight > innerHeight ? event.clientY - tip.offsetHeight - 10 : event.clientY + 14;
    tip.style.left = `${Math.max(8, x)}px`;
    tip.style.top = `${y}px`;
  }

  async function save(view, title) {
    const svg = await view.toSVG();
    const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    make("a", { href: url, download: `${title.replace(/[^A-Za-z0-9]+/g, "-").toLowerCase()}.svg` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }

  function figure({ title, caption, spec }) {
    const place = make("div", { className: "plot" });
    const button = make("button", { type: "button", className: "save" }, "Save SVG");
    const node = make("figure", {}, make("div", { className: "bar" }, make("h3", {}, title), button), place, make("figcaption", {}, caption));
    node.draw = async () => {
      const legend = legendOf(spec, place.clientWidth - 60);
      const compiled = vegaLite.compile({ autosize: { type: "fit-x", contains: "padding" }, ...spec, config: config(legend) }).spec;
      wrapNames(compiled, place.clientWidth - 60);
      const view = new vega.View(vega.parse(compiled), { renderer: "svg", logLevel: vega.Warn });
      view.tooltip(tooltip).addEventListener("click", (_, item) => item?.datum?.cell && open(item.datum.cell));
      await view.initialize(place).runAsync();
      button.onclick = () => save(view, title);
    };
    return node;
  }

  async function drawPlots(id, plots) {
    const figures = plots.map(figure);
    element(id).replaceChildren(...figures);
    for (const one of figures) await one.draw();
  }

  function drawFits(fits) {
    element("fits").hidden = !fits.length;
    const brief = (value) => (isMissing(value) ? "" : Number(Number(value).toPrecision(3)).toLocaleString("en"));
    const interval = (fit, name) =>
      brief(fit[name]) + (isMissing(fit[`${name}_low`]) ? "" : ` (${brief(fit[`${name}_low`])} to ${brief(fit[`${name}_high`])})`);
    const row = (fit) => {
      const law = fit.law === "m'^b" ? `m′^b, b = ${interval(fit, "exponent")}` : fit.law.replaceAll("'", "′");
      const allowed = isMissing(fit.ruled_out) ? "–" : fit.ruled_out === "yes" ? "✗ ruled out" : "✓ allowed";
      const style = fit.ruled_out === "yes" ? "bad" : fit.ruled_out === "no" ? "good" : "none";
      return make("tr", {}, make("td", {}, fit.design), make("td", {}, fit.neurons_asked), make("td", {}, law), make("td", {}, interval(fit, "constant")),
        make("td", {}, make("span", { className: style }, allowed)), make("td", {}, `${interval(fit, "extrapolated_neurons")} at ${brief(fit.extrapolated_m_out)} outputs`));
    };
    document.querySelector("#fits tbody").replaceChildren(...fits.map(row));
  }

  const made = plotsOf(cells, probes, data.fits);
  element("plot-section").hidden = !made.families.length && !made.across.length;
  element("family").replaceChildren(...made.families.map((family, i) => make("option", { value: i }, family.name)));
  element("family-label").hidden = made.families.length < 2;
  const drawFamily = () => {
    const family = made.families[element("family").value || 0] || { plots: [], fits: [] };
    drawFits(family.fits);
    return drawPlots("family-plots", family.plots);
  };
  element("family").addEventListener("change", drawFamily);
  window.plotsReady = drawFamily()
    .then(() => drawPlots("across-plots", made.across))
    .then(() => document.documentElement.classList.add("ready"));
})();
