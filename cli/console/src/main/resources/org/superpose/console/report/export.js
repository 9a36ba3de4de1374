"use strict";
/*
 * A table as text for other programs. Columns are those of columnsOf, rows are cells. CSV has the values as results.csv
 * has them, under the same names; LaTeX and Markdown have what the page shows.
 */
const tableText = (() => {
  const quoted = (value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

  /** RFC 4180 with line feeds, as results.csv is written: no value is changed, not even one that looks like a formula. */
  const csvOf = (lines) =>
    lines.map((fields) => `${fields.map((field) => quoted(values.isMissing(field) ? "" : String(field))).join(",")}\n`).join("");
  const csv = (columns, rows) => csvOf([columns.map((column) => column.name), ...rows.map((row) => columns.map((column) => column.raw(row)))]);

  const oneLine = (text) => text.replace(/\s+/g, " ").trim();

  const LATEX = {
    "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "<": "\\textless{}", ">": "\\textgreater{}",
    "|": "\\textbar{}", '"': "\\textquotedbl{}", "–": "--", "′": "$'$", "−": "$-$",
  };
  const latexOf = (text) => oneLine(text).replace(/[\\~^<>|"–′−{}$&#_%]/g, (sign) => LATEX[sign] || `\\${sign}`);

  /** A table for the package booktabs; a first entry in brackets would be taken for the argument of the line before it. */
  function latex(columns, rows, about) {
    const cell = (column, row) => {
      const text = latexOf(column.text(row));
      return column.isNumeric ? text.replace(/^-(?=\d)/, "$-$") : text;
    };
    const line = (fields) => `${fields.join(" & ").replace(/^(?=[[*])/, "{}")} \\\\\n`;
    const align = columns.map((column) => (column.isNumeric ? "r" : "l")).join("");
    return (
      `% ${oneLine(about)}; needs \\usepackage{booktabs}\n\\begin{tabular}{${align}}\n\\toprule\n` +
      line(columns.map((column) => latexOf(column.title))) + "\\midrule\n" +
      rows.map((row) => line(columns.map((column) => cell(column, row)))).join("") + "\\bottomrule\n\\end{tabular}\n"
    );
  }

  const markdownOf = (text) =>
    oneLine(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace(/[\\|*_`[\]~$]/g, "\\$&");

  function markdown(columns, rows) {
    const line = (fields) => `| ${fields.join(" | ")} |\n`;
    return (
      line(columns.map((column) => markdownOf(column.title))) + line(columns.map((column) => (column.isNumeric ? "---:" : "---"))) +
      rows.map((row) => line(columns.map((column) => markdownOf(column.text(row))))).join("")
    );
  }

  return {
    csvOf,
    formats: [
      { name: "CSV", file: "cells.csv", type: "text/csv", text: csv },
      { name: "LaTeX", file: "cells.tex", type: "application/x-tex", text: latex },
      { name: "Markdown", file: "cells.md", type: "text/markdown", text: markdown },
    ],
  };
})();
