"use strict";
(() => {
  const net = JSON.parse(document.getElementById("data").textContent);
  const features = net.encoder.columns;
  const outputs = net.inputs.length;
  const count = (n, one, many = one + "s") => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
  const list = (numbers, most = 24) =>
    numbers.length ? numbers.slice(0, most).join(", ") + (numbers.length > most ? ", …" : "") : "none";

  const ended = (sentence) => (sentence.endsWith("…") ? sentence : `${sentence}.`);

  const { matrix: pictureOf, strip, rowOf, columnOf } = pictures;
  const { digits } = values;

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

  const places = (values) => values.flatMap((value, i) => (value !== 0 ? [i] : []));

  // ---- Sharing ----

  const kinds = { IDENTITY: "copies", AND: "ANDs", OR: "ORs", XOR: "XORs", AND_NOT: "AND-NOTs" };
  const alike = net.functions.every((name) => name === net.functions[0]);
  const kind = (alike && kinds[net.functions[0]]) || "functions";
  element("lead").textContent =
    `${count(outputs, "output")}, ${kind} of ${count(features, "feature")}, ${net.domain} at a time, ` +
    `on ${count(net.neurons, "neuron")}: ${(net.neurons / outputs).toFixed(2)} for each output.`;
  // Where the input is the features themselves, sharing begins with the first layer.
  const isPlain = net.encoder.rows.length === features && net.encoder.rows.every((row, i) => row.length === 2 && row[0] === i && row[1] === 1);
  const starts = isPlain && net.layers.length > 0;
  const first = starts ? net.layers[0].weights : net.encoder;
  const neurons = first.rows.length;
  const entries = first.rows.reduce((sum, row) => sum + row.length / 2, 0);
  const [perFeature, perNeuron] = [entries / features, entries / neurons];
  const isDense = entries > 0.4 * features * neurons;
  const [written, carries] = starts ? ["read by", "reads"] : ["written on", "carries"];
  const about = (number) => (Number.isInteger(number) ? String(number) : `about ${number.toFixed(1)}`);

  function sharing() {
    const plain = starts ? "The input is the features themselves, a place for each, and is not shared; so this begins with layer 1. " : "";
    if (perNeuron <= 1) return `${plain}Every neuron ${carries} at most one feature: nothing is shared, there is no superposition here.`;
    const shared = `Every feature is ${written} ${about(perFeature)} of ${count(neurons, "neuron")}, and every neuron ${carries} ${about(perNeuron)} of ${count(features, "feature")}. `;
    if (neurons >= features) return `${plain}${shared}There are no fewer neurons than features, so it is not for want of room that they share.`;
    const why = isDense
      ? "It works because two codes have little in common: their inner product is small compared with that of a code with itself, so that whoever looks at all neurons can tell which feature is active."
      : "It works because two codes meet on few neurons: whoever looks at all neurons of a code can tell whether its feature is active, although each neuron alone could mean another one.";
    return `${plain}A neuron for every feature would leave most neurons idle, since few features are active at once. ${shared}That is superposition. ${why}`;
  }
  element("sharing-text").textContent = sharing();
  element("sharing-note").textContent = `${starts ? "The weights of layer 1" : "The encoder"}, features and neurons. Point at an entry, click it, or choose.`;

  /** A field for one number below a limit; says in a line which numbers there are. */
  function limited(id, most, draw) {
    const input = element(id);
    input.max = most - 1;
    const note = make("small", { className: "bad", role: "status" });
    input.after(note);
    const update = () => {
      const number = input.value.trim() === "" ? NaN : Number(input.value);
      const isOne = Number.isInteger(number) && number >= 0 && number < most;
      note.textContent = isOne ? "" : `0 to ${most - 1}`;
      if (isOne) draw(number);
    };
    input.addEventListener("input", update);
    update();
    return (value) => { input.value = value; update(); };
  }

  /** Says what a feature has in common with the others. */
  function meetings(feature) {
    const own = columnOf(first, feature);
    const code = places(own);
    const common = new Array(features).fill(0);
    for (const neuron of code) for (let i = 0; i < first.rows[neuron].length; i += 2) {
      common[first.rows[neuron][i]] += isDense ? own[neuron] * first.rows[neuron][i + 1] : 1;
    }
    const others = common.filter((_, i) => i !== feature).map(Math.abs);
    const most = others.reduce((a, b) => Math.max(a, b), 0);
    const where = ended(`Feature ${feature} is ${written} neurons ${list(code)}`);
    return isDense
      ? `${where} The inner product of its code with itself is ${digits(common[feature])}, with that of another feature at most ${digits(most)}, either sign.`
      : `${where} It shares them with ${count(others.filter((value) => value > 0).length, "other feature")}, with none more than ${most} of ${code.length}.`;
  }
  const setFeature = limited("feature", features, (feature) => { element("feature-text").textContent = meetings(feature); });
  const setNeuron = limited("neuron", neurons, (neuron) => {
    element("neuron-text").textContent = ended(`Neuron ${neuron} ${carries} features ${list(first.rows[neuron].filter((_, i) => i % 2 === 0))}`);
  });
  const label = starts ? "Weights of layer 1" : "Encoder";
  element("encoder").append(pictureOf(first, label, ["neurons", "features"], (neuron, feature) => { setFeature(feature); setNeuron(neuron); }));

  // ---- One output ----

  const last = net.layers.length ? `layer ${net.layers.length}` : "encoded input";
  const setOutput = limited("output", outputs, (output) => {
    const inputs = net.inputs[output];
    const reads = rowOf(net.readout, output);
    element("channel-text").textContent =
      `Output ${output} is ${gateName(output)}. It adds up ${count(places(reads).length, "neuron")} of the last layer, its channel, and is on when the sum exceeds ${digits(net.thresholds[output])}.`;
    const strips = inputs.slice(0, 6).map((feature) => strip(`${last}, only feature ${feature} active`, run([feature]).layers.at(-1)));
    if (inputs.length > 1) strips.push(strip(`${last}, all of ${list(inputs)} active`, run(inputs).layers.at(-1)));
    strips.push(strip(`what output ${output} reads`, reads));
    element("channel-strips").replaceChildren(...strips);
    const alone = inputs.map((feature) => `${digits(run([feature]).scores[output])} for feature ${feature} alone`);
    element("channel-result").textContent =
      `The sum: ${alone.join(", ")}${inputs.length > 1 ? `, ${digits(run(inputs).scores[output])} for all of them` : ""}; the threshold is ${digits(net.thresholds[output])}.`;
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

  const fraction = (number) => digits(Number(number.toFixed(2)));

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
    const last = pass.layers.at(-1);
    const sources = places(rowOf(net.readout, output)).filter((neuron) => last[neuron] !== 0);
    const others = [...net.inputs.keys()].filter(
      (q) => q !== output && net.inputs[q].some((feature) => active.includes(feature)) && sources.some((neuron) => rowOf(net.readout, q)[neuron] !== 0),
    );
    const [score, threshold] = values.apart(pass.scores[output], net.thresholds[output]);
    const excess = pass.on[output] ? "more than" : "not more than";
    return (
      `Output ${output}, ${gateName(output)}, is wrong: it reads neurons ${list(sources.map((neuron) => `${neuron} (${digits(last[neuron])})`))}, ` +
      `in all ${score}, ${excess} the threshold ${threshold}. ` +
      (pass.on[output] && others.length
        ? `These neurons are on for the sake of other outputs that share them, of which ${list(others, 8)} depend on an active feature: crosstalk, the price of superposition.`
        : "")
    );
  }

  function showInput(active) {
    const pass = run(active);
    element("active-note").textContent =
      isMeant(active) ? "" : `Not an input that the network is for: ${net.domain} at a time.`;
    element("step-strips").replaceChildren(
      ...pass.layers.map((given, l) => strip(l > 0 ? `layer ${l}: weights, bias, ReLU` : isPlain ? "input: the features themselves" : "encoded input: the codes added", given)),
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
      const node = make("tr", {}, ...[q, gateName(q), ...values.apart(pass.scores[q], net.thresholds[q]), says, expected(q, active) ? "on" : "off"].map((cell) => make("td", {}, typeof cell === "object" ? cell : String(cell))));
      node.addEventListener("click", () => { setOutput(q); element("channel").scrollIntoView(); });
      return node;
    };
    document.querySelector("#outputs tbody").replaceChildren(...[...telling.slice(0, 40), ...near].map(row));
    const first = all.find((q) => pass.on[q] !== expected(q, active));
    element("wrong-text").textContent = first === undefined ? "" : blame(first, active, pass);
    element("active-note").textContent += ` ${wrong === 0 ? "All outputs are right" : `${count(wrong, "output")} wrong`}. Below: the outputs that are on or should be, and the closest calls.`;
  }

  function setActive(active) {
    element("active-note").className = "note";
    element("active").value = active.join(", ");
    showInput(active);
  }
  element("active").addEventListener("input", () => {
    const words = element("active").value.split(/[\s,]+/).filter(Boolean);
    const odd = words.find((word) => !/^\d+$/.test(word) || Number(word) >= features);
    element("active-note").className = odd === undefined ? "note" : "note bad";
    if (odd !== undefined) {
      element("active-note").textContent = `${odd}: features are 0 to ${features - 1}, separated by commas. Below: the input before.`;
      return;
    }
    showInput([...new Set(words.map(Number))].sort((a, b) => a - b));
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

  const layerName = (l) => (l > 0 ? `neurons of layer ${l},` : isPlain ? "features" : "neurons of the encoded input,");
  const matrices = [
    ...(starts ? [] : net.layers.slice(0, 1)).map((layer) => ["Weights of layer 1", layer.weights, [layerName(1), layerName(0)]]),
    ...net.layers.slice(1).map((layer, l) => [`Weights of layer ${l + 2}`, layer.weights, [layerName(l + 2), layerName(l + 1)]]),
    ["Readout", net.readout, ["outputs", layerName(net.layers.length)]],
  ];
  element("matrices").append(
    ...matrices.map(([name, matrix, axes]) => {
      const nonzeros = matrix.rows.reduce((sum, row) => sum + row.length / 2, 0);
      const size = `${matrix.rows.length.toLocaleString("en")} × ${matrix.columns.toLocaleString("en")}`;
      return make("figure", {}, make("h3", {}, name), make("div", { className: "plot" }, pictureOf(matrix, name, axes)),
        make("figcaption", {}, `${size}, ${count(nonzeros, "entry", "entries")} not zero, values ${matrix.alphabet}, ${matrix.origin}.`));
    }),
  );
  document.documentElement.classList.add("ready");
})();
