"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const objects = (table) =>
    table.rows.map((values) => Object.fromEntries(table.columns.map((column, i) => [column, values[i]])));
  const cells = objects(data.cells);
  const kinds = new Map(data.cells.columns.map((column, i) => [column, data.cells.kinds[i]]));
  const probes = objects(data.probes);
  const byName = new Map(cells.map((cell) => [cell.cell, cell]));
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
      if (!["cell", "design", "any_width"].includes(column) && !values.isMissing(cell[column])) {
        list.append(make("dt", {}, column.replaceAll("_", " ")), make("dd", {}, values.exact(column, kinds.get(column), cell[column])));
      }
    }
    const body = [];
    const decision = values.decision(cell);
    const met = decision && [`criterion ${cell.criterion}: `, outcomeNode(decision), ", "];
    body.push(make("p", {}, ...(met || []), outcomeNode(values.outcome(cell)), cell.reason ? `: ${cell.reason}` : ""));
    body.push(make("p", { className: "note" }, "Commands for the folder of this page:"));
    for (const [what, command] of commands(cell)) {
      body.push(make("p", { className: "note" }, what), make("div", { className: "command" }, make("code", {}, command), copyButton("Copy", () => command)));
    }
    element("cell-body").replaceChildren(...body, list);
    address.set({ cell: cell.cell });
    if (!element("cell").open) element("cell").showModal();
  }
  element("cell").addEventListener("close", () => address.set({ cell: "" }));
  element("cell-name").after(copyButton("Copy link", () => new URL(address.ofCell(element("cell-name").textContent), location.href).href));

  // ---- Table ----

  const name = document.querySelector("h1").textContent;
  const table = cellTable(data.cells, cells, open, `superpose, comparison ${name}`);
  /** Shows the cell that the address names. */
  function follow() {
    const wanted = address.get().cell;
    const cell = byName.get(wanted);
    element("missing").hidden = !wanted || cell !== undefined;
    element("missing").textContent = `This comparison has no cell ${wanted}.`;
    if (cell) {
      table.reveal(cell);
      open(cell.cell);
    }
  }
  window.addEventListener("hashchange", () => { table.restore(); follow(); });
  follow();

  // ---- Plots ----

  const figure = drawingOf(name, open);

  async function drawPlots(id, plots) {
    const figures = plots.map(figure);
    element(id).replaceChildren(...figures);
    for (const one of figures) await one.draw();
  }

  function drawFits(fits) {
    element("fits").hidden = !fits.length;
    const brief = (value) => (values.isMissing(value) ? "" : Number(Number(value).toPrecision(3)).toLocaleString("en"));
    const interval = (fit, name) =>
      brief(fit[name]) + (values.isMissing(fit[`${name}_low`]) ? "" : ` (${brief(fit[`${name}_low`])} to ${brief(fit[`${name}_high`])})`);
    const row = (fit) => {
      const law = fit.law === "m'^b" ? `m′^b, b = ${interval(fit, "exponent")}` : fit.law.replaceAll("'", "′");
      const allowed = values.isMissing(fit.ruled_out) ? "–" : fit.ruled_out === "yes" ? "✗ ruled out" : "✓ allowed";
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
    .then(follow) // plots have moved what is below them
    .then(() => document.documentElement.classList.add("ready"));
})();
