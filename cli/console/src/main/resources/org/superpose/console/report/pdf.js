"use strict";
/*
 * A canvas context that writes a page of PDF (ISO 32000, version 1.4): Vega draws a plot on it as on any
 * canvas (`externalContext`), so paths stay paths and text stays text. It has what plots need: filled and
 * stroked paths, opacity, dashes, clipping, text in Helvetica and, for mathematical signs, Symbol, which
 * every reader has. Signs of other scripts become question marks. No gradients, no images.
 *
 * pdfOf(width, height, title, draw) calls draw(context) and returns the file as text, one byte a sign;
 * lengths are in pixels of the screen, 3/4 of a point. The same plot gives the same bytes.
 */
const pdfOf = (() => {
  const POINTS = 0.75;

  // Adobe's metrics of Helvetica, thousandths of the size, from the space to the tilde; of other signs, one by one.
  const WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 " +
    "1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 " +
    "333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
  ).split(" ").map(Number);
  const SYMBOLS = { "′": [0xa2, 247], "√": [0xd6, 549], "−": [0x2d, 549], "≤": [0xa3, 549], "≥": [0xb3, 549], "∞": [0xa5, 713] };
  const OTHERS = { "–": [0x96, 556], "—": [0x97, 1000], "…": [0x85, 1000], "×": [0xd7, 584], "²": [0xb2, 333], "³": [0xb3, 333], "¹": [0xb9, 333] };

  /** Returns the font, code and width of a sign. */
  function glyph(sign) {
    const code = sign.codePointAt(0);
    if (code >= 32 && code < 127) return ["F", code, WIDTHS[code - 32]];
    if (SYMBOLS[sign]) return ["S", ...SYMBOLS[sign]];
    if (OTHERS[sign]) return ["F", ...OTHERS[sign]];
    return code >= 161 && code <= 255 ? ["F", code, 556] : ["F", 63, 556];
  }

  const num = (value) => String(Number(value.toFixed(2)));
  const nums = (...values) => values.map(num).join(" ");
  const byte = (code) => (code > 126 ? `\\${code.toString(8)}` : /[()\\]/.test(String.fromCharCode(code)) ? `\\${String.fromCharCode(code)}` : String.fromCharCode(code));

  const scratch = document.createElement("canvas").getContext("2d");
  /** Any colour of CSS as three shares and its opacity. */
  function rgba(colour) {
    scratch.fillStyle = "#000";
    scratch.fillStyle = colour;
    const text = scratch.fillStyle;
    if (text[0] === "#") return [1, 3, 5].map((i) => parseInt(text.slice(i, i + 2), 16) / 255).concat(1);
    const [r, g, b, a] = text.match(/[\d.]+/g).map(Number);
    return [r / 255, g / 255, b / 255, a];
  }

  class PdfContext {
    lines = [];
    alphas = new Map();
    path = [];
    stack = [];
    state = { matrix: [1, 0, 0, 1, 0, 0], dash: [], fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, lineCap: "butt", lineJoin: "miter", miterLimit: 10, globalAlpha: 1, font: "10px sans-serif", textAlign: "left" };

    constructor(height) {
      this.state.matrix = [POINTS, 0, 0, -POINTS, 0, POINTS * height];
    }

    // ---- State ----

    save() {
      this.stack.push({ ...this.state });
      this.lines.push("q");
    }
    restore() {
      this.state = this.stack.pop();
      this.lines.push("Q");
    }
    transform(a, b, c, d, e, f) {
      const [A, B, C, D, E, F] = this.state.matrix;
      this.state.matrix = [A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d, A * e + C * f + E, B * e + D * f + F];
    }
    translate(x, y) {
      this.transform(1, 0, 0, 1, x, y);
    }
    scale(x, y) {
      this.transform(x, 0, 0, y, 0, 0);
    }
    rotate(angle) {
      this.transform(Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0);
    }
    setLineDash(dash) {
      this.state.dash = dash;
    }

    /** The opacity as the name of a graphics state. */
    alpha(value) {
      const key = num(value * this.state.globalAlpha);
      if (!this.alphas.has(key)) this.alphas.set(key, `G${this.alphas.size}`);
      return `/${this.alphas.get(key)} gs`;
    }

    // ---- Paths: in the coordinates of the page at once, since Vega moves on before it paints ----

    at(x, y) {
      const [a, b, c, d, e, f] = this.state.matrix;
      return [a * x + c * y + e, b * x + d * y + f];
    }
    beginPath() {
      this.path = [];
    }
    moveTo(x, y) {
      this.last = [x, y];
      this.path.push(`${nums(...this.at(x, y))} m`);
    }
    lineTo(x, y) {
      if (!this.path.length) return this.moveTo(x, y);
      this.last = [x, y];
      this.path.push(`${nums(...this.at(x, y))} l`);
    }
    bezierCurveTo(x1, y1, x2, y2, x, y) {
      this.last = [x, y];
      this.path.push(`${nums(...this.at(x1, y1), ...this.at(x2, y2), ...this.at(x, y))} c`);
    }
    quadraticCurveTo(x1, y1, x, y) {
      const [x0, y0] = this.last;
      const near = (from, to) => from + (2 / 3) * (to - from);
      this.bezierCurveTo(near(x0, x1), near(y0, y1), near(x, x1), near(y, y1), x, y);
    }
    arc(x, y, radius, start, end, counterclockwise = false) {
      const turn = 2 * Math.PI;
      let sweep = end - start;
      if (Math.abs(sweep) >= turn - 1e-9) sweep = counterclockwise ? -turn : turn;
      else if (counterclockwise && sweep > 0) sweep -= turn;
      else if (!counterclockwise && sweep < 0) sweep += turn;
      const parts = Math.max(1, Math.ceil(Math.abs(sweep) / (Math.PI / 2) - 1e-9));
      const step = sweep / parts;
      const pull = (4 / 3) * Math.tan(step / 4) * radius;
      this.lineTo(x + radius * Math.cos(start), y + radius * Math.sin(start));
      for (let i = 0; i < parts; i++) {
        const [a, b] = [start + i * step, start + (i + 1) * step];
        const [ax, ay, bx, by] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
        this.bezierCurveTo(x + radius * ax - pull * ay, y + radius * ay + pull * ax, x + radius * bx + pull * by, y + radius * by - pull * bx, x + radius * bx, y + radius * by);
      }
    }
    rect(x, y, width, height) {
      this.moveTo(x, y);
      this.lineTo(x + width, y);
      this.lineTo(x + width, y + height);
      this.lineTo(x, y + height);
      this.closePath();
    }
    closePath() {
      if (this.path.length) this.path.push("h");
    }

    // ---- Painting ----

    clip() {
      this.lines.push(...this.path, "W n");
    }
    fill() {
      const [r, g, b, a] = rgba(this.state.fillStyle);
      if (a > 0 && this.path.length) this.lines.push(this.alpha(a), `${nums(r, g, b)} rg`, ...this.path, "f");
    }
    stroke() {
      const { strokeStyle, lineWidth, lineCap, lineJoin, miterLimit, dash, matrix } = this.state;
      const [r, g, b, a] = rgba(strokeStyle);
      if (!(a > 0 && this.path.length)) return;
      const scale = Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
      const cap = ["butt", "round", "square"].indexOf(lineCap);
      const join = ["miter", "round", "bevel"].indexOf(lineJoin);
      this.lines.push(this.alpha(a), `${nums(r, g, b)} RG ${nums(lineWidth * scale)} w ${cap} J ${join} j ${num(miterLimit)} M [${nums(...dash.map((one) => one * scale))}] 0 d`, ...this.path, "S");
    }
    fillRect(x, y, width, height) {
      this.beginPath();
      this.rect(x, y, width, height);
      this.fill();
    }
    fillText(text, x, y) {
      const glyphs = [...String(text)].map(glyph);
      const size = Number(/([\d.]+)px/.exec(this.state.font)[1]);
      const font = /\b(bold|[6-9]00)\b/.test(this.state.font) ? "B" : "F";
      // Those of the bold face are a little wider; only single letters of it are centred.
      const width = (glyphs.reduce((sum, [, , one]) => sum + one, 0) * size) / 1000;
      const start = x - width * ({ center: 0.5, right: 1, end: 1 }[this.state.textAlign] || 0);
      const [r, g, b, a] = rgba(this.state.fillStyle);
      if (!(a > 0 && glyphs.length)) return;
      const [m0, m1, m2, m3] = this.state.matrix;
      this.lines.push(this.alpha(a), `${nums(r, g, b)} rg`, "BT", `${nums(m0, m1, -m2, -m3, ...this.at(start, y))} Tm`);
      for (let from = 0, to; from < glyphs.length; from = to) {
        for (to = from; to < glyphs.length && glyphs[to][0] === glyphs[from][0]; ) to++;
        const name = glyphs[from][0] === "F" ? font : "S";
        this.lines.push(`/${name} ${num(size)} Tf (${glyphs.slice(from, to).map(([, code]) => byte(code)).join("")}) Tj`);
      }
      this.lines.push("ET");
    }
  }
  // Vega sets these as properties; they belong to what save() keeps.
  for (const name of ["fillStyle", "strokeStyle", "lineWidth", "lineCap", "lineJoin", "miterLimit", "globalAlpha", "font", "textAlign"]) {
    Object.defineProperty(PdfContext.prototype, name, {
      get() { return this.state[name]; },
      set(value) { this.state[name] = value; },
    });
  }

  const unicode = (text) => `<FEFF${[...text].flatMap((sign) => [...Array(sign.length).keys()].map((i) => sign.charCodeAt(i).toString(16).padStart(4, "0"))).join("")}>`;

  function file(objects) {
    let text = "%PDF-1.4\n";
    const places = objects.map((object, i) => {
      const place = text.length;
      text += `${i + 1} 0 obj\n${object}\nendobj\n`;
      return `${String(place).padStart(10, "0")} 00000 n \n`;
    });
    const size = objects.length + 1;
    return `${text}xref\n0 ${size}\n0000000000 65535 f \n${places.join("")}trailer\n<< /Size ${size} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  }

  return async (width, height, title, draw) => {
    const context = new PdfContext(height);
    await draw(context);
    const content = context.lines.join("\n");
    const font = (name, encoding = "") => `<< /Type /Font /Subtype /Type1 /BaseFont /${name}${encoding} >>`;
    const latin = " /Encoding /WinAnsiEncoding";
    const alphas = [...context.alphas].map(([alpha, name]) => `/${name} << /ca ${alpha} /CA ${alpha} >>`).join(" ");
    return file([
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${nums(POINTS * width, POINTS * height)}] /Contents 4 0 R /Resources << /Font << /F 6 0 R /B 7 0 R /S 8 0 R >> /ExtGState << ${alphas} >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      `<< /Title ${unicode(title)} /Producer (superpose) >>`,
      font("Helvetica", latin),
      font("Helvetica-Bold", latin),
      font("Symbol"),
    ]);
  };
})();
