#!/usr/bin/env python3
"""Attacks check.py: changes proofs, networks and problems at random, and holds what is accepted against an exact judge.

    ./superpose compare checker/attack.yaml --out DIR
    python3 checker/attack.py DIR/proofs --mutations 50000 --seed 1

First every proof of the directory has to be accepted as it is. Then each mutation changes one file, or more so that the digests
fit again. What check.py still accepts has to be true by a judge that evaluates every input in whole numbers without a limit
and shares no code with check.py. Exit code 1: a proof is not accepted, a false claim is, or an exception escapes.
"""
import argparse, collections, io, itertools, json, os, random, sys, tempfile, time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import numpy as np

import check_all
from test_check import Instance, array_digest, holds, problem_digest, random_function

GATES = {"representation": "identity", "permutation": "identity", "pairwise-and": "and", "pairwise-or": "or", "pairwise-xor": "xor",
         "pairwise-and-not": "and-not", "k-way-and": "and", "layered-and": "and"}
PAIRS = [task for task in GATES if task.startswith("pairwise")]
METHODS = ["witness", "bound", "second-layer", "exhaustive"]


# ---- The judge.


def whole_numbers(arrays):
    """All arrays times one power of two, as whole numbers of Python, and that power."""
    ratios = {name: [[float(x).as_integer_ratio() for x in np.atleast_1d(row)] for row in array] for name, array in arrays.items()}
    scale = max(low for rows in ratios.values() for row in rows for _, low in row)
    return {name: np.array([[high * (scale // low) for high, low in row] for row in rows], object) for name, rows in ratios.items()}, scale


def product(a, b):
    if (a.shape[1] + 1) * max(1, np.abs(a).max()) * max(1, np.abs(b).max()) < 1 << 62:
        return (a.astype(np.int64) @ b.astype(np.int64)).astype(object)
    return a @ b


def distances(arrays, features, inputs):
    """Every score minus its threshold, [outputs, inputs], in units of a positive number, which is given as well."""
    numbers, scale = whole_numbers(arrays)
    active = np.zeros((features, len(inputs)), object)
    for column, x in enumerate(inputs):
        active[list(x), column] = 1
    h, unit = product(numbers["encoder"], active), 1
    for layer in range(1, (len(arrays) - 3) // 2 + 1):
        unit *= scale
        h = product(numbers[f"layer{layer}.weight"], h) + numbers[f"layer{layer}.bias"] * unit
        h = np.where(h > 0, h, 0)
    return product(numbers["readout"], h) - numbers["threshold"] * unit * scale, unit * scale * scale


class Case:
    """A network, its problem and its proof, as they are or changed."""

    def __init__(self, arrays, description, head, steps):
        self.arrays, self.description, self.head, self.steps = arrays, description, head, steps

    @staticmethod
    def read(name):
        with np.load(name + ".npz") as file:
            arrays = {key: file[key] for key in file.files if ".public" not in key}
        with open(name + ".json", "rb") as file:
            description = json.loads(file.read())
        with open(name + ".proof", "rb") as file:
            lines = file.read().decode().split("\n")
        return Case(arrays, {"problem": description["problem"]}, json.loads(lines[1]), lines[2:-2])

    def copy(self):
        description, head = json.loads(json.dumps([self.description, self.head]))
        return Case({key: array.copy() for key, array in self.arrays.items()}, description, head, list(self.steps))

    @property
    def problem(self):
        return self.description["problem"]

    def gates(self):
        problem = self.problem
        if "permutation" in problem:
            return [(problem["permutation"].index(q),) for q in range(problem["outputs"])]
        given = problem.get("pairs", problem.get("gates"))
        return [tuple(gate) for gate in given] if given else [(i,) for i in range(problem["features"])]

    def instance(self):
        """The problem, without a network."""
        problem, blocks = self.problem, self.problem.get("blocks")
        functions = problem["functions"] if "functions" in problem else GATES[problem["task"]]
        return Instance(functions, problem["features"], problem["sparsity"], self.gates(), *[None] * 4,
                        blocks and (blocks["features"], blocks["active"]))

    def inputs(self):
        return list(self.instance().inputs())

    def fit(self):
        """Puts the digests of what the network and the problem are now into the head of the proof."""
        problem = self.problem
        self.head.update(arrays={key: array_digest(array) for key, array in self.arrays.items()}, problem=problem_digest(self.instance()),
                         sparsity=problem["sparsity"])

    def files(self):
        data = io.BytesIO()
        np.savez(data, **self.arrays)
        lines = ("superpose-proof 1", json.dumps(self.head), *self.steps, "end %d" % len(self.steps))
        return {".npz": data.getvalue(), ".json": json.dumps(self.description).encode(), ".proof": "".join(x + "\n" for x in lines).encode()}

    def wrong(self):
        """Every pair of an input and an output that is wrong on it."""
        instance, inputs = self.instance(), self.inputs()
        above, _ = distances(self.arrays, self.problem["features"], inputs)
        return {(x, q) for i, x in enumerate(inputs) for q, on in enumerate(instance.expected(x)) if (above[q, i] > 0) != bool(on)}


# ---- Mutations of steps: they change the case, or give False where there is nothing of their kind.


def dropped_step(case, rng):
    return bool(case.steps) and case.steps.pop(rng.randrange(len(case.steps))) is not None


def duplicated_step(case, rng):
    return bool(case.steps) and case.steps.insert(rng.randrange(len(case.steps) + 1), rng.choice(case.steps)) is None


def moved_step(case, rng):
    return len(case.steps) > 1 and case.steps.insert(0, case.steps.pop(rng.randrange(1, len(case.steps)))) is None


def added_step(case, rng):
    m, outputs = case.problem["features"], case.problem["outputs"]
    root = "wake" if case.head["method"] == "second-layer" else "%d %d" % (rng.randrange(outputs), rng.randrange(4))
    case.steps.append(root + " " + " ".join(str(i) for i in rng.sample(range(m), rng.randint(1, 2))))
    if rng.random() < 0.9:  # where it belongs
        case.steps.sort(key=lambda step: [int(x) if x.isdigit() else 0 for x in step.split(" ")[:2]])
    return True


def edited_step(case, rng, edit):
    """Replaces a step by what an edit of its words gives: numbers, brackets and spaces."""
    if not case.steps:
        return False
    place = rng.randrange(len(case.steps))
    words, word = [], ""
    for letter in case.steps[place]:
        if letter.isalnum():
            word += letter
        else:
            words, word = words + ([word] if word else []) + [letter], ""
    words += [word] if word else []
    edit(words)
    case.steps[place] = "".join(words)
    return True


def changed_number(case, rng):
    def edit(words):
        place = rng.choice([i for i, word in enumerate(words) if word.isdigit()] or [0])
        words[place] = str(rng.randrange(case.problem["features"]))
    return edited_step(case, rng, edit)


def changed_brackets(case, rng):
    def edit(words):
        brackets = [i for i, word in enumerate(words) if word in "()"]
        kind = rng.randrange(4)
        if kind == 0 and brackets:
            del words[rng.choice(brackets)]
        elif kind == 1 and len(brackets) >= 2:  # a whole level, its features join those above
            i = rng.choice([i for i in brackets if words[i] == "("])
            words[i] = " "
            del words[next(j for j in brackets if j > i and words[j] == ")")]
        elif kind == 2:  # branches of their own for one feature
            words.insert(rng.randint(4, len(words)) if len(words) > 4 else len(words), "(%d)" % rng.randrange(case.problem["features"]))
        else:
            words.insert(rng.randrange(len(words) + 1), rng.choice("()"))
    return edited_step(case, rng, edit)


def dropped_branch(case, rng):
    def edit(words):
        del words[-1 - 2 * (words[-1] != ")" and len(words) > 6):]
        if words and words[-1] == " ":
            words.pop()
    return edited_step(case, rng, edit)


# ---- Mutations of the head.


def changed_count(case, rng):
    key, claim = rng.choice(["wrong_inputs", "wrong_outputs"]), case.head["claim"]
    if key not in claim:
        return False
    claim[key] = max(1, claim[key] + rng.choice([-1, 1, -1, 1, 7]))
    return True


def changed_witness(case, rng):
    claim = case.head["claim"]
    if "inputs" not in claim:
        return False
    if rng.random() < 0.5:
        claim["output"] = rng.randrange(case.problem["outputs"])
    else:
        claim["inputs"] = list(rng.choice(case.inputs()))
    return True


def changed_verdict(case, rng):
    claim = {"verdict": "verified"}
    if case.head["claim"] == claim or rng.random() < 0.3:
        claim = {"verdict": "falsified", "inputs": list(rng.choice(case.inputs())), "output": rng.randrange(case.problem["outputs"])}
        claim.update({} if case.head["method"] == "witness" else {"wrong_inputs": 1, "wrong_outputs": 1})
    case.head["claim"] = claim
    return True


def changed_method(case, rng):
    case.head["method"] = rng.choice(METHODS)
    claim = case.head["claim"]
    if case.head["method"] == "witness" and rng.random() < 0.5:
        case.head["claim"] = {key: value for key, value in claim.items() if not key.startswith("wrong")}
    if rng.random() < 0.5:
        case.steps.clear()
    return True


def changed_digest(case, rng):
    kind, digests = rng.randrange(3), case.head["arrays"]
    if kind == 0:
        case.head["sparsity"] += rng.choice([-1, 1])
    elif kind == 1:
        case.head["problem"] = rng.choice(list(digests.values()))
    else:
        digests[rng.choice(list(digests))] = rng.choice(list(digests.values()))
    return True


# ---- Mutations of the network; the digests fit again, but for one in eight.


def entry(case, rng):
    name = rng.choice(list(case.arrays))
    array = case.arrays[name]
    return array, tuple(rng.randrange(length) for length in array.shape)


def unit_more(case, rng):
    array, place = entry(case, rng)
    one = rng.choice([-1, 1])
    if array.dtype.kind == "f":
        array[place] += one * rng.choice([1, 0.5, 2.0**-20])
    elif array.dtype.kind == "b":
        array[place] = not array[place]
    else:
        array[place] = np.clip(int(array[place]) + one, np.iinfo(array.dtype).min, np.iinfo(array.dtype).max)
    return True


def last_place(case, rng):
    names = [name for name, array in case.arrays.items() if array.dtype.kind == "f"]
    if not names:
        return False
    array = case.arrays[rng.choice(names)]
    place = tuple(rng.randrange(length) for length in array.shape)
    array[place] = np.nextafter(array[place], array.dtype.type(rng.choice([-np.inf, np.inf])))
    return True


def other_sign(case, rng):
    array, place = entry(case, rng)
    if array.dtype.kind in "bu":
        return False
    array[place] = -array[place]
    return True


def zero(case, rng):
    array, place = entry(case, rng)
    array[place] = 0
    return True


def swapped_rows(case, rng):
    array = rng.choice(list(case.arrays.values()))
    i, j = (rng.randrange(len(array)) for _ in range(2))
    array[[i, j]] = array[[j, i]]
    return True


def tie(case, rng):
    """Sets a threshold to a score, or next to it, or as near as its type can be."""
    inputs, q = [rng.choice(case.inputs())], rng.randrange(case.problem["outputs"])
    above, unit = distances(case.arrays, case.problem["features"], inputs)
    threshold = case.arrays["threshold"].astype(np.float64)
    place = (q,) + (0,) * (threshold.ndim - 1)
    threshold[place] += above[q, 0] / unit
    if rng.random() < 0.5:
        threshold[place] = np.nextafter(threshold[place], rng.choice([-np.inf, np.inf]))
    case.arrays["threshold"] = threshold
    return True


def other_type(case, rng):
    name = rng.choice(list(case.arrays))
    with np.errstate(all="ignore"):
        case.arrays[name] = case.arrays[name].astype(rng.choice([np.float64, np.float32, np.float16, np.int8, np.int64]))
    return True


# ---- Mutations of the problem.


def other_sparsity(case, rng):
    case.problem["sparsity"] = max(1, case.problem["sparsity"] + rng.choice([-1, 1]))
    return True


def other_gate(case, rng):
    if "functions" in case.problem:
        gates, given = case.gates(), case.problem["functions"]
        given = [given] * len(gates) if isinstance(given, str) else given
        q = rng.randrange(len(gates))
        case.problem["functions"] = [*given[:q], random_function(rng, len(gates[q])), *given[q + 1:]]
        return True
    if case.problem["task"] not in PAIRS:
        return False
    case.problem["task"] = rng.choice(PAIRS)
    return True


def other_inputs(case, rng):
    problem = case.problem
    key = next((key for key in ("permutation", "pairs", "gates") if key in problem), None)
    if key is None:
        return False
    if key == "permutation" or rng.random() < 0.3:
        i, j = (rng.randrange(len(problem[key])) for _ in range(2))
        problem[key][i], problem[key][j] = problem[key][j], problem[key][i]
    elif rng.random() < 0.3:
        rng.choice(problem[key]).reverse()
    else:
        gate = rng.choice(problem[key])
        others = [i for i in range(problem["features"]) if i not in gate]
        if not others:
            return False
        gate[rng.randrange(len(gate))] = rng.choice(others)
    return True


PROOF = [dropped_step, duplicated_step, moved_step, added_step, changed_number, changed_brackets, dropped_branch, changed_count,
         changed_witness, changed_verdict, changed_method, changed_digest]
REST = [unit_more, last_place, other_sign, zero, swapped_rows, tie, other_type, other_sparsity, other_gate, other_inputs]


def changed_bytes(data, rng):
    place, kind = rng.randrange(len(data)), rng.randrange(4)
    if kind == 0:
        return data[:place]
    end = place + (kind == 1 or rng.randrange(1, 9))
    return data[:place] + bytes(rng.randrange(256) for _ in range(rng.randrange(3) if kind == 3 else end - place)) + data[end:]


# ---- The attack.


class Attack:
    def __init__(self, directory, rng):
        self.name, self.rng = os.path.join(directory, "net"), rng
        self.counts, self.failures, self.slowest, self.judged = collections.defaultdict(collections.Counter), [], 0, {}

    def write(self, files):
        for ending, data in files.items():
            with open(self.name + ending, "wb") as file:
                file.write(data)

    def run(self, kind, context):
        """Runs check.py, and the judge on what it accepts."""
        start = time.perf_counter()
        try:
            code, text = check_all.run(self.name)
        except BaseException as e:
            if isinstance(e, KeyboardInterrupt):
                raise
            code, text = "exception", repr(e)
        self.slowest = max(self.slowest, time.perf_counter() - start)
        outcome = {0: "accepted", 1: "refuted", 2: "malformed"}.get(code, "exception")
        if outcome == "accepted" and not self.is_true():
            outcome = "accepted, false"
        self.counts[kind][outcome] += 1
        if outcome in ("accepted, false", "exception"):
            self.failures.append((kind, context, text))
        return outcome

    def is_true(self):
        case = Case.read(self.name)
        key = (json.dumps(case.problem), *((key, array.dtype.str, array.shape, array.tobytes()) for key, array in case.arrays.items()))
        if key not in self.judged:
            if len(self.judged) > 100:
                self.judged.clear()
            self.judged[key] = case.wrong()
        return holds(None, self.judged[key], case.head["claim"])

    def mutate(self, case, files, context):
        """Applies one mutation, runs check.py, and restores the files."""
        kind = self.rng.choice(PROOF + REST + [".proof", ".proof", ".npz", ".json"])
        if isinstance(kind, str):
            label, changed = "bytes of " + kind, {kind: changed_bytes(files[kind], self.rng)}
        else:
            label, other = kind.__name__.replace("_", " "), case.copy()
            if not kind(other, self.rng):
                return False
            if kind in REST:
                if self.rng.random() < 0.125:
                    label += ", digests as before"
                else:
                    other.fit()
            changed = other.files()
        changed = {ending: data for ending, data in changed.items() if data != files[ending]}
        if not changed:
            return False
        self.write(changed)
        self.run(label, context)
        self.write({ending: files[ending] for ending in changed})
        return True

    def attack(self, name, mutations):
        case = Case.read(name)
        files = case.files()
        self.write(files)
        if self.run("unchanged", name) != "accepted":
            self.failures.append(("unchanged", name, check_all.run(self.name)))
        while mutations > 0:
            mutations -= self.mutate(case, files, name)

    def report(self, seconds):
        outcomes = ["accepted", "refuted", "malformed", "accepted, false", "exception"]
        rows = sorted(self.counts.items())
        rows.append(("all", sum(self.counts.values(), collections.Counter())))
        print("%-36s" % "mutation" + "".join("%17s" % outcome for outcome in outcomes))
        for kind, counts in rows:
            print("%-36s" % kind + "".join("%17d" % counts[outcome] for outcome in outcomes))
        print("%d failures; %.0f s, the slowest %.2f s" % (len(self.failures), seconds, self.slowest))
        for failure in self.failures[:10]:
            print("FAILURE", *failure)


def shares(names, mutations):
    """How many mutations each network gets: half of them evenly, half so that all methods get the same."""
    methods = {name: check_all.kind(name)[1] for name in names}
    of_method = collections.Counter(methods.values())
    weights = [(1 / len(names) + 1 / (len(of_method) * of_method[methods[name]])) / 2 for name in names]
    ends = [0, *(round(mutations * end) for end in itertools.accumulate(weights))]
    return {name: end - begin for name, begin, end in zip(names, ends, ends[1:])}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("directory")
    parser.add_argument("--mutations", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    start, names = time.perf_counter(), check_all.names(options.directory)
    with tempfile.TemporaryDirectory() as directory:
        attack = Attack(directory, random.Random(options.seed))
        for name, mutations in shares(names, options.mutations).items():
            attack.attack(name, mutations)
        attack.report(time.perf_counter() - start)
    return 1 if attack.failures or not names else 0


if __name__ == "__main__":
    sys.exit(main())
