#!/usr/bin/env python3
"""Checks what NAME.proof claims of a network, in exact arithmetic, sharing nothing with the program that wrote it.

    python3 check.py NAME.npz [PROOF]      (or NAME.safetensors; NAME.json says what the network is to compute)

Exit code 0: accepted, the claim holds; 1: refuted, with the reason; 2: malformed, something cannot be read.
Rules 1 to 5 are those of docs/proof-format.md. Every number is a finite binary fraction: a matrix is held as whole
numbers and a unit, a power of two, and in floating point only where a bound proves that nothing rounds.
"""
import functools, hashlib, itertools, json, math, re, struct, sys
import numpy as np

TASKS = {"representation": ("identity", [[]]), "permutation": ("identity", [["permutation"]]), "pairwise-and": ("and", [["pairs"]]),
         "pairwise-or": ("or", [["pairs"]]), "pairwise-xor": ("xor", [["pairs"]]), "pairwise-and-not": ("and-not", [["pairs"]]),
         "k-way-and": ("and", [["pairs"], ["gates"]]), "layered-and": ("and", [["pairs"], ["gates"]])}  # gate, lists of gates
TYPES = {"BOOL": "?", "I8": "i1", "U8": "u1", "I16": "<i2", "U16": "<u2", "I32": "<i4", "U32": "<u4", "I64": "<i8",
         "F16": "<f2", "BF16": "<u2", "F32": "<f4", "F64": "<f8"}
MOST_BYTES, MOST_INPUTS = 1 << 32, 20_000_000  # of all arrays together; that are evaluated one by one

class Malformed(Exception): """A file cannot be read, or does not have the form that docs/proof-format.md describes."""
class Refuted(Exception): """The claim does not hold, or the proof does not show it."""
def need(condition, complaint, error=Malformed):
    if not condition: raise error(complaint)
def whole(value, low, high):
    need(type(value) is int and low <= value <= high, f"not a whole number from {low} to {high}: {value!a:.40}")
    return value

# ---- Files. Nothing in them is executed; what a library says of a broken one is caught in main().
def parse_json(data):
    unique = lambda pairs: dict(pairs) if len(dict(pairs)) == len(pairs) else need(False, "a key stands twice in an object")
    number = lambda digits: int(digits) if len(digits) <= 20 else need(False, "a number has too many digits")
    return json.loads(data.decode("utf-8"), object_pairs_hook=unique, parse_int=number)
def read_npz(path):
    with open(path, "rb") as data, np.load(data, allow_pickle=False) as file:
        size = sum(entry.file_size for entry in file.zip.infolist())
        need(size <= MOST_BYTES and len(set(file.files)) == len(file.files), "the arrays are too large, or one is there twice")
        return {name: file[name] for name in file.files}
def read_safetensors(path):
    with open(path, "rb") as file:
        data = memoryview(file.read(MOST_BYTES))
    length, arrays = int.from_bytes(data[:8], "little"), {}
    head, entries = parse_json(bytes(data[8:8 + length])), data[8 + length:]
    head.pop("__metadata__", None)
    for name, tensor in head.items():
        kind, (begin, end), size = tensor["dtype"], tensor["data_offsets"], len(entries)
        array = np.frombuffer(entries[whole(begin, 0, size):whole(end, begin, size)], TYPES[kind])
        array = (array.astype(np.uint32) << 16).view(np.float32) if kind == "BF16" else array
        arrays[name] = array.reshape([whole(length, 1, size) for length in tensor["shape"]])
    for name in [key[:-6] for key in arrays if key.endswith(".shape")]:
        arrays[name] = from_rows(*(arrays.pop(name + part) for part in (".shape", ".crow", ".col", ".values")))
    return arrays
def from_rows(shape, starts, columns, values):
    (rows, width), counts = map(int, shape), np.diff(starts.astype(np.int64))
    need(0 < rows * width * values.itemsize <= MOST_BYTES and starts[0] == 0 and columns.min() >= 0, "a sparse array does not fit")
    matrix = np.zeros((rows, width), values.dtype)
    matrix[np.repeat(np.arange(rows), counts), columns] = values
    need(np.count_nonzero(matrix) == np.count_nonzero(values), "an entry of a sparse array is there twice")
    return matrix
def digest(matrix):  # by blocks of rows, so that little memory is needed
    sha, step = hashlib.sha256(struct.pack("<II", *matrix.shape)), max(1, (1 << 22) // matrix.shape[1])
    for part in (lambda rows: np.count_nonzero(rows, axis=1).astype("<u4"),
                 lambda rows: np.nonzero(rows)[1].astype("<u4"), lambda rows: rows[np.nonzero(rows)].astype("<f8")):
        for row in range(0, len(matrix), step):
            sha.update(part(matrix[row:row + step]).tobytes())
    return "sha256:" + sha.hexdigest()

# ---- Exact numbers: arrays of whole numbers, of any type. `object` stands for Python's own, which have no limit.
def largest(numbers): return max(int(numbers.max()), -int(numbers.min())) if numbers.size else 0
def machine(bound):
    """A type in which sums are exact, in any order, if their magnitudes are together at most the bound."""
    return np.float32 if bound < 1 << 24 else np.float64 if bound < 1 << 53 else object
def cast(numbers, kind):
    if kind is object and numbers.dtype.kind == "f":
        numbers = numbers.astype(np.int64)  # what is in floating point is below 2^53
    return numbers.astype(kind, copy=False)
def narrow(numbers):  # the same in little memory
    size = largest(numbers)
    return next((cast(numbers, t) for t in (np.int8, np.int16, np.int32, np.int64) if size <= np.iinfo(t).max), numbers)
def split(matrix):
    """Whole numbers and a unit, of which the matrix is the product with 2^unit. For zeros alone any unit will do."""
    if not (matrix != 0).any(): return np.zeros(matrix.shape, np.int8), 1 << 20
    if matrix.dtype.kind != "f": return narrow(matrix), 0
    fraction, exponent = np.frexp(matrix.astype(np.float64))
    number = np.ldexp(fraction, 53).astype(np.int64)  # matrix = number * 2^(exponent - 53)
    live, zeros = number != 0, np.frexp((number & -number).astype(np.float64))[1] - 1
    number, exponent = number >> np.where(live, zeros, 0), exponent - 53 + zeros
    unit = int(exponent[live].min())
    places = np.where(live, exponent - unit, 0)
    small = (np.frexp(number.astype(np.float64))[1] + places).max() <= 53
    return narrow(number << places) if small else cast(number, object) << cast(places, object), unit
def shift(numbers, places):
    size = largest(numbers)
    return cast(numbers, machine(size << places)) * (1 << places) if size and places else numbers
def shift_floor(number, places): return number << places if places >= 0 else number >> -places
def add(a, b):
    kind = machine(largest(a) + largest(b))
    return cast(a, kind) + cast(b, kind)
def add_units(a, b):  # these are pairs of whole numbers and a unit
    unit = min(a[1], b[1])
    return add(shift(a[0], a[1] - unit), shift(b[0], b[1] - unit)), unit

def product(a, b):
    heard = (b != 0).any(axis=1)  # what is multiplied by zeros alone adds nothing
    a, b = a[:, heard], b[heard]
    kind = machine(max(1, len(b)) * max(1, largest(a)) * max(1, largest(b)))  # not less than what each alone needs
    full = int(np.count_nonzero(b, axis=0).max(initial=0))
    if not 0 < full <= len(b) >> 5 or kind is object: return cast(a, kind) @ cast(b, kind)
    rows = np.argsort(b == 0, axis=0, kind="stable")[:full]  # a sparse code: those of all that is not zero come first
    return sum(cast(a[:, r], kind) * cast(b[r, np.arange(b.shape[1])], kind) for r in rows)
# ---- The problem, and the network evaluated on single inputs
GATES, NEGATED = ("identity", "and", "or", "xor", "and-not"), {"nand": "and", "nor": "or", "xnor": "xor", "not": "identity"}
def gate_on(gate, first, count, arity):  # of the `arity` inputs `count` are active; `first`: is the first? Or arrays of these
    return {"and": count == arity, "xor": count % 2 == 1, "and-not": first & (count == 1)}.get(gate, count > 0)
def function_on(function, mask, arity):
    """A function is the name of a gate, or the digits of a truth table, by state; a state is a mask, bit i for active input i."""
    return gate_on(function, mask & 1 == 1, bin(mask).count("1"), arity) if function in GATES else function[mask] == "1"
def parse_function(text, arity):
    gate = NEGATED.get(text, text)
    fits = 1 <= arity <= (1 if gate == "identity" else 31 if text in GATES else 16)
    need(fits and (gate in GATES or len(text) == 1 << arity and set(text) <= {"0", "1"}), f"no function of {arity} inputs: {text!a:.40}")
    return "".join("10"[function_on(gate, mask, arity)] for mask in range(1 << arity)) if text in NEGATED else text

def count_sets(things, most, ways=1):
    """The number of ways to choose at most `most` things, each in so many ways; if that exceeds 2^64, some other number that does."""
    return sum(math.comb(things, k) * ways ** k for k in range(min(things, most, 65) + 1))

class Problem:
    """What each output is of which features; inputs are sets of at most v features, if there are blocks of active ones only."""
    def __init__(self, text):
        self.task, self.blocks = text.get("task", "functions"), None
        self.m, self.outputs, self.v = (whole(text[key], 1, 1 << 22) for key in ("features", "outputs", "sparsity"))
        lists = [key for key in ("pairs", "gates", "permutation", "graph") if key in text]
        given, functions = text[lists[0]] if lists else range(self.m), text.get("functions")
        if functions is None:
            functions, allowed = TASKS[self.task]
            need("blocks" not in text and lists in allowed, "the problem has not the lists of its task")
        else:
            need(lists in (["pairs"], ["gates"]), "the problem has not one list of the inputs of its functions")
        if lists in ([], ["permutation"]):
            need(sorted(whole(q, 0, self.m - 1) for q in given) == list(range(self.m)), "the permutation is none")
            given = [(i,) for i in sorted(range(self.m), key=given.__getitem__)]
        self.inputs = [tuple(whole(i, 0, self.m - 1) for i in gate) for gate in given]
        need(len(self.inputs) == self.outputs and all(len(set(gate)) == len(gate) for gate in self.inputs), "lists and outputs differ")
        need(lists != ["pairs"] or all(len(gate) == 2 for gate in self.inputs), "there is a pair of other than two features")
        functions = [functions] if type(functions) is str else functions
        functions = functions * self.outputs if len(functions) == 1 else functions
        need(len(functions) == self.outputs, "there are more or fewer functions than outputs")
        self.functions = [parse_function(name, len(gate)) for name, gate in zip(functions, self.inputs)]
        if "blocks" in text:
            size, active = self.blocks = [whole(text["blocks"][key], 1, 1 << 22) for key in ("features", "active")]
            need(size <= 30 and self.m % size == 0 and active <= self.m // size and size * active == self.v, "the blocks do not fit")
        self.prepare()
    def prepare(self):
        sizes, alike = f"{self.m} {self.outputs} {self.v}", len(set(self.functions)) == 1
        self.gate = self.functions[0] if alike and self.functions[0] in GATES else "of several kinds"
        plain = self.gate in GATES and not self.blocks
        lines = [f"{self.gate} {sizes}" if plain else " ".join(map(str, ("functions", sizes, *(["blocks", *self.blocks] if self.blocks else []))))]
        lines += [" ".join(map(str, gate if plain else (name, *gate))) for name, gate in zip(self.functions, self.inputs)]
        self.digest = "sha256:" + hashlib.sha256("".join(line + "\n" for line in lines).encode()).hexdigest()
        self.arity = np.array([[len(gate)] for gate in self.inputs])
        self.places = np.array(list(itertools.zip_longest(*self.inputs, fillvalue=self.m)))
        which = {name: [q for q, function in enumerate(self.functions) if function == name] for name in GATES}
        self.named = {name: outputs if len(outputs) < self.outputs else slice(None) for name, outputs in which.items() if outputs}
        self.tables = [q for q, function in enumerate(self.functions) if function not in GATES]
        self.starts = np.cumsum([0] + [len(self.functions[q]) for q in self.tables])[:-1, None]  # of each table in the digits
        self.digits = np.array([digit == "1" for q in self.tables for digit in self.functions[q]])
    def states(self, output): return self.states_of(self.functions[output], len(self.inputs[output]))
    @functools.lru_cache(maxsize=64)
    def states_of(self, function, arity):
        """Every state of a function's inputs with at most v bits, ascending: bit mask, the active inputs, whether it is on."""
        need(count_sets(arity, self.v) <= MOST_INPUTS, "a gate has too many states")
        sets = (s for k in range(min(arity, self.v) + 1) for s in itertools.combinations(range(arity), k))
        return sorted((mask, s, bool(function_on(function, mask, arity))) for s in sets for mask in [sum(1 << i for i in s)])
    def expected(self, inputs):
        """Which outputs should be on, [outputs, inputs]; given are the active features, [number of them, inputs]."""
        active = np.zeros((self.m + 1, inputs.shape[1]), np.int8)  # the last row fills up lists of fewer features
        active[inputs, np.arange(inputs.shape[1])] = 1
        count, first = sum(active[features] for features in self.places), active[self.places[0]] == 1
        on = np.zeros(count.shape, bool)
        for name, outputs in self.named.items():
            on[outputs] = gate_on(name, first[outputs], count[outputs], self.arity[outputs])
        if self.tables:
            masks = sum(active[features[self.tables]].astype(np.int64) << i for i, features in enumerate(self.places))
            on[self.tables] = self.digits[self.starts + masks]
        return on
    def contains(self, features):  # ascending
        return len(features) <= self.v and (not self.blocks or len({i // self.blocks[0] for i in features}) <= self.blocks[1])
    def count(self):
        """The number of inputs; if that exceeds 2^64, some other number that does."""
        if not self.blocks: return count_sets(self.m, self.v)
        size, active = self.blocks
        return count_sets(self.m // size, active, (1 << size) - 1)
    def all_inputs(self):
        """Every input, many of one size after each other."""
        if not self.blocks: return (x for k in range(min(self.m, self.v) + 1) for x in itertools.combinations(range(self.m), k))
        size, active = self.blocks
        patterns = [[i for i in range(size) if mask >> i & 1] for mask in range(1, 1 << size)]
        chosen = (blocks for k in range(active + 1) for blocks in itertools.combinations(range(self.m // size), k))
        inputs = (tuple(block * size + i for block, pattern in zip(blocks, choice) for i in pattern)
                  for blocks in chosen for choice in itertools.product(patterns, repeat=len(blocks)))
        batches = iter(lambda: sorted(itertools.islice(inputs, 1 << 20), key=len), [])
        return itertools.chain.from_iterable(batches)

class Network:
    def __init__(self, arrays, problem):
        arrays = {key: array for key, array in arrays.items() if not key.endswith((".public", ".public_rows", ".public_choice"))}
        hidden = [f"layer{i}." for i in range(1, (len(arrays) - 3) // 2 + 1)]
        names = ["encoder"] + [key + part for key in hidden for part in ("weight", "bias")] + ["readout", "threshold"]
        need(set(names) == set(arrays), "there are arrays missing or left over")
        self.problem, self.digests, parts, width = problem, {}, {}, problem.m
        for name in names:
            matrix = arrays.pop(name)
            kind, column = matrix.dtype.kind, name.endswith(("bias", "threshold"))
            need(kind in "biuf" and matrix.ndim in (1, 2) and matrix.size, f"{name} is no matrix of numbers")
            matrix = ((matrix.view(np.uint8) != 0).view(np.int8) if kind == "b" else matrix).reshape(len(matrix), -1)
            need(np.isfinite(matrix).all() and matrix.itemsize <= 8 if kind == "f" else largest(matrix) <= 1 << 53,
                 f"{name} has an entry that is not finite, or that no 64-bit floating point number equals")
            need(matrix.shape == (width, 1) if column else matrix.shape[1] == width, f"the shape of {name} does not fit")
            width, self.digests[name], parts[name] = len(matrix), digest(matrix), split(matrix)
        need(width == problem.outputs, "the network has more or fewer outputs than the problem")
        self.encoder, self.readout, self.threshold = parts["encoder"], parts["readout"], parts["threshold"]
        self.layers, self.limits = [(parts[key + "weight"], parts[key + "bias"]) for key in hidden], None
    def wrong(self, inputs):
        """Which outputs are wrong, [outputs, inputs], by evaluation; given are the active features, [number, inputs]."""
        h, unit = np.zeros((len(self.encoder[0]), inputs.shape[1]), np.int8), self.encoder[1]
        for features in inputs:
            h = add(h, self.encoder[0][:, features])
        for (weight, weight_unit), bias in self.layers:
            h, unit = add_units((product(weight, h), unit + weight_unit), bias)
            h = np.maximum(h, 0)
        scores, unit = product(self.readout[0], h), unit + self.readout[1]
        if self.limits is None:  # the thresholds rounded down to multiples of 2^unit, which changes nothing for such scores
            self.limits = np.array([[shift_floor(int(t), self.threshold[1] - unit)] for t in self.threshold[0][:, 0]], object)
        top = largest(scores) + 1  # a threshold beyond all scores may as well be here
        on = cast(scores, machine(top)) > cast(np.clip(self.limits, -top, top), machine(top))
        return on != self.problem.expected(inputs)

# ---- The bound over all inputs, for one hidden layer or none
def questions(network, readout, threshold):
    """For each row of a readout of the first hidden layer, or of what the encoder gives: is its score right?"""
    v, (g, unit) = min(network.problem.v, network.problem.m), network.encoder
    bias, bias_unit = np.zeros((len(g), 1), np.int8), unit
    if network.layers:  # z_r = b_r + sum of g_ra
        (weight, weight_unit), (bias, bias_unit) = network.layers[0]
        blocks = [narrow(product(weight, g[:, i:i + 4096])) for i in range(0, g.shape[1], 4096)]
        g, unit = np.concatenate(blocks, axis=1), unit + weight_unit
    low = min(unit, bias_unit)
    g, b = narrow(shift(g, unit - low)), narrow(shift(bias[:, 0], bias_unit - low))
    ranges = list(zip(*(x.tolist() for x in (b, g.min(axis=1), g.max(axis=1)))))
    most = [abs(bias) + v * max(-least, greatest, 0) for bias, least, greatest in ranges]  # no z_r + w g_ri is larger
    # ReLU changes nothing where z_r + w g_ri is never negative: such neurons take one product for many outputs.
    linear = np.array([not network.layers or bias + v * min(0, least) >= 0 for bias, least, _ in ranges])
    line, base, step = g[linear], b[linear][:, None], max(1, (1 << 22) // g.shape[1])
    line = cast(line, machine(len(g) * max(1, largest(line)) * max(1, largest(readout[0]))))
    for start in range(0, len(readout[0]), step):
        block = readout[0][start:start + step]
        some, none = block[:, linear], np.zeros((len(block), 1), np.int8)
        lines, bases = (product(some, x) if some.any() else none for x in (line, base))
        for q, d in enumerate(block):
            rows = np.flatnonzero((d != 0) & ~linear)
            # The magnitudes of any sum in Root are together at most this (most_r > 0, else r would be linear).
            kind = machine(sum(abs(int(d[r])) * most[r] for r in rows) + v * largest(lines[q]))
            places, parts = threshold[1] - low - readout[1], (g[rows], b[rows], d[rows], lines[q])
            yield v, g.shape[1], int(threshold[0][start + q, 0]), places, int(bases[q, 0]), *(cast(x, kind) for x in parts)

class Root:
    """A question in one state of its gate. The score is base + sum of line_a + sum of d_r ReLU(z_r). A node is a triple:
    the active features, z, and the sum of their line_a, or of -line_a where the output is expected on (as c_r is -d_r)."""
    def __init__(self, question, name, gate, active, on, found):
        self.v, self.m, self.threshold, self.places, self.base, self.g, z, d, line = question
        self.name, self.on, self.found, self.nodes = name, on, found, 0
        self.c, self.line = (-d, -line) if on else (d, line)
        self.blocked = np.zeros(self.m, bool)  # what cannot join: the gate's inputs, active and excluded features
        self.blocked[list(gate)] = True
        self.top = functools.reduce(self.join, active, ((), z, 0))
    def join(self, node, feature):
        return (*node[0], feature), node[1] + self.g[:, feature], node[2] + int(self.line[feature if len(self.line) > 1 else 0])
    def wrong(self, value, w=1):
        """Whether the output is wrong if this is w times a value; in whole units of the score, the threshold rounded down."""
        limit = shift_floor(w * self.threshold, self.places) - w * self.base
        return -value <= limit if self.on else value > limit
    def value(self, z): return int(self.c @ np.maximum(z, 0)) if z.size else 0
    def visit(self, node):  # rule 1
        self.nodes += 1
        if self.wrong(self.value(node[1]) + node[2]): self.found(node[0])
    def reach(self, z, w):
        """value(z) + the gain of each feature, exact as in rule 3 if w = 1, else as in rule 4; -inf where none can join."""
        x = self.g * w + z[:, None]
        line_like = (self.c < 0) & (w > 1)
        x = np.maximum(x, 0) if not line_like.any() else np.where(line_like[:, None], x * (z >= 0)[:, None], np.maximum(x, 0))
        reach = self.c @ x + self.line * w
        reach[self.blocked] = -math.inf
        return reach
    def settle(self, node):
        """Rules 2 to 4, once the node's branches are excluded."""
        active, z, line = node
        w = min(self.v - len(active), self.m - int(self.blocked.sum()))
        if w == 0: return
        reach, value = self.reach(z, w), self.value(z)
        best = int(reach.max())
        if w == 1:
            for feature in np.flatnonzero(~self.blocked) if self.wrong(best + line) else ():
                if self.wrong(int(reach[feature]) + line): self.found((*active, int(feature)))
            return
        gain = (w if best > value else 1) * (best - value)  # no w gains are together larger than this
        if best > value and self.wrong(w * (value + line) + gain, w):
            gain = sum(int(x) - value for x in np.partition(reach, -w)[-w:].tolist() if x > value)
        closed = not self.wrong(w * (value + line) + gain, w)
        need(closed, f"output and state {self.name.decode()}: rule 4 does not close the node of {list(active)}", Refuted)
    def branch(self, text, place, node):
        """Rule 5: visits the branches of a node, read from a place in the text on; returns their end, and them, excluded."""
        need(len(node[0]) + 2 <= self.v, f"there are branches below {list(node[0])}, where at most one feature can join")
        branches = []
        while True:
            number = NUMBER.match(text, place)
            need(number, "the branches of a step cannot be read")
            feature, place, below = int(number[0]), number.end(), []
            need(feature < self.m and not self.blocked[feature], f"feature {feature} cannot join {list(node[0])}")
            branches.append(feature)
            self.blocked[feature], child = True, self.join(node, feature)
            self.visit(child)
            if text[place:place + 1] == b"(":
                place, below = self.branch(text, place + 1, child)
                need(text[place:place + 1] == b")", "a bracket is not closed")
                place += 1
            self.settle(child)
            self.blocked[below] = False
            if text[place:place + 1] != b" ": return place, branches
            place += 1

# ---- The proof, its claim and its methods
NUMBER = re.compile(rb"0|[1-9][0-9]{0,9}")
STEP = re.compile(rb"((?:0|[1-9][0-9]{0,9}) (?:0|[1-9][0-9]{0,9})|wake) ([0-9() ]+)\n")
COUNTS = ("wrong_inputs", "wrong_outputs")

class Proof:
    """The head and the steps of a proof, and what was found wrong so far."""
    def __init__(self, file):
        self.file, self.inputs, self.wrong = file, set(), [0, 0]
        self.roots = self.nodes = self.evaluated = self.steps = 0
        need(file.readline(1 << 10) == b"superpose-proof 1\n", "the proof is not of format 1")
        self.head = parse_json(file.readline(1 << 28))
        need(set(self.head) == {"arrays", "problem", "sparsity", "claim", "method"}, "the head of the proof has strange keys")
        self.claim, self.method = self.head["claim"], self.head["method"]
        need(self.method in METHODS and self.claim["verdict"] in ("verified", "falsified"), "method or verdict is unknown")
        keys = ["verdict"] if self.claim["verdict"] == "verified" and self.method != "witness" else ["verdict", "inputs", "output"]
        keys += COUNTS if len(keys) > 1 and self.method != "witness" else ()
        need(set(self.claim) == set(keys), "the claim is unknown, or does not fit the method")
        self.counts = [whole(self.claim[key], 1, 10**19) for key in COUNTS if key in keys]
        self.next()
    def next(self):
        line = self.file.readline(1 << 28)
        step = STEP.fullmatch(line)
        self.root, self.branches = step.groups() if step else (None, None)
        need(step or line == b"end %d\n" % self.steps and not self.file.read(1), f"neither a step nor the end of all steps: {line[:40]!a}")
        self.steps += step is not None
    def close(self, root):
        """Rules 1 to 5 for a whole tree, whose step is the next one if it is of this root."""
        root.visit(root.top)
        if self.root == root.name:
            need(root.branch(self.branches, 0, root.top)[0] == len(self.branches), "the branches of a step cannot be read")
            self.next()
        root.settle(root.top)
        self.roots, self.nodes = self.roots + 1, self.nodes + root.nodes
    def count(self, output, features, inputs, outputs):
        """Takes note that so many more inputs are wrong, one of which is given, and so many outputs."""
        self.wrong = [self.wrong[0] + inputs, self.wrong[1] + outputs]
        need(self.counts, f"output {output} is wrong on the input {sorted(map(int, features))}", Refuted)
        need(self.wrong[1] <= self.counts[1], f"more than {self.counts[1]} outputs are wrong", Refuted)
    def found(self, output, features):
        self.inputs.add(tuple(sorted(features)))
        self.count(output, features, len(self.inputs) - self.wrong[0], 1)
    def evaluate(self, network, inputs):
        """Evaluates inputs; it takes longer if those of one size do not come together."""
        step = max(1, (1 << 22) // max(len(network.encoder[0]), network.problem.m, network.problem.outputs))
        for size, group in itertools.groupby(inputs, len):
            while batch := list(itertools.islice(group, step)):
                features = np.array(batch, np.int64).reshape(len(batch), size).T
                wrong = network.wrong(features)
                self.evaluated += len(batch)
                if wrong.any():
                    output, one = (int(place[0]) for place in np.nonzero(wrong))
                    self.count(output, features[:, one], int(wrong.any(axis=0).sum()), int(wrong.sum()))

def check_bound(network, proof):
    need(len(network.layers) <= 1 and not network.problem.blocks, "method bound is for at most one hidden layer, and not for blocks")
    for output, question in enumerate(questions(network, network.readout, network.threshold)):
        gate = network.problem.inputs[output]
        for mask, state, on in network.problem.states(output):
            active, found = [gate[i] for i in state], functools.partial(proof.found, output)
            proof.close(Root(question, b"%d %d" % (output, mask), gate, active, on, found))

def check_second_layer(network, proof):
    need(len(network.layers) >= 2 and not network.problem.blocks, "method second-layer is for two or more hidden layers, and not for blocks")
    problem, ((weight, unit), (bias, bias_unit)), listed = network.problem, network.layers[1], set()
    for output, gate in enumerate(problem.inputs):  # inputs on which some output should be another than on the empty one
        others, states = [i for i in range(problem.m) if i not in gate], problem.states(output)
        for active, most in [([gate[i] for i in s], problem.v - len(s)) for _, s, on in states if on != states[0][2]]:
            need(len(listed) + count_sets(len(others), most) <= MOST_INPUTS, "there are too many inputs to evaluate", Refuted)
            for size in range(min(most, len(others)) + 1):
                listed.update(tuple(sorted((*active, *rest))) for rest in itertools.combinations(others, size))
    loudest = np.maximum(weight.max(axis=0, keepdims=True), 0)
    question, = questions(network, (loudest, unit), (np.array([[-int(bias.max())]], object), bias_unit))
    proof.close(Root(question, b"wake", (), (), False, lambda features: listed.add(tuple(sorted(features)))))
    need(() not in listed, "the second layer may wake on the empty input", Refuted)
    need(not network.wrong(np.zeros((0, 1), np.int64)).any(), "an output is wrong on the empty input, and so on others", Refuted)
    proof.evaluate(network, sorted(listed, key=len))

def check_exhaustive(network, proof):
    need(network.problem.count() <= MOST_INPUTS, "there are too many inputs to evaluate", Refuted)
    proof.evaluate(network, network.problem.all_inputs())
METHODS = {"witness": lambda network, proof: None, "bound": check_bound, "second-layer": check_second_layer,
           "exhaustive": check_exhaustive}

def check(path, proof_path):
    name = re.sub(r"\.(npz|safetensors)\Z", "", path)
    with open(name + ".json", "rb") as file:
        problem = Problem(parse_json(file.read(1 << 28))["problem"])
    with open(proof_path or name + ".proof", "rb") as file:
        proof = Proof(file)
        network = Network(read_npz(path) if path == name + ".npz" else read_safetensors(path), problem)
        for what, actual in (("problem", problem.digest), ("sparsity", problem.v), ("arrays", network.digests)):
            need(proof.head[what] == actual and type(proof.head[what]) is type(actual), f"the proof is of other {what}", Refuted)
        if proof.claim["verdict"] == "falsified":
            output = whole(proof.claim["output"], 0, problem.outputs - 1)
            inputs = np.array([[whole(i, 0, problem.m - 1)] for i in proof.claim["inputs"]], np.int64).reshape(-1, 1)
            ascends = (np.diff(inputs[:, 0]) > 0).all()
            need(ascends and problem.contains(inputs[:, 0].tolist()), "the inputs of the claim do not ascend, or are not of the domain")
            need(network.wrong(inputs)[output, 0], f"output {output} is right on the input of the claim", Refuted)
        METHODS[proof.method](network, proof)
        need(proof.root is None, f"a step is out of order, or of no root: {proof.root!a}")
    need(proof.counts in ([], proof.wrong), "wrong are {} inputs and {} outputs".format(*proof.wrong), Refuted)
    print(f"""accepted: {json.dumps(proof.claim)}
problem:  {problem.task} (gate {problem.gate}), m = {problem.m}, m' = {problem.outputs}, v = {problem.v}
network:  {len(network.encoder[0])} encoded values, {len(network.layers)} hidden layers
method:   {proof.method}: {proof.roots - proof.steps} roots closed by the bound at once, {proof.steps} by steps,
          {proof.nodes} nodes, {proof.evaluated} inputs evaluated one by one
trusted:  that docs/proof-format.md says what a network computes and when it is right
          its lemma, and the steps from it to rules 4 and 5
          these few hundred lines, Python, numpy (sums of whole numbers below 2^53 are exact), SHA-256, this machine""")

def main(arguments):
    try:
        need(1 <= len(arguments) <= 2, "give NAME.npz or NAME.safetensors, and perhaps PROOF")
        check(arguments[0], arguments[1] if arguments[1:] else None)
        return 0
    except Refuted as e:
        print(f"refuted: {e}")
        return 1
    except Exception as e:  # whatever broken files make a library say: it is not accepted
        print("malformed:", e if isinstance(e, Malformed) else ascii(e)[:200])
        return 2

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
