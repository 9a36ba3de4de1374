"use strict";
/*
 * Draws plots on the page. drawingOf(name, open) returns a function that makes the figure of a plot,
 * with its menu and caption; figure.draw() draws it. name is that of the comparison, open(cell) shows a cell.
 */
const drawingOf = (name, open) => {
  const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif';
  const LETTER = 6.8; // pixels, of a legend
  /** As many columns as the longest name allows. */
  function legendOf(spec, width) {
    const names = (spec.layer || []).flatMap((layer) => layer.encoding.color?.scale?.domain || []).map(String);
    const longest = Math.max(0, ...names.map((name) => name.length)) * LETTER + 40;
    return { columns: longest > width / 2 ? 1 : 2, labelLimit: width - 40 };
  }

  /** A name in lines of at most so many letters, broken between words. */
  function wrapped(name, most) {
    const lines = [];
    for (const word of name.split(" ")) {
      if (lines.length && lines.at(-1).length + word.length < most) lines.push(`${lines.pop()} ${word}`);
      else lines.push(word);
    }
    return lines;
  }

  /** A name that is wider than the plot takes several lines. */
  function wrapNames(compiled, width) {
    const most = Math.floor((width - 40) / LETTER);
    for (const legend of compiled.legends || []) {
      if (!legend.shape) continue;
      const { domain } = compiled.scales.find((scale) => scale.name === legend.shape);
      const lines = Object.fromEntries(domain.filter((name) => name.length > most).map((name) => [name, wrapped(name, most)]));
      const labels = legend.encode?.labels || {};
      const text = { signal: `${JSON.stringify(lines)}[datum.label] || datum.label` };
      legend.encode = { ...legend.encode, labels: { ...labels, update: { ...labels.update, text } } };
    }
  }

  const config = (legend, font) => ({
    background: null,
    font,
    view: { stroke: null },
    title: { color: "#1d1d1b", fontSize: 13, fontWeight: 600, subtitleColor: "#5c5b55", subtitleFontSize: 11, offset: 10 },
    axis: {
      labelColor: "#5c5b55", titleColor: "#3a3934", gridColor: "#e9e8e2", domainColor: "#bdbbb2", tickColor: "#bdbbb2",
      labelFontSize: 11, titleFontSize: 12, titleFontWeight: 500, titlePadding: 8, labelPadding: 5, tickSize: 4,
    },
    legend: {
      orient: "bottom", ...legend, labelColor: "#3a3934", titleColor: "#3a3934", labelFontSize: 12, titleFontSize: 12,
      titleFontWeight: 500, titleLimit: 0, symbolStrokeWidth: 1.8, rowPadding: 4, columnPadding: 18, offset: 14,
    },
  });

  /** Turns a specification into one of Vega for a width in pixels. */
  function compile(spec, width, font) {
    const room = width - 60;
    const sized = { autosize: { type: "fit-x", contains: "padding" }, ...spec, config: config(legendOf(spec, room), font) };
    const compiled = vegaLite.compile(sized).spec;
    wrapNames(compiled, room);
    return compiled;
  }

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

  return (plot) => {
    const place = make("div", { className: "plot" });
    const look = (font) => config(legendOf(plot.spec, 400), font);
    const menu = plotExports.menu(name, plot, compile, look);
    const node = make("figure", {}, make("div", { className: "bar" }, make("h3", {}, plot.title), menu), place, make("figcaption", {}, plot.caption));
    node.draw = async () => {
      const view = new vega.View(vega.parse(compile(plot.spec, place.clientWidth, FONT)), { renderer: "svg", logLevel: vega.Warn });
      view.tooltip(tooltip).addEventListener("click", (_, item) => item?.datum?.cell && open(item.datum.cell));
      await view.initialize(place).runAsync();
    };
    return node;
  };
};
