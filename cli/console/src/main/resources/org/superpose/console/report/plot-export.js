"use strict";
/*
 * Saves a plot for a paper: as PDF, SVG and PNG with its title, light whatever the page is, 345 points
 * wide (the text of a LaTeX article); its rows as CSV; its Vega-Lite specification with the rows inside.
 * plotExports.menu(name, plot, compile, config) returns the menu of one plot of the comparison of that name;
 * compile(spec, width, font) turns a specification into one of Vega, config(font) gives its look.
 */
const plotExports = (() => {
  const WIDTH = 460; // pixels, 3/4 of a point each
  const FONT = "Helvetica, Arial, sans-serif";
  const PNG_SCALE = 4; // 384 dots an inch

  /** The specification that stands on its own: title, size and look inside. */
  function standalone({ title, subtitle, spec }) {
    return { ...spec, width: WIDTH, autosize: { type: "fit-x", contains: "padding" }, title: { text: title, ...(subtitle ? { subtitle } : {}), anchor: "start", frame: "bounds" } };
  }

  /** The rows of all layers but labels; the first column says what a row is. */
  function csv({ spec }) {
    const rows = spec.layer
      .filter((layer) => (layer.mark.type || layer.mark) !== "text")
      .flatMap((layer) => layer.data.values.map((row) => ({ shown_as: layer.description, ...row })));
    const columns = [...new Set(rows.flatMap(Object.keys))];
    return tableText.csvOf([columns, ...rows.map((row) => columns.map((column) => row[column]))]);
  }

  async function viewOf(plot, compile, background) {
    const compiled = { ...compile(standalone(plot), WIDTH, FONT), background };
    const view = new vega.View(vega.parse(compiled), { renderer: "none", logLevel: vega.Warn });
    await view.runAsync();
    return view;
  }

  /** The size of the whole picture: of the plot, its axes, legend and title. */
  async function pdf(plot, compile) {
    const view = await viewOf(plot, compile, null);
    const [, width, height] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(await view.toSVG());
    const title = [plot.title, plot.subtitle].filter(Boolean).join(": ");
    return pdfOf(Number(width), Number(height), title, (context) => view.toCanvas(1, { externalContext: context }));
  }

  async function png(plot, compile) {
    const canvas = await (await viewOf(plot, compile, "white")).toCanvas(PNG_SCALE);
    return Uint8Array.from(atob(canvas.toDataURL("image/png").split(",")[1]), (sign) => sign.charCodeAt(0));
  }

  const FORMATS = [
    ["PDF", "pdf", "application/pdf", pdf],
    ["SVG", "svg", "image/svg+xml", async (plot, compile) => (await viewOf(plot, compile, "white")).toSVG()],
    ["PNG", "png", "image/png", png],
    ["Data (CSV)", "csv", "text/csv", csv],
    ["Vega-Lite (JSON)", "vl.json", "application/json", (plot, _, config) => JSON.stringify({ ...standalone(plot), config }, null, 1)],
  ];

  const fileName = (words) => words.filter(Boolean).join(" ").normalize("NFKD").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "").toLowerCase();

  function menu(name, plot, compile, config) {
    const items = FORMATS.map(([label, ending, type, content]) => {
      const button = make("button", { type: "button" }, label);
      button.dataset.format = ending;
      button.addEventListener("click", async () => {
        details.open = false;
        download(`${fileName([name, plot.subtitle, plot.title])}.${ending}`, type, await content(plot, compile, config(FONT)));
      });
      return button;
    });
    const details = make("details", { className: "export" }, make("summary", {}, "Save"), make("div", {}, ...items));
    details.addEventListener("keydown", (event) => event.key === "Escape" && (details.open = false));
    return details;
  }

  document.addEventListener("click", (event) => {
    for (const one of document.querySelectorAll("details.export[open]")) if (!one.contains(event.target)) one.open = false;
  });

  return { menu };
})();
