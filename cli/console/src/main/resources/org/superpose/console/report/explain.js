"use strict";
(() => {
  const net = JSON.parse(document.getElementById("data").textContent);
  const element = (id) => document.getElementById(id);
  const features = net.encoder.columns;
  const outputs = net.inputs.length;
  const count = (n, one, many = one + "s") => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
  const list = (numbers, most = 24) =>
    numbers.length ? numbers.slice(0, most).join(", ") + (numbers.length > most ? ", …" : "") : "none";

  function make(tag, properties = {}, ...children) {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  }

  // ---- The network, evaluated as the paper writes it: a = E x, h = ReLU(W h' + b), y = [D h > t] ----

  const product = (matrix, vector) =>
    matrix.rows.map((row) => {
      let sum = 0;
      for (let i = 0; i < row.length; i += 2) sum += row[i + 1] * vector[row[i]];
      return sum;
    });

  function run(active) {
    const x = new Array(features).fill(0);
    for (const feature of active) x[feature] = 1;
    const layers = [product(net.encoder, x)];
    for (const layer of net.layers) {
      layers.push(product(layer.weights, layers.at(-1)).map((z, i) => Math.max(0, z + layer.bias[i])));
    }
    const scores = product(net.readout, layers.at(-1));
    return { layers, scores, on: scores.map((score, q) => score > net.thresholds[q]) };
  }

  const GATES = {
    IDENTITY: (on) => on[0],
    AND: (on) => on.every(Boolean),
    OR: (on) => on.some(Boolean),
    XOR: (on) => on.filter(Boolean).length % 2 === 1,
    AND_NOT: (on) => on[0] && !on.slice(1).some(Boolean),
  };
  // A function is a gate by name, or a truth table: a digit for each state, bit i of its place for input i.
  const value = (name, on) =>
    GATES[name] ? GATES[name](on) : name[on.reduce((place, bit, i) => place + (bit ? 2 ** i : 0), 0)] === "1";
  const expected = (output, active) =>
    value(net.functions[output], net.inputs[output].map((feature) => active.includes(feature)));
  const gateName = (output) => {
    const name = net.functions[output];
    const inputs = net.inputs[output].join(", ");
    if (name === "IDENTITY") return `feature ${inputs}`;
    const words = GATES[name] ? name.replace("_", " ") : negatedName(name);
    return words ? `${words}(${inputs})` : name.length > 32 ? `a table of (${inputs})` : `table ${name} of (${inputs})`;
  };
  const bits = (place) => place.toString(2).replaceAll("0", "").length;
  const negatedName = (digits) => {
    if (digits === "10") return "NOT";
    if (/^1+0$/.test(digits)) return "NAND";
    if (/^10+$/.test(digits)) return "NOR";
    return [...digits].every((digit, place) => digit === String(1 - (bits(place) % 2))) ? "XNOR" : "";
  };
  const blocksOf = (active) => new Set(active.map((feature) => Math.floor(feature / net.block))).size;
  const isMeant = (active) => active.length <= net.sparsity && (!net.block || blocksOf(active) <= net.sparsity / net.block);

  // ---- Pictures: a pixel an entry, enlarged by the browser ----

  const style = getComputedStyle(document.documentElement);
  const rgb = (name) => {
    const hex = style.getPropertyValue(name).trim().slice(1);
    return [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16));
  };

  function paint(rows, columns, entriesOf, label) {
    const canvas = make("canvas", { width: columns, height: rows, className: columns > 700 ? "fine" : "" });
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", label);
    let largest = 0;
    for (let row = 0; row < rows; row++) entriesOf(row, (_, value) => (largest = Math.max(largest, Math.abs(value))));
    const context = canvas.getContext("2d");
    const image = context.createImageData(columns, rows);
    const [plus, minus] = [rgb("--plus"), rgb("--minus")];
    for (let row = 0; row < rows; row++) {
      entriesOf(row, (column, value) => {
        const place = 4 * (row * columns + column);
        image.data.set(value > 0 ? plus : minus, place);
        image.data[place + 3] = value === 0 ? 0 : 70 + 185 * (Math.abs(value) / largest);
      });
    }
    context.putImageData(image, 0, 0);
    canvas.style.maxWidth = `${columns * 18}px`;
    return canvas;
  }

  const matrixPicture = (matrix, label) =>
    paint(matrix.rows.length, matrix.columns, (row, take) => {
      const entries = matrix.rows[row];
      for (let i = 0; i < entries.length; i += 2) take(entries[i], entries[i + 1]);
    }, label);

  /** Neurons of a layer that is never cut give much that is common to all: it would hide the rest. */
  function strip(name, given, note) {
    const least = Math.min(...given);
    const common = least > 0 && Math.max(...given) < 2 * least && new Set(given).size > 1 ? least : 0;
    const values = given.map((value) => value - common);
    const shown = values.map((value, i) => [i, value]).filter(([, value]) => value !== 0);
    const canvas = paint(1, values.length, (_, take) => values.forEach((value, i) => take(i, value)), name);
    canvas.style.maxWidth = "none";
    canvas.addEventListener("mousemove", (event) => {
      const i = Math.min(values.length - 1, Math.floor((event.offsetX / canvas.clientWidth) * values.length));
      canvas.title = `neuron ${i}: ${given[i]}`;
    });
    const text = note || `${common ? `all give ${common} or more, beyond which ` : ""}${shown.length} of ${values.length} neurons: ${list(shown.map(([i, value]) => (value === 1 ? i : `${i} (${value})`)), 16)}`;
    return make("div", { className: "strip" }, make("span", {}, name), canvas, make("small", {}, text));
  }

  const columnOf = (matrix, column) =>
    matrix.rows.map((row) => {
      for (let i = 0; i < row.length; i += 2) if (row[i] === column) return row[i + 1];
      return 0;
    });
  const rowOf = (matrix, row) => {
    const values = new Array(matrix.columns).fill(0);
    for (let i = 0; i < matrix.rows[row].length; i += 2) values[matrix.rows[row][i]] = matrix.rows[row][i + 1];
    return values;
  };
  const places = (values) => values.flatMap((value, i) => (value !== 0 ? [i] : []));

  // ---- Sharing ----

  const entries = net.encoder.rows.reduce((sum, row) => sum + row.length / 2, 0);
  const perFeature = entries / features;
  const perNeuron = entries / net.encoder.rows.length;
  const kinds = { IDENTITY: "copies", AND: "ANDs", OR: "ORs", XOR: "XORs", AND_NOT: "AND-NOTs" };
  const alike = net.functions.every((name) => name === net.functions[0]);
  const kind = (alike && kinds[net.functions[0]]) || "functions";
  element("lead").textContent =
    `${count(outputs, "output")}, ${kind} of ${count(features, "feature")}, ${net.domain} at a time, ` +
    `on ${count(net.neurons, "neuron")}: ${(net.neurons / outputs).toFixed(2)} for each output.`;
  element("sharing-text").textContent =
    perNeuron > 1
      ? `A neuron for every feature would leave most neurons idle, since so few features are active at once. Here every feature is written on about ${perFeature.toFixed(1)} neurons, its code, and every neuron carries about ${perNeuron.toFixed(1)} features. That is superposition. It works because two codes meet on few neurons: whoever looks at all neurons of a code can tell whether its feature is active, although each neuron alone could mean another one.`
      : "Every neuron carries at most one feature: nothing is shared, there is no superposition in the input.";

  function limited(id, most, draw) {
    const input = element(id);
    input.max = most - 1;
    const update = () => {
      const value = Math.min(most - 1, Math.max(0, Math.floor(Number(input.value) || 0)));
      draw(value);
    };
    input.addEventListener("input", update);
    update();
    return (value) => { input.value = value; update(); };
  }
  const setFeature = limited("feature", features, (feature) => {
    const code = places(columnOf(net.encoder, feature));
    const meets = new Map();
    for (const neuron of code) for (let i = 0; i < net.encoder.rows[neuron].length; i += 2) {
      const other = net.encoder.rows[neuron][i];
      if (other !== feature) meets.set(other, (meets.get(other) || 0) + 1);
    }
    const most = Math.max(0, ...meets.values());
    element("feature-text").textContent =
      `Feature ${feature} is written on neurons ${list(code)}. It shares them with ${count(meets.size, "other feature")}, with none more than ${most} of ${code.length}.`;
  });
  const setNeuron = limited("neuron", net.encoder.rows.length, (neuron) => {
    element("neuron-text").textContent = `Neuron ${neuron} carries features ${list(net.encoder.rows[neuron].filter((_, i) => i % 2 === 0))}.`;
  });
  const encoder = matrixPicture(net.encoder, "Encoder: neurons by features");
  encoder.addEventListener("click", (event) => {
    setFeature(Math.floor((event.offsetX / encoder.clientWidth) * features));
    setNeuron(Math.floor((event.offsetY / encoder.clientHeight) * net.encoder.rows.length));
  });
  encoder.addEventListener("mousemove", (event) => {
    encoder.title = `neuron ${Math.floor((event.offsetY / encoder.clientHeight) * net.encoder.rows.length)}, feature ${Math.floor((event.offsetX / encoder.clientWidth) * features)}`;
  });
  element("encoder").append(encoder);

  // ---- One output ----

  const last = net.layers.length ? `layer ${net.layers.length}` : "encoded input";
  const setOutput = limited("output", outputs, (output) => {
    const inputs = net.inputs[output];
    const reads = rowOf(net.readout, output);
    element("channel-text").textContent =
      `Output ${output} is ${gateName(output)}. It adds up ${count(places(reads).length, "neuron")} of the last layer, its channel, and is on when the sum exceeds ${net.thresholds[output]}.`;
    const strips = inputs.slice(0, 6).map((feature) => strip(`${last}, only feature ${feature} active`, run([feature]).layers.at(-1)));
    if (inputs.length > 1) strips.push(strip(`${last}, all of ${list(inputs)} active`, run(inputs).layers.at(-1)));
    strips.push(strip(`what output ${output} reads`, reads));
    element("channel-strips").replaceChildren(...strips);
    const alone = inputs.map((feature) => `${run([feature]).scores[output]} for feature ${feature} alone`);
    element("channel-result").textContent =
      `The sum: ${alone.join(", ")}${inputs.length > 1 ? `, ${run(inputs).scores[output]} for all of them` : ""}; the threshold is ${net.thresholds[output]}.`;
  });

  // ---- A circuit ----

  const signalName = (signal) => (signal < features ? `feature ${signal}` : `gate ${signal}`);
  const isTerm = (signals, [, gate, left, right]) =>
    signals[left] && (gate === "IDENTITY" || signals[right] === (gate === "AND"));

  function signalsOf(active) {
    const signals = net.circuit.names.map((_, feature) => active.includes(feature));
    for (const [gate, left, right] of net.circuit.gates) signals.push(value(gate, [signals[left], signals[right]]));
    return signals;
  }

  const computes = (signal) => {
    if (signal < features) return `input ${net.circuit.names[signal]}`;
    const [gate, left, right] = net.circuit.gates[signal - features];
    return `${gate.replace("_", " ")}(${signalName(left)}, ${signalName(right)})`;
  };

  const fraction = (number) => (Number.isInteger(number) ? String(number) : number.toFixed(2));

  /** Says what the neurons give that stand for the active signals of a level, and which are wrong. */
  function stageRows(stage, number, signals, pass) {
    const given = pass.layers[stage.layer].map((activation) => activation / stage.one);
    const meant = new Set();
    const rows = [];
    stage.terms.forEach((term, i) => {
      if (!isTerm(signals, term)) return;
      stage.neurons[i].forEach((neuron) => meant.add(neuron));
      const [signal, gate, left] = term;
      const carried = gate === "IDENTITY" && signal === left;
      rows.push([signalName(signal), carried ? `carried on: ${computes(signal)}` : computes(signal), stage.neurons[i]]);
    });
    const wrong = [...given.keys()].filter((neuron) => given[neuron] > 0.5 !== meant.has(neuron));
    const told = (neuron) =>
      make("span", { className: wrong.includes(neuron) ? "bad" : "" }, `${neuron} (${fraction(given[neuron])})`);
    const head = `${count(rows.length, "signal")} active, for which ${count(meant.size, "neuron")} of layer ${stage.layer} should be: `;
    const verdict = wrong.length
      ? make("span", { className: "bad" }, `✗ ${count(wrong.length, "neuron")} wrong: ${list(wrong.map((neuron) => `${neuron} (${fraction(given[neuron])})`), 12)}`)
      : make("span", { className: "good" }, "✓ exactly those are");
    return [
      make("tr", { className: "level" }, make("th", { scope: "colgroup", colSpan: 3 }, `Level ${number}. `, head, verdict)),
      ...rows.slice(0, 60).map(([name, what, neurons]) =>
        make("tr", {}, make("td", {}, name), make("td", {}, what), make("td", {}, ...neurons.flatMap((neuron, i) => (i ? [", ", told(neuron)] : [told(neuron)])))),
      ),
    ];
  }

  function levelRows(level, number, signals) {
    const active = level.filter((signal) => signals[signal]);
    return [
      make("tr", { className: "level" }, make("th", { scope: "colgroup", colSpan: 3 }, `Level ${number}. ${active.length} of ${count(level.length, "gate")} active`)),
      ...active.slice(0, 60).map((signal) => make("tr", {}, make("td", {}, signalName(signal)), make("td", {}, computes(signal)), make("td", {}, ""))),
    ];
  }

  function showCircuit(active, pass) {
    if (!net.circuit) return;
    const signals = signalsOf(active);
    const { stages, levels } = net.circuit;
    element("circuit").hidden = false;
    element("circuit-note").textContent = stages.length
      ? "The signals that are 1, and the neurons that stand for each; in brackets what each gives, as a fraction of what an active one is meant to give. Gates share neurons; a neuron that is wrong may be made up for by the next layer, which reads many."
      : "The gates that are 1. Which neurons stand for them is not known of this network.";
    const titles = stages.length ? ["signal", "computes", "neurons"] : ["signal", "computes", ""];
    document.querySelector("#levels thead").replaceChildren(make("tr", {}, ...titles.map((title) => make("th", { scope: "col" }, title))));
    document.querySelector("#levels tbody").replaceChildren(
      ...(stages.length ? stages.flatMap((stage, i) => stageRows(stage, i + 1, signals, pass)) : levels.flatMap((level, i) => levelRows(level, i + 1, signals))),
    );
  }

  // ---- An input ----

  /** Says which neurons a wrong output reads. */
  function blame(output, active, pass) {
    const values = pass.layers.at(-1);
    const sources = places(rowOf(net.readout, output)).filter((neuron) => values[neuron] !== 0);
    const others = [...net.inputs.keys()].filter(
      (q) => q !== output && net.inputs[q].some((feature) => active.includes(feature)) && sources.some((neuron) => rowOf(net.readout, q)[neuron] !== 0),
    );
    const excess = pass.on[output] ? "more than" : "not more than";
    return (
      `Output ${output}, ${gateName(output)}, is wrong: it reads neurons ${list(sources.map((neuron) => `${neuron} (${values[neuron]})`))}, ` +
      `in all ${pass.scores[output]}, ${excess} the threshold ${net.thresholds[output]}. ` +
      (pass.on[output] && others.length
        ? `These neurons are on for the sake of other outputs that share them, of which ${list(others, 8)} depend on an active feature: crosstalk, the price of superposition.`
        : "")
    );
  }

  function showInput(active) {
    const pass = run(active);
    element("active-note").textContent =
      isMeant(active) ? "" : `No input that the network is for: ${net.domain} at a time.`;
    element("step-strips").replaceChildren(
      ...pass.layers.map((values, l) => strip(l === 0 ? "encoded input: the codes added" : `layer ${l}: weights, bias, ReLU`, values)),
    );
    showCircuit(active, pass);
    const distance = (q) => Math.abs(pass.scores[q] - net.thresholds[q]);
    const all = [...net.inputs.keys()];
    const telling = all.filter((q) => pass.on[q] || expected(q, active));
    const near = all.filter((q) => !telling.includes(q)).sort((a, b) => distance(a) - distance(b)).slice(0, 5);
    const wrong = all.filter((q) => pass.on[q] !== expected(q, active)).length;
    const head = ["output", "computes", "score", "threshold", "network says", "should be"];
    document.querySelector("#outputs thead").replaceChildren(make("tr", {}, ...head.map((title) => make("th", { scope: "col" }, title))));
    const row = (q) => {
      const right = pass.on[q] === expected(q, active);
      const says = make("span", { className: right ? "good" : "bad" }, `${right ? "✓" : "✗"} ${pass.on[q] ? "on" : "off"}`);
      const node = make("tr", {}, ...[q, gateName(q), pass.scores[q], net.thresholds[q], says, expected(q, active) ? "on" : "off"].map((cell) => make("td", {}, typeof cell === "object" ? cell : String(cell))));
      node.addEventListener("click", () => { setOutput(q); element("channel").scrollIntoView(); });
      return node;
    };
    document.querySelector("#outputs tbody").replaceChildren(...[...telling.slice(0, 40), ...near].map(row));
    const first = all.find((q) => pass.on[q] !== expected(q, active));
    element("wrong-text").textContent = first === undefined ? "" : blame(first, active, pass);
    element("active-note").textContent += ` ${wrong === 0 ? "All outputs are right" : `${count(wrong, "output")} wrong`}. Below: the outputs that are on or should be, and the closest calls.`;
  }

  function setActive(active) {
    element("active").value = active.join(", ");
    showInput(active);
  }
  element("active").addEventListener("input", () => {
    const numbers = (element("active").value.match(/\d+/g) || []).map(Number).filter((feature) => feature < features);
    showInput([...new Set(numbers)].sort((a, b) => a - b));
  });
  const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
  element("use-witness").hidden = !net.witness;
  element("use-witness").addEventListener("click", () => setActive(net.witness));
  element("use-gate").addEventListener("click", () => setActive(sorted(net.inputs[Number(element("output").value) || 0])));
  element("use-random").addEventListener("click", () => {
    const chosen = new Set();
    const most = Math.min(net.sparsity, features);
    for (let tries = 0; chosen.size < most && tries < 100 * most; tries++) {
      const feature = Math.floor(Math.random() * features);
      if (isMeant([...chosen, feature])) chosen.add(feature);
    }
    setActive(sorted(chosen));
  });
  if (net.witness) {
    const pass = run(net.witness);
    setOutput([...net.inputs.keys()].find((q) => pass.on[q] !== expected(q, net.witness)) ?? 0);
  }
  setActive(net.active || net.witness || sorted(net.inputs[0]));

  // ---- Weights ----

  const matrices = [...net.layers.map((layer, l) => [`Weights of layer ${l + 1}`, layer.weights]), ["Readout", net.readout]];
  element("matrices").append(
    ...matrices.map(([name, matrix]) => {
      const nonzeros = matrix.rows.reduce((sum, row) => sum + row.length / 2, 0);
      const size = `${matrix.rows.length.toLocaleString("en")} × ${matrix.columns.toLocaleString("en")}`;
      return make("figure", {}, make("h3", {}, name), make("div", { className: "plot" }, matrixPicture(matrix, name)),
        make("figcaption", {}, `${size}, ${count(nonzeros, "entry", "entries")} not zero, values ${matrix.alphabet}, ${matrix.origin}.`));
    }),
  );
  document.documentElement.classList.add("ready");
})();
