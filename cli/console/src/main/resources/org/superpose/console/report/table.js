"use strict";
/*
 * The table of cells: which columns, which rows, in which order. All of it is in the address, so that a copied address
 * shows the same table. cellTable(data, cells, open) draws it and returns what the page needs of it.
 */
const cellTable = (table, cells, open, about) => {
  const PAGE = 100;
  const LONG = 16; // letters of a text that need not stand on one line
  const WIDE = 18; // columns that a sheet of paper does not hold without breaking words
  const { all, atFirst } = columnsOf(table, cells);
  let chosen = atFirst;
  let order = { name: "", descending: false };
  let shown = PAGE;
  let current = null; // the cell that the address names

  const columns = () => all.filter((column) => chosen.includes(column.name));
  const problemOf = (row) => [row.task, row.graph, `at most ${row.sparsity} active`].filter(Boolean).join(", ");
  // The names of the filters in the address and what of a cell they look at.
  const FILTERS = { problem: problemOf, design: (cell) => cell.design, criterion: values.decision, verdict: values.outcome };
  const filter = (name) => element(`filter-${name}`);

  // ---- Rows ----

  const textOf = new Map(
    cells.map((cell) => [cell, [...Object.values(cell), ...all.map((column) => column.text(cell))].join("\u0001").toLowerCase()]),
  );
  const numeric = all.filter((column) => column.isNumeric);
  const hasNumber = (cell, test) => numeric.some((column) => !values.isMissing(column.raw(cell)) && test(Number(column.raw(cell))));

  /** What does not apply to a problem is no result of it: counted, and shown on demand. */
  const isShown = (cell) => cell.status !== "unsupported" || element("unsupported").checked || filter("verdict").value === "unsupported";

  function matching() {
    const tests = values.wordsOf(element("search").value).map((word) => {
      const test = values.test(word);
      return (cell) => textOf.get(cell).includes(word) || (test !== null && hasNumber(cell, test));
    });
    const wanted = Object.entries(FILTERS).filter(([name]) => filter(name).value);
    const rows = cells.filter((cell) => wanted.every(([name, of]) => of(cell) === filter(name).value) && tests.every((test) => test(cell)));
    const visible = rows.filter(isShown);
    const column = all.find(({ name }) => name === order.name);
    if (column) visible.sort((a, b) => compare(column, a, b));
    return { rows: visible, hidden: rows.length - visible.length };
  }

  function compare(column, a, b) {
    const [x, y] = [column.raw(a), column.raw(b)];
    if (values.isMissing(x) || values.isMissing(y)) return values.isMissing(x) - values.isMissing(y);
    const difference = column.isNumeric ? Number(x) - Number(y) : column.text(a).localeCompare(column.text(b), "en", { numeric: true });
    return order.descending ? -difference : difference;
  }

  // ---- Drawing ----

  function headOf(column) {
    const active = order.name === column.name;
    const button = make("button", { type: "button", title: column.help }, column.title + (active ? (order.descending ? " ↓" : " ↑") : ""));
    button.addEventListener("click", () => {
      order = { name: column.name, descending: active && !order.descending };
      changed();
      [...document.querySelectorAll("#table th button")][columns().indexOf(column)].focus();
    });
    const head = make("th", { scope: "col", className: column.isNumeric ? "number" : "" }, button);
    head.dataset.title = column.title; // on paper, where no browser repeats a button on every page
    if (active) head.setAttribute("aria-sort", order.descending ? "descending" : "ascending");
    return head;
  }

  function contentOf(column, cell) {
    const text = column.text(cell);
    if (column.name === "design") return make("a", { className: "link", href: address.ofCell(cell.cell) }, text);
    if (column.name === "criterion_met" || column.name === "verdict") return outcomeNode(text.replace("–", ""));
    return text.length > LONG ? make("div", { className: "long" }, text) : text;
  }

  function rowOf(cell) {
    const row = make("tr", {}, ...columns().map((column) => make("td", { className: column.isNumeric ? "number" : "" }, contentOf(column, cell))));
    row.dataset.cell = cell.cell;
    if (cell === current) row.setAttribute("aria-current", "true");
    row.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // the link, in a new tab
      event.preventDefault();
      open(cell.cell);
    });
    return row;
  }

  function draw() {
    const { rows, hidden } = matching();
    element("table").className = columns().length > WIDE ? "wide" : "";
    document.querySelector("#table thead").replaceChildren(make("tr", {}, ...columns().map(headOf)));
    document.querySelector("#table tbody").replaceChildren(...rows.slice(0, shown).map(rowOf));
    element("count").textContent = rows.length === cells.length ? `${cells.length} cells` : `${rows.length} of ${cells.length} cells`;
    element("hidden-cells").hidden = !hidden;
    element("hidden-cells").textContent = `${hidden} unsupported not shown`;
    element("more").hidden = rows.length <= shown;
    element("more").textContent = `Show all ${rows.length}`;
  }

  // ---- What the reader chose ----

  const sortOf = () => (order.descending ? "-" : "") + order.name;
  function changed() {
    const filters = Object.fromEntries(Object.keys(FILTERS).map((name) => [name, filter(name).value]));
    const names = columns().map((column) => column.name).join(",");
    const first = all.filter((column) => atFirst.includes(column.name)).map((column) => column.name).join(",");
    address.set({
      search: element("search").value, ...filters, unsupported: element("unsupported").checked ? "shown" : "",
      sort: sortOf(), columns: names === first ? "" : names,
    });
    draw();
  }

  /** Sets the filters; what is not said is all. */
  function set(settings) {
    element("search").value = settings.search || "";
    for (const name of Object.keys(FILTERS)) {
      filter(name).value = settings[name] || "";
      if (filter(name).selectedIndex < 0) filter(name).value = ""; // of another comparison
    }
    element("unsupported").checked = settings.unsupported === "shown";
  }

  function restore() {
    const settings = address.get();
    set(settings);
    const sort = settings.sort || "";
    order = { name: sort.replace(/^-/, ""), descending: sort.startsWith("-") };
    const names = (settings.columns || "").split(",").filter((name) => all.some((column) => column.name === name));
    choose(names.length ? names : atFirst);
    draw();
  }

  function choose(names) {
    chosen = ["design", ...names];
    for (const box of document.querySelectorAll("#columns input")) box.checked = chosen.includes(box.value);
  }

  /** Brings the line of a cell into view, whatever hides it. */
  function reveal(cell) {
    current = cell;
    if (!matching().rows.includes(cell)) {
      set({});
      element("unsupported").checked = cell.status === "unsupported";
    }
    if (matching().rows.indexOf(cell) >= shown) shown = Infinity;
    changed();
    document.querySelector("#table [aria-current]").scrollIntoView({ block: "center" });
  }

  // ---- Controls ----

  function options(name, of) {
    const found = [...new Set(cells.map(of))].filter(Boolean);
    filter(name).replaceChildren(make("option", { value: "" }, "all"), ...found.map((value) => make("option", { value }, value)));
    filter(name).parentElement.hidden = found.length < 2;
  }

  function drawChoice() {
    const boxes = all.slice(1).map((column) => {
      const box = make("input", { type: "checkbox", value: column.name });
      return make("label", { className: column.isEmpty ? "check none" : "check", title: column.help }, box, ` ${column.title}${column.isEmpty ? " (empty)" : ""}`);
    });
    element("choice").replaceChildren(...boxes);
    element("choice").addEventListener("change", () => {
      choose([...document.querySelectorAll("#choice input:checked")].map((box) => box.value));
      changed();
    });
    const take = (id, names) => element(id).addEventListener("click", () => { choose(names()); changed(); });
    take("columns-first", () => atFirst);
    take("columns-all", () => all.filter((column) => !column.isEmpty).map((column) => column.name));
  }

  function drawExport() {
    const text = () => {
      const { rows } = matching();
      const format = tableText.formats[element("format").value];
      return format.text(columns(), rows, `${about}, ${rows.length} of ${cells.length} cells`);
    };
    const show = () => { element("export-text").value = text(); };
    element("format").replaceChildren(...tableText.formats.map(({ name }, i) => make("option", { value: i }, name)));
    element("format").addEventListener("input", show);
    element("export-open").addEventListener("click", () => { show(); element("export").showModal(); });
    element("export-save").before(copyButton("Copy", text));
    element("export-save").addEventListener("click", () => {
      const { file, type } = tableText.formats[element("format").value];
      download(file, type, text());
    });
  }

  for (const [name, of] of Object.entries(FILTERS)) options(name, of);
  element("unsupported").parentElement.hidden = cells.every((cell) => cell.status !== "unsupported");
  drawChoice();
  drawExport();
  element("filters").addEventListener("input", () => { shown = PAGE; changed(); });
  element("filters").addEventListener("reset", (event) => { event.preventDefault(); set({}); changed(); });
  element("filters").addEventListener("submit", (event) => event.preventDefault());
  element("hidden-cells").addEventListener("click", () => { element("unsupported").checked = true; changed(); });
  element("more").addEventListener("click", () => { shown = Infinity; draw(); });
  window.addEventListener("beforeprint", () => { shown = Infinity; draw(); });
  restore();
  return { reveal, restore };
};
