"use strict";
/*
 * How numbers and outcomes look on a page, and how a reader's digits find them again. On the screen a number has at
 * most six significant digits, written as on the terminal; files and the dialog of a cell have all.
 */
const values = (() => {
  const isMissing = (value) => value === null || value === undefined || value === "";
  const MISSING = "–";

  /** Scientific notation as on the terminal: 1.1e-05. */
  const scientific = (value) => value.toExponential(1).replace(/e([+-])(\d)$/, "e$10$2");

  /** Millions and more with the prefixes of powers of ten, for instance 2.110 M. */
  function large(value) {
    let size = value / 1e6;
    let unit = 0;
    for (; Math.abs(size) >= 999.9995 && unit < 4; unit++) size /= 1000;
    return Math.abs(size) < 1e6 ? `${size.toFixed(3)} ${"MGTPE"[unit]}` : scientific(value);
  }

  function count(value) {
    return Math.abs(value) < 999999.5 ? Math.round(value).toLocaleString("en") : large(value);
  }

  function ratio(value) {
    const size = Math.abs(value);
    if (!Number.isFinite(value)) return String(value);
    if (size > 0 && size < 1e-3) return scientific(value);
    if (size < 10) return value.toFixed(3);
    return size < 99999.95 ? value.toLocaleString("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 }) : count(value);
  }

  function rate(value) {
    if (value === 0 || value === 1) return String(value);
    return value < 1e-3 ? scientific(value) : value.toFixed(4);
  }

  /** Memory in powers of two. */
  function memory(bytes) {
    const units = ["B", "KiB", "MiB", "GiB", "TiB"];
    let size = bytes;
    let unit = 0;
    for (; size >= 1023.95 && unit < units.length - 1; unit++) size /= 1024;
    return `${unit ? size.toFixed(1) : size} ${units[unit]}`;
  }

  const RATES = new Set(["failure_rate", "failure_low", "failure_high", "predicted_failure"]);
  const COUNTS = new Set(["parameter_bits", "stored_bits", "bound_neurons", "bound_parameter_bits"]); // not always whole
  const NAMES = new Set(["seed", "trial"]); // numbers that count nothing

  /** Returns a value as the table shows it; large whole numbers arrive as texts. */
  function show(column, kind, value) {
    if (isMissing(value)) return MISSING;
    if (column === "stage_margins") return value.split(" ").map((one) => ratio(Number(one))).join(" ");
    if (kind === "TEXT" || NAMES.has(column)) return String(value);
    if (RATES.has(column)) return rate(Number(value));
    if (column === "verify_memory") return memory(Number(value));
    return kind === "WHOLE" || COUNTS.has(column) ? count(Number(value)) : ratio(Number(value));
  }

  /** Returns a value with all its digits. */
  function exact(column, kind, value) {
    if (kind !== "WHOLE" || NAMES.has(column)) return String(value);
    const digits = BigInt(value).toLocaleString("en");
    return column === "verify_memory" ? `${digits} bytes` : digits;
  }

  /** At most six significant digits, without zeros at the end. */
  function digits(value) {
    const size = Math.abs(value);
    if (size >= 999999.5) return large(value);
    return size > 0 && size < 1e-4 ? scientific(value) : value.toLocaleString("en", { maximumSignificantDigits: 6 });
  }

  /** The same of two numbers that are compared, unless they would look equal without being so. */
  const apart = (a, b) => (a !== b && digits(a) === digits(b) ? [String(a), String(b)] : [digits(a), digits(b)]);

  // ---- Digits that a reader searches for ----

  const SCALES = { "": 1, "%": 0.01, k: 1e3, m: 1e6, g: 1e9, t: 1e12, p: 1e15, e: 1e18, kib: 2 ** 10, mib: 2 ** 20, gib: 2 ** 30, tib: 2 ** 40 };
  const NUMBER = /^([-−]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)(?:(?:e|[x×*]10\^)([-+−]?\d+))?([a-z]*|%)$/;

  /** Returns whether a number has the digits of a word such as 2,050, 4.198M, 1.1e-5 or 0.5%; null if it is none. */
  function test(word) {
    const [, mantissa, power, unit] = NUMBER.exec(word) || [];
    if (!/\d/.test(mantissa || "") || !(unit in SCALES)) return null;
    const plain = mantissa.replaceAll(",", "").replace("−", "-");
    const significant = Math.max(1, plain.replace(/[-.]/g, "").replace(/^0+/, "").length);
    const wanted = Number(`${plain}e${(power || "0").replace("−", "-")}`) * SCALES[unit];
    const rounded = wanted.toPrecision(Math.min(significant, 21));
    return (value) => value.toPrecision(Math.min(significant, 21)) === rounded;
  }

  /** Splits a search into words; a unit belongs to the number before it, as the table shows it. */
  const wordsOf = (search) =>
    search.toLowerCase().replace(/(\d) +(%|[kmgtpe]|[kmgt]ib)(?= |$)/g, "$1$2").split(/\s+/).filter(Boolean);

  // ---- Outcomes ----

  const DECISIONS = { yes: "met", no: "not met", undecided: "undecided" };
  /** Whether the criterion is met is one thing, what is proved of all allowed inputs another. */
  const decision = (row) => (row.status === "ok" ? DECISIONS[row.criterion_met] : "") || "";
  const outcome = (row) => (row.status === "ok" ? row.verdict : row.status) || "";

  return { isMissing, show, exact, digits, apart, test, wordsOf, decision, outcome };
})();

/** Makes an element with properties and children. */
function make(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

/** Has the browser save a file. */
function download(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

const element = (id) => document.getElementById(id);

/** Shows an outcome in words, with a sign, so that it does not need its colour. */
function outcomeNode(outcome) {
  const good = ["✓", "good"];
  const bad = ["✗", "bad"];
  const ended = ["!", "bad"];
  const signs = { met: good, verified: good, "not met": bad, falsified: bad, failed: ended, timeout: ended };
  const [sign, style] = signs[outcome] || ["–", "none"];
  return make("span", { className: style }, `${sign} ${outcome}`.trim());
}

/** A button that copies a text; where copying is forbidden it says so. */
function copyButton(title, textOf) {
  const button = make("button", { type: "button", className: "save" }, title);
  const say = (word) => {
    button.textContent = word;
    setTimeout(() => (button.textContent = title), 2000);
  };
  button.addEventListener("click", () =>
    navigator.clipboard ? navigator.clipboard.writeText(textOf()).then(() => say("Copied"), () => say("Not allowed")) : say("Not allowed"));
  return button;
}
