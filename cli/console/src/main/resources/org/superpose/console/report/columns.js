"use strict";
/*
 * The columns of the table of cells: all of results.csv under their own names, the design first. columnsOf(table, cells)
 * returns [{name, title, help, isNumeric, isEmpty, raw(cell), text(cell)}] and which of them are shown at first.
 */
const columnsOf = (table, cells) => {
  const OWN = ["design", "any_width"]; // of the page, not of the file
  const FIRST = [
    "design", "task", "graph", "sparsity", "m", "m_out", "seed", "neurons", "bound_neurons", "criterion_met", "verdict", "failure_rate",
    "neurons_per_output", "bits_over_bound", "pruned", "nonzeros", "stored_bits", "margin", "predicted_failure", "parameter_bits", "method",
  ];
  const ALWAYS = new Set(["design", "m_out", "neurons", "criterion_met", "verdict", "failure_rate"]);
  const OF_PRUNING = new Set(["pruned", "nonzeros", "stored_bits", "margin"]);
  const HELP = {
    design: "the construction, and what tells it from the others",
    m: "input features", m_out: "outputs", sparsity: "most active inputs", neurons: "width of the widest layer",
    bound_neurons: "strongest lower bound on neurons whose assumptions this network meets",
    nonzeros: "entries that are not zero", bits_over_bound: "parameter bits over the strongest lower bound",
    criterion_met: "whether the network counts as right by the criterion of the comparison",
    verdict: "what is proved of all allowed inputs, or how the cell ended",
    predicted_failure: "the construction's own prediction for an input with exactly as many active features as allowed",
    neurons_asked: "the width in the comparison file", verify_memory: "by the estimate made before it started",
  };

  const kinds = new Map(table.columns.map((column, i) => [column, table.kinds[i]]));
  const texts = {
    criterion_met: (cell) => values.decision(cell) || "–",
    verdict: (cell) => values.outcome(cell) || "–",
  };
  const column = (name) => ({
    name,
    title: name.replaceAll("_", " "),
    help: HELP[name] || "",
    isNumeric: kinds.get(name) !== "TEXT",
    isEmpty: cells.every((cell) => values.isMissing(cell[name])),
    raw: (cell) => cell[name],
    text: texts[name] || ((cell) => values.show(name, kinds.get(name), cell[name])),
  });
  const inFile = table.columns.filter((name) => !OWN.includes(name));
  const all = [...FIRST, ...inFile.filter((name) => !FIRST.includes(name))].map(column);

  // What is the same in all cells stands in the summary.
  const reduced = cells.some((cell) => !values.isMissing(cell.pruned));
  const varies = (name) => cells.some((cell) => String(cell[name]) !== String(cells[0][name]));
  const atFirst = FIRST.filter((name) => ALWAYS.has(name) || ((reduced || !OF_PRUNING.has(name)) && varies(name)));
  return { all, atFirst };
};
