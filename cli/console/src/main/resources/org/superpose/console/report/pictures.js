"use strict";
/*
 * Matrices and layers as pictures: a pixel an entry, enlarged by the browser. A matrix is
 * {columns, rows: [[column, value, column, value, ...], ...]}.
 */
const pictures = (() => {
  const style = getComputedStyle(document.documentElement);
  const rgb = (name) => {
    const hex = style.getPropertyValue(name).trim().slice(1);
    return [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16));
  };

  /** Paints points [x, y, value, x, y, value, ...]; the largest value has the full colour. */
  function paint(width, height, points, largest, label) {
    const canvas = make("canvas", { width, height, className: width > 700 ? "fine" : "" });
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", label);
    const context = canvas.getContext("2d");
    const image = context.createImageData(width, height);
    const [plus, minus] = [rgb("--plus"), rgb("--minus")];
    for (let i = 0; i < points.length; i += 3) {
      const value = points[i + 2];
      const place = 4 * (points[i + 1] * width + points[i]);
      image.data.set(value > 0 ? plus : minus, place);
      image.data[place + 3] = value === 0 ? 0 : 70 + 185 * (Math.abs(value) / largest);
    }
    context.putImageData(image, 0, 0);
    return canvas;
  }

  const range = (names, first, end) => `${names} ${first.toLocaleString("en")} to ${(end - 1).toLocaleString("en")}`;

  /**
   * Draws a matrix with its axes. A tall one lies on its side, and a long one is folded into bands, so that no picture is
   * much higher than wide. The names are those of a row and of a column; pick(row, column) hears of clicks.
   */
  function matrix(given, label, [rowName, columnName], pick = () => {}) {
    const rows = given.rows.length;
    const lies = rows > given.columns;
    const [across, down] = lies ? [rows, given.columns] : [given.columns, rows];
    const [acrossName, downName] = lies ? [rowName, columnName] : [columnName, rowName];
    const bands = across > 64 ? Math.max(1, Math.round(Math.sqrt(across / (2 * down)))) : 1;
    const width = Math.ceil(across / bands);
    const points = Array.from({ length: bands }, () => []);
    let largest = 0;
    given.rows.forEach((row, r) => {
      for (let i = 0; i < row.length; i += 2) {
        const [x, y] = lies ? [r, row[i]] : [row[i], r];
        points[Math.floor(x / width)].push(x % width, y, row[i + 1]);
        largest = Math.max(largest, Math.abs(row[i + 1]));
      }
    });
    return make("div", { className: "matrix" }, ...points.filter((_, band) => band * width < across).map((own, band) => {
      const first = band * width;
      const end = Math.min(across, first + width);
      const canvas = paint(end - first, down, own, largest, `${label}, ${range(acrossName, first, end)}`);
      canvas.style.width = `${(100 * (end - first)) / width}%`;
      const entryAt = (event) => {
        const x = first + Math.min(end - first - 1, Math.floor((event.offsetX / canvas.clientWidth) * (end - first)));
        const y = Math.min(down - 1, Math.floor((event.offsetY / canvas.clientHeight) * down));
        return lies ? [x, y] : [y, x];
      };
      canvas.addEventListener("click", (event) => pick(...entryAt(event)));
      canvas.addEventListener("mousemove", (event) => {
        const [row, column] = entryAt(event);
        canvas.title = `row ${row} (${rowName}), column ${column} (${columnName}): ${values.digits(rowOf(given, row)[column])}`;
      });
      const axes = make("span", {}, `→ ${range(acrossName, first, end)}, ↓ ${range(downName, 0, down)}`);
      const box = make("div", { className: "band" }, canvas, axes);
      box.style.maxWidth = `${width * 18}px`;
      return box;
    }));
  }

  /** Neurons of a layer that is never cut give much that is common to all: it would hide the rest. */
  function strip(name, given) {
    const least = Math.min(...given);
    const common = least > 0 && Math.max(...given) < 2 * least && new Set(given).size > 1 ? least : 0;
    const shown = given.map((value, i) => [i, value - common]).filter(([, value]) => value !== 0);
    const largest = Math.max(0, ...shown.map(([, value]) => Math.abs(value)));
    const canvas = paint(given.length, 1, shown.flatMap(([i, value]) => [i, 0, value]), largest, name);
    canvas.addEventListener("mousemove", (event) => {
      const i = Math.min(given.length - 1, Math.floor((event.offsetX / canvas.clientWidth) * given.length));
      canvas.title = `neuron ${i}: ${values.digits(given[i])}`;
    });
    const told = shown.slice(0, 16).map(([i, value]) => (value === 1 ? i : `${i} (${values.digits(value)})`)).join(", ");
    const text =
      (common ? `all give ${values.digits(common)} or more, beyond which ` : "") +
      `${shown.length} of ${given.length} neurons: ${told || "none"}${shown.length > 16 ? ", …" : ""}`;
    return make("div", { className: "strip" }, make("span", {}, name), canvas, make("small", {}, text));
  }

  const columnOf = (given, column) =>
    given.rows.map((row) => {
      for (let i = 0; i < row.length; i += 2) if (row[i] === column) return row[i + 1];
      return 0;
    });
  const rowOf = (given, row) => {
    const entries = new Array(given.columns).fill(0);
    for (let i = 0; i < given.rows[row].length; i += 2) entries[given.rows[row][i]] = given.rows[row][i + 1];
    return entries;
  };

  return { matrix, strip, rowOf, columnOf };
})();
