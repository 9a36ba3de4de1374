"""Tests of check.py: python3 checker/test_check.py [seed]. An oracle and an emitter of proofs, both slow, that share nothing with it."""
import contextlib, hashlib, io, itertools, json, os, random, struct, sys, tempfile, unittest, zipfile
from fractions import Fraction

import numpy as np

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import check

MUTATIONS, TRIALS = 1000, 250
SEED = int(sys.argv.pop(1)) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 1
TASKS = {"identity": "permutation", "and": "k-way-and", "or": "pairwise-or", "xor": "pairwise-xor", "and-not": "pairwise-and-not"}


# ---- The oracle: definitions, in fractions.


def is_on(gate, values):
    if gate.startswith("n") or gate == "xnor":
        return not is_on({"nand": "and", "nor": "or", "xnor": "xor", "not": "identity"}[gate], values)
    if gate[0] in "01":  # the last input halves the digits of a table
        return is_on(gate[len(gate) // 2:] if values[-1] else gate[:len(gate) // 2], values[:-1]) if values else gate == "1"
    if gate == "and":
        return all(values)
    if gate == "xor":
        return sum(values) % 2 == 1
    if gate == "and-not":
        return values[0] and not any(values[1:])
    return any(values)


class Instance:
    """A network of fractions and its problem: a gate, or a function for each output; blocks are a pair of size and number."""

    def __init__(self, gate, m, v, gates, encoder, layers, readout, threshold, blocks=None, stated=False):
        self.gate, self.m, self.v, self.gates, self.blocks = gate, m, v, gates, blocks
        self.mixed = stated or isinstance(gate, list) or blocks is not None
        self.functions = gate if isinstance(gate, list) else [gate] * len(gates)
        self.encoder, self.layers, self.readout, self.threshold = encoder, layers, readout, threshold

    def arrays(self):
        arrays = {"encoder": self.encoder}
        for i, (weight, bias) in enumerate(self.layers):
            arrays[f"layer{i + 1}.weight"], arrays[f"layer{i + 1}.bias"] = weight, bias
        return {**arrays, "readout": self.readout, "threshold": self.threshold}

    def exact(self):
        """Fractions of all arrays."""
        return {name: [[Fraction(float(x)) for x in np.atleast_1d(row)] for row in array] for name, array in self.arrays().items()}

    def inputs(self):
        return (s for k in range(min(self.m, self.v) + 1) for s in itertools.combinations(range(self.m), k) if self.belongs(s))

    def belongs(self, s):
        return not self.blocks or sum(any(i // self.blocks[0] == block for i in s) for block in range(self.m)) <= self.blocks[1]

    def scores(self, x, exact, layers=None):
        h = [sum(row[a] for a in x) for row in exact["encoder"]]
        for i in range(len(self.layers)):
            weight, bias = exact[f"layer{i + 1}.weight"], exact[f"layer{i + 1}.bias"]
            h = [max(Fraction(0), b[0] + sum(w * y for w, y in zip(row, h))) for row, b in zip(weight, bias)]
        return [sum(w * y for w, y in zip(row, h)) for row in exact["readout"]]

    def expected(self, x):
        return [is_on(function, [i in x for i in gate]) for function, gate in zip(self.functions, self.gates)]

    def wrong(self):
        """Every pair of an input and an output that is wrong on it."""
        exact = self.exact()
        return [(x, q) for x in self.inputs()
                for q, (score, on) in enumerate(zip(self.scores(x, exact), self.expected(x)))
                if (score > exact["threshold"][q][0]) != on]

    def description(self):
        if self.mixed:
            problem = {"features": self.m, "outputs": len(self.gates), "sparsity": self.v, "functions": self.gate,
                       "gates": [list(gate) for gate in self.gates]}
            if self.blocks:
                problem["blocks"] = {"features": self.blocks[0], "active": self.blocks[1]}
            return {"format": 1, "problem": problem}
        task = TASKS[self.gate]
        problem = {"task": task, "features": self.m, "outputs": len(self.gates), "sparsity": self.v}
        if task == "permutation":
            problem["permutation"] = [self.gates.index((i,)) for i in range(self.m)]
        else:
            problem["gates" if task == "k-way-and" else "pairs"] = [list(gate) for gate in self.gates]
        return {"format": 1, "problem": problem, "certificate": {"margin": 0.5}}


def array_digest(array):
    rows = [np.atleast_1d(row).tolist() for row in array]
    places = [[j for j, x in enumerate(row) if x != 0] for row in rows]
    data = struct.pack("<II", len(rows), len(rows[0]))
    data += b"".join(struct.pack("<I", len(columns)) for columns in places)
    data += b"".join(struct.pack("<I", j) for columns in places for j in columns)
    data += b"".join(struct.pack("<d", float(rows[i][j])) for i, columns in enumerate(places) for j in columns)
    return "sha256:" + hashlib.sha256(data).hexdigest()


def problem_digest(instance):
    names = [function if function in TASKS else "".join("01"[is_on(function, values[::-1])]
             for values in itertools.product((False, True), repeat=len(gate))) for function, gate in zip(instance.functions, instance.gates)]
    own = bool(instance.blocks) or len(set(names)) > 1 or names[0] not in TASKS
    text = "%s %d %d %d" % ("functions" if own else names[0], instance.m, len(instance.gates), instance.v)
    text += " blocks %d %d\n" % instance.blocks if instance.blocks else "\n"
    text += "".join(" ".join([name] * own + [str(i) for i in gate]) + "\n" for name, gate in zip(names, instance.gates))
    return "sha256:" + hashlib.sha256(text.encode("ascii")).hexdigest()


# ---- The emitter: rules 1 to 5 of docs/proof-format.md in fractions.


class Tree:
    """Searches one root; `text` is its branches, empty if rule 4 closes it at once."""

    def __init__(self, g, b, d, t, v, gate, state, on, rng):
        self.g, self.b, self.t, self.v, self.gate, self.on, self.rng = g, b, t, v, set(gate), on, rng
        self.c = [-x for x in d] if on else d
        self.m = len(g[0]) if g else 0
        self.wrong_inputs = []
        self.text = self.node(tuple(gate[i] for i in state), frozenset())

    def relu(self, z):
        return z if self.b is None else max(Fraction(0), z)

    def is_wrong(self, value):
        return value >= -self.t if self.on else value > self.t

    def node(self, active, excluded):
        z = [(0 if self.b is None else self.b[r]) + sum(row[a] for a in active) for r, row in enumerate(self.g)]
        value = sum(c * self.relu(x) for c, x in zip(self.c, z))
        if self.is_wrong(value):
            self.wrong_inputs.append(tuple(sorted(active)))
        branches = []
        while True:
            left = [i for i in range(self.m) if i not in excluded and i not in active and i not in self.gate]
            w = min(self.v - len(active), len(left))
            if w == 0:
                break
            gains = {i: sum(self.gain(c, x, row[i], w) for c, x, row in zip(self.c, z, self.g)) for i in left}
            if w == 1 and not (branches and self.v - len(active) > 1 and self.rng.random() < 0.5):
                self.wrong_inputs += [tuple(sorted((*active, i))) for i in left if self.is_wrong(value + gains[i])]
                break
            largest = sorted(gains.values(), reverse=True)[:w]
            most = sum(x for x in largest if x > 0) if largest[0] > 0 else largest[0]
            if w > 1 and not self.is_wrong(value + Fraction(most, 1) / w):
                break
            best = max(left, key=lambda i: (gains[i], -i)) if self.rng.random() < 0.8 else self.rng.choice(left)
            below = self.node((*active, best), excluded)
            branches.append(str(best) + ("(" + below + ")" if below else ""))
            excluded = excluded | {best}
        return " ".join(branches)

    def gain(self, c, z, g, w):
        if self.b is None:
            return c * w * g
        if c >= 0 or w == 1:
            return c * (self.relu(z + w * g) - self.relu(z))
        return c * w * g if z >= 0 else 0


def emit(instance, wrong, method, rng, arrays=None):
    """A proof of what the oracle says, by a method; None if the method does not apply."""
    exact, steps, v = instance.exact(), [], instance.v
    if instance.blocks and method in ("bound", "second-layer"):
        return None
    hidden = bool(instance.layers)
    if hidden and method in ("bound", "second-layer"):
        columns = list(zip(*exact["encoder"]))
        g = [[sum(w * e for w, e in zip(row, column)) for column in columns] for row in exact["layer1.weight"]]
        b = [row[0] for row in exact["layer1.bias"]]
    else:
        g, b = exact["encoder"], None
    if method == "bound":
        if len(instance.layers) > 1:
            return None
        found = []
        for q, gate in enumerate(instance.gates):
            for mask in range(1 << len(gate)):
                state = [i for i in range(len(gate)) if mask >> i & 1]
                if len(state) > v:
                    continue
                on = is_on(instance.functions[q], [i in state for i in range(len(gate))])
                tree = Tree(g, b, exact["readout"][q], exact["threshold"][q][0], v, gate, state, on, rng)
                found += [(x, q) for x in tree.wrong_inputs]
                if tree.text:
                    steps.append("%d %d %s" % (q, mask, tree.text))
        assert sorted(found) == sorted(wrong), "emitter and oracle differ"
    if method == "second-layer":
        if len(instance.layers) < 2:
            return None
        loudest = [max(0, max(column)) for column in zip(*exact["layer2.weight"])]
        least = min(-row[0] for row in exact["layer2.bias"])
        tree = Tree(g, b, loudest, least, v, (), (), False, rng)
        if () in tree.wrong_inputs or any(x == () for x, _ in wrong):
            return None
        if tree.text:
            steps.append("wake " + tree.text)
    claim = {"verdict": "verified"}
    if wrong:
        x, q = wrong[0] if rng.random() < 0.5 else rng.choice(wrong)
        claim = {"verdict": "falsified", "inputs": list(x), "output": q}
        if method != "witness":
            claim.update(wrong_inputs=len({x for x, _ in wrong}), wrong_outputs=len(wrong))
    elif method == "witness":
        return None
    head = {"arrays": {name: array_digest(array) for name, array in (arrays or instance.arrays()).items()},
            "problem": problem_digest(instance), "sparsity": v, "claim": claim, "method": method}
    return head, steps


def proof_bytes(head, steps):
    return "".join(line + "\n" for line in ("superpose-proof 1", json.dumps(head), *steps, "end %d" % len(steps))).encode()


# ---- Random instances.


def number(rng, kind):
    if kind == "ints":
        return rng.randint(-2, 2)
    if kind == "bits":
        return rng.randint(0, 1)
    if kind == "dyadics":
        return rng.randint(-16, 16) / 8
    if kind == "floats":
        return rng.gauss(0, 1)
    if kind == "wide":
        return rng.choice((0.0, -0.0, 5e-324, -5e-324, 1e308, -1e308, 1.0, -1.0, 2.0**-60, 2.0**60, 3e-310))
    return float(np.float32(rng.gauss(0, 1)))


def matrix(rng, rows, columns, kind, density=0.8):
    values = [[number(rng, kind) if rng.random() < density else 0 for _ in range(columns)] for _ in range(rows)]
    whole = kind in ("ints", "bits")
    return np.array(values, np.int8 if whole else np.float32 if kind == "float32" else np.float64)


def random_gates(rng, gate, m):
    if gate == "identity":
        return [(i,) for i in rng.sample(range(m), m)]
    arity = 2
    return [tuple(rng.sample(range(m), rng.randint(1, min(m, 4)) if gate == "and" else arity)) for _ in range(rng.randint(1, 3))]


def random_function(rng, arity):
    names = ["and", "or", "xor", "and-not", "nand", "nor", "xnor"] if arity > 1 else ["identity", "not", "or"]
    return rng.choice(names) if rng.random() < 0.5 else "".join(rng.choice("01") for _ in range(1 << arity))


def mixed_instance(rng):
    """Functions of their own, half of them on blocks: an AND of each set of inputs that counts, noise on top, or random throughout."""
    blocks, v = None, rng.randint(1, 4)
    m = rng.randint(2, 6)
    if rng.random() < 0.5:
        blocks = (rng.randint(1, 3), rng.randint(1, 2))
        m = blocks[0] * rng.randint(blocks[1], 3)
        v = blocks[0] * blocks[1]
    gates = [tuple(rng.sample(range(m), rng.randint(1, min(m, 3)))) for _ in range(rng.randint(1, 3))]
    functions = [random_function(rng, len(gate)) for gate in gates]
    if len({len(gate) for gate in gates}) == 1 and rng.random() < 0.3:
        functions = functions[0]  # one word for all
    names = functions if isinstance(functions, list) else [functions] * len(gates)
    weight, bias, reads, threshold = [], [], [], []
    for q, (name, gate) in enumerate(zip(names, gates)):
        on = {s: is_on(name, [i in s for i in range(len(gate))]) for k in range(len(gate) + 1) for s in itertools.combinations(range(len(gate)), k)}
        for s in on:
            count = sum((-1) ** (len(s) - len(t)) * on[t] for t in on if set(t) <= set(s))
            if s and count:
                weight.append([1 if i in [gate[j] for j in s] else 0 for i in range(m)])
                bias.append(1 - len(s))
                reads.append([count if q == other else 0 for other in range(len(gates))])
        threshold.append(0.5 - on[()])
    if rng.random() < 0.2 or not weight:
        kind, n = rng.choice(["ints", "dyadics", "floats"]), rng.randint(1, 4)
        layers = [(matrix(rng, n, n, kind), matrix(rng, n, 1, kind)[:, 0]) for _ in range(rng.randint(0, 3))]
        return Instance(functions, m, v, gates, matrix(rng, n, m, kind), layers, matrix(rng, len(gates), n, kind),
                        matrix(rng, len(gates), 1, kind)[:, 0], blocks, True)
    layers = [(np.array(weight, float), np.array(bias, float))]
    layers += [(np.eye(len(weight)), np.full(len(weight), rng.choice([0, 0, -0.125]))) for _ in range(rng.choice([0, 0, 1, 2]))]
    readout, threshold = np.array(reads, float).T, np.array(threshold)
    for _ in range(rng.choice([0, 0, 1, 2])):
        part = rng.choice([readout, threshold[:, None], layers[0][0], layers[0][1][:, None]])
        part[rng.randrange(part.shape[0]), rng.randrange(part.shape[1])] += rng.choice([-1, -0.5, 0.5, 1])
    return Instance(functions, m, v, gates, np.eye(m), layers, readout, threshold, blocks, True)


def random_instance(rng):
    """A network that is nearly right: neurons for gates, noise on top; or one that is random throughout."""
    if rng.random() < 0.4:
        return mixed_instance(rng)
    gate = rng.choice(list(TASKS))
    m, v = rng.randint(2, 7), rng.randint(1, 4)
    gates = random_gates(rng, gate, m)
    kind = rng.choice(["ints", "bits", "dyadics", "floats", "wide", "float32"])
    depth = rng.choice([0, 1, 1, 1, 2, 3])
    if rng.random() < 0.6:
        return near_right(rng, gate, m, v, gates, kind, depth)
    n = rng.randint(1, 4)
    encoder, layers = matrix(rng, n, m, kind), []
    for _ in range(depth):
        k = rng.randint(1, 4)
        layers.append((matrix(rng, k, n, kind), matrix(rng, k, 1, kind)[:, 0]))
        n = k
    return Instance(gate, m, v, gates, encoder, layers, matrix(rng, len(gates), n, kind), matrix(rng, len(gates), 1, kind)[:, 0])


def near_right(rng, gate, m, v, gates, kind, depth):
    scale = rng.choice([1, 1, 1, 0.5, 3, 2.0**-300, 2.0**200, 0.1])
    encoder = np.eye(m) * scale
    layers, readout = [], np.zeros((len(gates), m))
    threshold = np.full(len(gates), 0.5 * scale)
    if depth == 0:
        for q, inputs in enumerate(gates):
            readout[q, list(inputs)] = 1
            threshold[q] = scale * (len(inputs) - 0.5 if gate == "and" else 0.5)
    else:
        weight, bias = [], []
        rows = []
        for q, inputs in enumerate(gates):
            row = np.zeros(m)
            row[list(inputs)] = 1
            if gate == "xor":
                weight += [row, row]
                bias += [0, -scale]
                rows.append((q, len(weight) - 2, 1)), rows.append((q, len(weight) - 1, -2))
            else:
                if gate == "and-not":
                    row[list(inputs[1:])] = -1
                weight.append(row)
                bias.append(scale * (1 - len(inputs)) if gate == "and" else 0)
                rows.append((q, len(weight) - 1, 1))
        readout = np.zeros((len(gates), len(weight)))
        for q, r, d in rows:
            readout[q, r] = d
        layers = [(np.array(weight), np.array(bias, float))]
        for _ in range(depth - 1):
            n = len(layers[-1][0])
            quiet = rng.choice([0, 0, -0.25, 0.25]) * scale
            layers.append((np.eye(n), np.full(n, quiet)))
    noise = rng.random() < 0.6
    if noise:
        parts = [encoder, readout, threshold[:, None], *(w for w, _ in layers), *(b[:, None] for _, b in layers)]
        for _ in range(rng.randint(1, 4)):
            part = rng.choice(parts)
            i, j = rng.randrange(part.shape[0]), rng.randrange(part.shape[1])
            part[i, j] += number(rng, kind) * rng.choice([1, 1, 0.125, 2.0**-52])
    if all(np.array_equal(x, np.rint(x)) and np.abs(x).max() < 100 for x in (encoder, readout, *(w for w, _ in layers))):
        encoder, readout = encoder.astype(np.int8), readout.astype(np.int16)
        layers = [(w.astype(np.int32), b) for w, b in layers]
    return Instance(gate, m, v, gates, encoder, layers, readout, threshold)


def finite(instance):
    return all(np.isfinite(array).all() for array in instance.arrays().values())


# ---- Files


SAFETENSORS = {"int8": "I8", "int16": "I16", "int32": "I32", "int64": "I64", "float32": "F32", "float64": "F64", "uint8": "U8", "bool": "BOOL",
               "float16": "F16"}


def safetensors_bytes(arrays):
    head, data = {"__metadata__": {"format": "pt"}}, b""
    for name, array in arrays.items():
        raw = np.ascontiguousarray(array).tobytes()
        head[name] = {"dtype": SAFETENSORS[array.dtype.name], "shape": list(array.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(head).encode()
    return struct.pack("<Q", len(text)) + text + data


def by_rows(name, array):
    rows, columns = np.nonzero(array)
    return {name + ".shape": np.array(array.shape, np.int32),
            name + ".crow": np.concatenate([[0], np.cumsum(np.count_nonzero(array, axis=1))]).astype(np.int32),
            name + ".col": columns.astype(np.int32), name + ".values": array[rows, columns]}


class CheckTest(unittest.TestCase):
    def setUp(self):
        self.directory = tempfile.TemporaryDirectory()
        self.addCleanup(self.directory.cleanup)
        self.base = os.path.join(self.directory.name, "net")

    def write(self, ending, data):
        with open(self.base + ending, "wb") as file:
            file.write(data)

    def write_network(self, instance, arrays=None, sparse=False, form="npz"):
        arrays = arrays or instance.arrays()
        self.write(".json", json.dumps(instance.description()).encode())
        if form == "npz":
            np.savez(self.base + ".npz", **arrays)
        else:
            if sparse and np.count_nonzero(arrays["encoder"]):
                arrays = {**{k: a for k, a in arrays.items() if k != "encoder"}, **by_rows("encoder", arrays["encoder"])}
            self.write(".safetensors", safetensors_bytes(arrays))
        self.form = form

    def run_check(self):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            code = check.main([self.base + "." + self.form])
        return code, out.getvalue()

    def assert_code(self, expected, context=""):
        code, text = self.run_check()
        self.assertEqual(expected, code, f"{text} {context}")
        return text


class RandomNetworks(CheckTest):
    def test_true_claims_are_accepted_and_false_ones_refuted(self):
        rng, seen = random.Random(SEED), {}
        for trial in range(TRIALS):
            instance = random_instance(rng)
            if not finite(instance):
                continue
            wrong = instance.wrong()
            self.write_network(instance, sparse=rng.random() < 0.5, form=rng.choice(["npz", "safetensors"]))
            for method in check.METHODS:
                proof = emit(instance, wrong, method, rng)
                if proof is None:
                    continue
                self.write(".proof", proof_bytes(*proof))
                self.assert_code(0, (trial, method, proof))
                kind = "blocks" if instance.blocks else "mixed" if instance.mixed else instance.gate
                key = (method, kind, bool(wrong), len(instance.layers))
                seen[key] = seen.get(key, 0) + 1
                for head in false_claims(rng, instance, wrong, proof[0]):
                    self.write(".proof", proof_bytes(head, proof[1]))
                    code, text = self.run_check()
                    self.assertIn(code, (1, 2), (trial, head, text))
        print(len(seen), "kinds,", sum(seen.values()), "proofs,", sum(n for key, n in seen.items() if not key[2]), "verified")


    def test_bounds_beyond_64_bits_with_few_features_left_do_not_wrap_around(self):
        """Every other feature turns an output on, which is hidden if twice a bound near 2^62 is taken modulo 2^64."""
        eye = np.eye(3)
        layer = np.concatenate([-1024 * eye, eye]), np.array([1024, 1024, 1024, 0, 0, 0])  # the first are never linear
        readout = np.concatenate([(2.0**52 - 1) * eye, 1024 + 2.0**63 * eye], axis=1)
        instance = Instance("identity", 3, 3, [(0,), (1,), (2,)], eye, [layer], readout, np.full(3, 2.0**62 - 1024))
        wrong = instance.wrong()
        head, steps = emit(instance, wrong, "bound", random.Random(SEED))
        self.write_network(instance)
        self.write(".proof", proof_bytes(head, steps))
        self.assert_code(0)
        self.write(".proof", proof_bytes({**head, "claim": {"verdict": "verified"}}, []))
        self.assert_code(1)


def false_claims(rng, instance, wrong, head):
    claims = []
    pairs = set(wrong)
    x = rng.choice(list(instance.inputs()))
    q = rng.randrange(len(instance.gates))
    if wrong:
        claims.append({"verdict": "verified"})
    if (x, q) not in pairs:
        claims.append({**head["claim"], "verdict": "falsified", "inputs": list(x), "output": q})
        claims.append({"verdict": "falsified", "inputs": list(x), "output": q, "wrong_inputs": 1, "wrong_outputs": 1})
    if "wrong_inputs" in head["claim"]:
        for key in ("wrong_inputs", "wrong_outputs"):
            for difference in (-1, 1):
                claims.append({**head["claim"], key: head["claim"][key] + difference})
    return [{**head, "claim": claim} for claim in claims]



class Mutations(CheckTest):
    """A mutated proof, network or problem may be accepted only if what it claims then is true of what it then is about."""

    def test_mutations_are_accepted_only_if_the_claim_holds(self):
        rng, accepted, total = random.Random(SEED + 1), 0, 0
        while total < MUTATIONS:
            instance = random_instance(rng)
            if not finite(instance):
                continue
            wrong = instance.wrong()
            proofs = [emit(instance, wrong, method, rng) for method in check.METHODS]
            self.write_network(instance)
            for head, steps in [proof for proof in proofs if proof]:
                for _ in range(4):
                    changed_head, changed_steps = mutate(rng, head, steps)
                    self.write(".proof", proof_bytes(changed_head, changed_steps))
                    accepted += self.assert_sound(instance, wrong, changed_head["claim"])
                    total += 1
                accepted += self.mutate_arrays(rng, instance, head, steps)
                total += 1
                self.write_network(instance)
        self.assertGreater(accepted, total // 100)

    def mutate_arrays(self, rng, instance, head, steps):
        """Changes an entry, with a digest that fits again; the oracle judges the changed network."""
        arrays = {name: array.copy() for name, array in instance.arrays().items()}
        name = rng.choice(list(arrays))
        place = tuple(rng.randrange(length) for length in arrays[name].shape)
        arrays[name][place] = rng.choice([0, 1, -1, 2, arrays[name][place]])
        layers = [(arrays[f"layer{i + 1}.weight"], arrays[f"layer{i + 1}.bias"]) for i in range(len(instance.layers))]
        changed = Instance(instance.gate, instance.m, instance.v, instance.gates, arrays["encoder"], layers, arrays["readout"],
                           arrays["threshold"], instance.blocks, instance.mixed)
        self.write_network(changed)
        self.write(".proof", proof_bytes({**head, "arrays": {key: array_digest(array) for key, array in arrays.items()}}, steps))
        if array_digest(arrays[name]) != head["arrays"][name]:
            accepted = self.assert_sound(changed, changed.wrong(), head["claim"])
            self.write(".proof", proof_bytes(head, steps))
            self.assert_code(1, "the digest is that of the unchanged array")
            return accepted
        return self.assert_sound(changed, changed.wrong(), head["claim"])

    def assert_sound(self, instance, wrong, claim):
        code, text = self.run_check()
        if code == 0:
            self.assertTrue(holds(instance, wrong, claim), (text, claim))
        return code == 0


def holds(instance, wrong, claim):
    if claim["verdict"] == "verified":
        return not wrong
    counts = [claim.get("wrong_inputs"), claim.get("wrong_outputs")]
    right = counts == [None, None] or counts == [len({x for x, _ in wrong}), len(wrong)]
    return right and (tuple(claim["inputs"]), claim["output"]) in wrong


def mutate(rng, head, steps):
    head, steps = json.loads(json.dumps(head)), list(steps)
    kind = rng.randrange(8)
    if kind == 0 and "wrong_inputs" in head["claim"]:
        head["claim"][rng.choice(["wrong_inputs", "wrong_outputs"])] += rng.choice([-1, 1])
    elif kind == 1 and steps:
        del steps[rng.randrange(len(steps))]
    elif kind == 2 and steps:
        words = steps[-1].split(" ")
        del words[rng.randrange(len(words))]
        steps[-1] = " ".join(words)
    elif kind == 3 and len(steps) > 1:
        rng.shuffle(steps)
    elif kind == 4 and steps:
        place = rng.randrange(len(steps))
        letter = rng.randrange(len(steps[place]))
        steps[place] = steps[place][:letter] + rng.choice("0123456789() ") + steps[place][letter + 1:]
    elif kind == 5:
        head["claim"] = {"verdict": "verified"}
    elif kind == 6:
        steps.insert(rng.randrange(len(steps) + 1), "%d %d %d" % (rng.randrange(4), rng.randrange(4), rng.randrange(6)))
    elif kind == 7:
        head["method"] = rng.choice(list(check.METHODS))
    return head, steps


class Functions(CheckTest):
    """A proof of one problem is none of another; what is no problem is malformed."""

    def setUp(self):
        super().setUp()
        weight = np.array([[1, 1, 0, 0, 0, 0], [0, 0, 1, 1, 0, 0]])
        self.instance = Instance(["nand", "0001"], 6, 4, [(0, 1), (2, 3)], np.eye(6, dtype=np.int8), [(weight, np.array([-1, -1]))],
                                 np.array([[-1, 0], [0, 1]]), np.array([-0.5, 0.5]), (2, 2))
        self.write_network(self.instance)
        self.proof = emit(self.instance, [], "exhaustive", random.Random(1))
        self.write(".proof", proof_bytes(*self.proof))

    def change(self, **changes):
        good = self.instance.description()
        problem = {key: value for key, value in {**good["problem"], **changes}.items() if value is not None}
        self.write(".json", json.dumps({**good, "problem": problem}).encode())

    def test_the_same_problem_in_other_words_is_accepted(self):
        self.assertEqual([], self.instance.wrong())
        for changes in ({}, {"functions": ["1110", "0001"]}, {"gates": None, "pairs": [[0, 1], [2, 3]]}, {"task": "circuit-library"}):
            self.change(**changes)
            self.assert_code(0, changes)

    def test_another_problem_is_refuted(self):
        for changes in ({"functions": ["nand", "0101"]}, {"functions": ["nand", "0111"]}, {"functions": ["nand", "and"]}, {"functions": "nand"},
                        {"functions": ["0001", "nand"]}, {"gates": [[1, 0], [2, 3]]}, {"blocks": None},
                        {"blocks": {"features": 1, "active": 4}}, {"blocks": {"features": 2, "active": 1}, "sparsity": 2},
                        {"blocks": {"features": 3, "active": 1}, "sparsity": 3}):
            self.change(**changes)
            self.assert_code(1, changes)

    def test_malformed_problems(self):
        for changes in ({"functions": ["nand"] * 3}, {"functions": ["nand", "00010"]}, {"functions": ["nand", "0002"]}, {"functions": ["nand", "AND"]},
                        {"functions": ["nand", ""]}, {"functions": [1, 2]}, {"functions": 7}, {"functions": []}, {"functions": "identity"},
                        {"functions": "not"}, {"functions": None}, {"gates": None}, {"gates": [[0, 1], [2, 2]]}, {"gates": [[0, 1], [2, 6]]},
                        {"gates": [[0, 1], []]}, {"gates": [[0, 1]]}, {"pairs": [[0, 1], [2, 3]]}, {"graph": "complete"},
                        {"permutation": [0, 1]}, {"sparsity": 3}, {"blocks": {"features": 2}}, {"blocks": {"features": 4, "active": 1}},
                        {"blocks": {"features": 2, "active": 4}, "sparsity": 8}, {"blocks": {"features": 2.0, "active": 2}},
                        {"blocks": [2, 2]}, {"blocks": {"features": 0, "active": 2}, "sparsity": 0}, {"outputs": 1}):
            self.change(**changes)
            self.assert_code(2, changes)

    def test_bounds_are_refused_on_blocks(self):
        for method in ("bound", "second-layer"):
            self.write(".proof", proof_bytes({**self.proof[0], "method": method}, []))
            self.assert_code(2)

    def test_a_witness_outside_of_the_domain_is_malformed(self):
        """The output is wrong there, were it asked: without blocks the same claim is accepted."""
        self.instance.threshold[1] = 1.5  # wrong wherever both 2 and 3 are active
        claim = {"verdict": "falsified", "inputs": [0, 2, 3, 4], "output": 1}
        for blocks, code in ((None, 0), ((2, 2), 2)):
            instance = Instance(["nand", "0001"], 6, 4, self.instance.gates, self.instance.encoder, self.instance.layers, self.instance.readout,
                                self.instance.threshold, blocks)
            self.write_network(instance)
            head = {**self.proof[0], "method": "witness", "claim": claim, "problem": problem_digest(instance),
                    "arrays": {name: array_digest(array) for name, array in instance.arrays().items()}}
            self.write(".proof", proof_bytes(head, []))
            self.assert_code(code, blocks)


class BrokenFiles(CheckTest):
    def setUp(self):
        super().setUp()
        eye = np.eye(3, dtype=np.int8)
        self.instance = Instance("identity", 3, 2, [(2,), (0,), (1,)], eye, [(eye, np.zeros(3, np.int8))], eye[[2, 0, 1]], np.full(3, 0.5))
        self.write_network(self.instance)
        self.proof = emit(self.instance, [], "bound", random.Random(1))
        self.write(".proof", proof_bytes(*self.proof))

    def test_the_whole_is_accepted_in_both_formats(self):
        self.assertIn("accepted", self.assert_code(0))
        self.write_network(self.instance, form="safetensors")
        self.assert_code(0)
        self.write_network(self.instance, form="safetensors", sparse=True)
        self.assert_code(0)

    def test_any_cut_or_changed_byte_is_never_a_traceback(self):
        rng = random.Random(SEED + 2)
        for form in ("npz", "safetensors"):
            self.write_network(self.instance, form=form, sparse=True)
            for ending in ("." + form, ".json", ".proof"):
                with open(self.base + ending, "rb") as file:
                    data = file.read()
                for _ in range(60):
                    cut = rng.randrange(len(data))
                    self.write(ending, data[:cut])
                    self.assertIn(self.run_check()[0], (1, 2) if ending != ".json" else (0, 1, 2))
                    self.write(ending, data[:cut] + bytes([rng.randrange(256)]) + data[cut + 1:])
                    self.assertIn(self.run_check()[0], (0, 1, 2))
                self.write(ending, data)
                self.assert_code(0)

    def test_malformed_proofs(self):
        head, steps = self.proof
        good = proof_bytes(head, steps).decode()
        line = good.splitlines()[1]
        for bad in (
            "", "superpose-proof 2\n" + good.split("\n", 1)[1], good + "x", good + "\n", good[:-1], good.replace("end 0\n", ""),
            good.replace("end 0", "end 1"), good.replace("\n", "\r\n"), good.replace("end 0", "0 0 \nend 1"),
            good.replace("end 0", "0 0 1(\nend 1"), good.replace("end 0", "0 0 1)\nend 1"), good.replace("end 0", "0 0 9\nend 1"),
            good.replace("end 0", "0 0 2\nend 1"), good.replace("end 0", "0 0 1 1\nend 1"), good.replace("end 0", "0 0 1(0)\nend 1"),
            good.replace("end 0", "0 0 1\n0 0 1\nend 2"), good.replace("end 0", "0 4 1\nend 1"), good.replace("end 0", "9 0 1\nend 1"),
            good.replace("end 0", "0 0 01\nend 1"), good.replace("end 0", "0 0 1 \nend 1"), good.replace("end 0", "0 1 1\nend 1"),
            good.replace("end 0", "0 0 " + "1(" * 100000 + "\nend 1"), good.replace('"bound"', '"guess"'), good.replace('"bound"', "[]"),
            good.replace("verified", "unknown"), good.replace('"verified"', "3"), good.replace('"sparsity"', '"method"'),
            good.replace('"sparsity"', '"sparsity": 2, "sparsity"'),
            good.replace(line, "[" * 100000), good.replace(line, '{"a":' * 100000), good.replace(line, "7"),
            good.replace('"sparsity": 2', '"sparsity": ' + "9" * 5000), good.replace('"sparsity": 2', '"other": 1, "sparsity": 2'),
            good.replace('"bound"', '"witness"'), good.replace('"bound"', '"second-layer"')):
            self.write(".proof", bad.encode())
            self.assert_code(2, bad[:300])
        for bad in (good.replace('"sparsity": 2', '"sparsity": NaN'), good.replace('"sparsity": 2', '"sparsity": 3'),
                    good.replace('"sparsity": 2', '"sparsity": 2.0'),
                    good.replace('"sparsity": 2', '"sparsity": true'), good.replace("sha256:", "sha256:0", 1)):
            self.write(".proof", bad.encode())
            self.assert_code(1, bad[:300])

    def test_superfluous_branches_are_accepted(self):
        head, steps = self.proof
        self.write(".proof", proof_bytes(head, ["0 0 0 1", "1 0 2"]))
        self.assert_code(0)

    def test_malformed_arrays(self):
        good = self.instance.arrays()
        for change in (
            {"encoder": np.full((3, 3), np.nan)}, {"threshold": np.array([0.5, np.inf, 0.5])}, {"encoder": np.eye(3).astype(object)},
            {"encoder": np.eye(3).astype(complex)}, {"encoder": np.zeros((3, 3, 1))}, {"encoder": np.array(1)}, {"encoder": np.eye(4)},
            {"readout": np.eye(4, 3)}, {"threshold": np.zeros(2)}, {"encoder": np.full((3, 3), 2**53 + 1)}, {"other": np.eye(3)},
            {"layer2.weight": np.eye(3)}, {"encoder": np.array([["a"] * 3] * 3)}, {"encoder": np.zeros((0, 3))},
            {"layer1.bias": np.zeros((1, 3))}):
            np.savez(self.base + ".npz", **{**good, **change})
            self.assert_code(2, change)
        head = b"{'descr': '<f8', 'fortran_order': False, 'shape': (%d, 3), }\n"
        for text in (head % 3, head % 10**12, head % 10**30, b"(" * 9000 + b"\n", b"-" * 9000 + b"1\n"):
            with zipfile.ZipFile(self.base + ".npz", "w") as file:
                file.writestr("encoder.npy", b"\x93NUMPY\1\0" + struct.pack("<H", len(text)) + text)
            self.assert_code(2, text[:80])

    def test_malformed_safetensors(self):
        self.write_network(self.instance, form="safetensors", sparse=True)
        with open(self.base + ".safetensors", "rb") as file:
            data = file.read()
        length = struct.unpack("<Q", data[:8])[0]
        head = json.loads(data[8:8 + length])
        for name, key, value in (
            ("readout", "dtype", "F99"), ("readout", "shape", [-1, 3]), ("readout", "shape", [10**12, 3]), ("readout", "shape", "33"),
            ("readout", "data_offsets", [0, 10**15]), ("readout", "data_offsets", [9, 0]), ("readout", "data_offsets", [-9, -1]),
            ("encoder.shape", "dtype", "F32"), ("encoder.col", "dtype", "F32"), ("encoder.crow", "shape", [2, 2])):
            text = json.dumps({**head, name: {**head[name], key: value}}).encode()
            self.write(".safetensors", struct.pack("<Q", len(text)) + text + data[8 + length:])
            self.assertIn(self.run_check()[0], (1, 2))
        for bad in (b"", data[:8], struct.pack("<Q", 2**63) + data[8:], struct.pack("<Q", 10**5) + b"[" * 10**5):
            self.write(".safetensors", bad)
            self.assert_code(2)

    def test_malformed_problems(self):
        good = self.instance.description()
        for change in (
            {"task": "other"}, {"task": []}, {"features": 4}, {"features": 10**15}, {"features": -3}, {"features": 3.0}, {"sparsity": True},
            {"outputs": 2}, {"permutation": [0, 0, 1]}, {"permutation": [0, 1]}, {"permutation": 5}, {"permutation": [0, 1, 3]},
            {"task": "representation"}, {"task": "pairwise-and"}, {"pairs": [[0, 1]]}):
            self.write(".json", json.dumps({**good, "problem": {**good["problem"], **change}}).encode())
            self.assert_code(2, change)
        for bad in (b"", b"[]", b"{}", b'{"problem": 3}', b"[" * 10**6, b"\xff\xfe", b'{"a": 1, "a": 1}'):
            self.write(".json", bad)
            self.assert_code(2, bad[:50])

    def test_other_problems_are_refuted(self):
        good = self.instance.description()
        for change in ({"sparsity": 1}, {"permutation": [0, 1, 2]}):
            self.write(".json", json.dumps({**good, "problem": {**good["problem"], **change}}).encode())
            self.assert_code(1, change)

    def test_usage(self):
        with contextlib.redirect_stdout(io.StringIO()):
            for arguments in ([], ["a", "b", "c"], ["nowhere.npz"], [self.base]):
                self.assertEqual(2, check.main(arguments))


class Numbers(unittest.TestCase):
    def test_products_are_those_of_whole_numbers(self):
        rng = random.Random(SEED + 3)
        for _ in range(300):
            a, b = (np.array([[rng.randint(-2**bits, 2**bits) for _ in range(5)] for _ in range(5)], object)
                    for bits in (rng.choice([1, 8, 20, 24, 30, 53, 62, 200]) for _ in range(2)))
            expected = [[sum(a[i, k] * b[k, j] for k in range(5)) for j in range(5)] for i in range(5)]
            self.assertEqual(expected, check.cast(check.product(check.narrow(a), check.narrow(b)), object).tolist())

    def test_every_float_is_split_exactly(self):
        rng = random.Random(SEED + 4)
        for _ in range(300):
            bits = np.array([[rng.getrandbits(64) for _ in range(3)]], np.uint64).view(np.float64)
            values = np.where(np.isfinite(bits), bits, 5e-324) if rng.random() < 0.5 else np.array([[rng.gauss(0, 1) for _ in range(3)]])
            numbers, unit = check.split(values)
            self.assertEqual([Fraction(x) for x in values[0].tolist()], [Fraction(int(n)) * Fraction(2) ** unit for n in numbers[0]])


if __name__ == "__main__":
    unittest.main()
