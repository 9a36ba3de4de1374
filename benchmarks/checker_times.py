"""Times checker/check.py on large networks: python3 benchmarks/checker_times.py [FEATURES NEURONS CHANNEL]...

Makes networks for the AND of pairs as the construction output-channels-sparse does: sparse binary codes, a channel of
neurons for each output that hear what the codes of its inputs hear, a readout of its channel. They are wide enough that
every root is closed by the bound, so that their proofs have no steps. Also the linear associator, dense in all its parts, and
random codes of 64-bit floating point numbers without a hidden layer. Prints seconds and peak memory of the checker.
"""
import hashlib, json, os, resource, subprocess, sys, tempfile, time

import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "checker"))
import check

CHECKER = check.__file__


def channels(rng, features, neurons, size, ones=5):
    """AND of random pairs, as many as features; v = 2."""
    codes = np.array([rng.choice(neurons, ones, replace=False) for _ in range(features)])
    pairs = {}
    while len(pairs) < features:
        i, j = rng.integers(0, features, 2).tolist()
        if i != j:
            pairs.setdefault((min(i, j), max(i, j)))
    encoder, weight = np.zeros((neurons, features), np.int8), np.zeros((neurons, neurons), np.int8)
    readout = np.zeros((features, neurons), np.int8)
    encoder[codes, np.arange(features)[:, None]] = 1
    for q, (i, j) in enumerate(pairs):
        channel = rng.choice(neurons, size, replace=False)
        readout[q, channel] = 1
        weight[np.ix_(channel, codes[i])] = 1
        weight[np.ix_(channel, codes[j])] = 1
    arrays = {"encoder": encoder, "layer1.weight": weight, "layer1.bias": np.full(neurons, 1 - 2 * ones, np.int8),
              "readout": readout, "threshold": np.full(features, size - 0.5)}
    problem = {"task": "pairwise-and", "features": features, "outputs": features, "sparsity": 2, "pairs": list(map(list, pairs))}
    return arrays, problem


def associator(rng, features, neurons, floats):
    """Dense codes; with a hidden layer that is linear by its biases, or of floating point numbers without one."""
    problem = {"task": "representation", "features": features, "outputs": features, "sparsity": 2}
    if floats:
        codes = rng.normal(0, neurons**-0.5, (neurons, features))
        return {"encoder": codes, "readout": codes.T.copy(), "threshold": np.full(features, 0.5)}, problem
    codes = rng.choice(np.array([-1, 1], np.int8), (neurons, features))
    out = rng.choice(np.array([-1, 1], np.int8), (features, neurons))
    weight = out.T.astype(np.int64) @ codes.T
    bias = 4 * int(np.abs(weight).sum(axis=1).max())
    return {"encoder": codes, "layer1.weight": weight.astype(np.int16), "layer1.bias": np.full(neurons, bias), "readout": out,
            "threshold": out.astype(np.int64).sum(axis=1) * bias + neurons**2 // 2}, problem


def measure(name, arrays, problem):
    with tempfile.TemporaryDirectory() as directory:
        base = os.path.join(directory, "net")
        np.savez_compressed(base + ".npz", **arrays)
        with open(base + ".json", "w", encoding="utf-8") as file:
            json.dump({"problem": problem}, file)
        head = {"arrays": {key: check.digest(array.reshape(len(array), -1)) for key, array in arrays.items()},
                "problem": check.Problem(problem).digest, "sparsity": problem["sparsity"], "claim": {"verdict": "verified"},
                "method": "bound"}
        with open(base + ".proof", "w", encoding="utf-8") as file:
            file.write(f"superpose-proof 1\n{json.dumps(head)}\nend 0\n")
        start, before = time.time(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        run = subprocess.run([sys.executable, CHECKER, base + ".npz"], capture_output=True, text=True,
                             env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"})
        seconds = time.time() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    megabytes = used.ru_maxrss / 1024  # of the largest checker so far
    print(f"{name}: {used.ru_utime - before:.1f} s of computing, {seconds:.1f} s in all, {megabytes:.0f} MB, exit code {run.returncode}: {run.stdout.splitlines()[0] if run.stdout else run.stderr}")


def main(arguments):
    rng = np.random.default_rng(1)
    sizes = [tuple(map(int, arguments[i:i + 3])) for i in range(0, len(arguments), 3)] or [(4096, 700, 5)]
    for features, neurons, size in sizes:
        measure(f"channels, m' = {features}, n = {neurons}, s = {size}", *channels(rng, features, neurons, size))
    if not arguments:
        measure("linear associator, m' = 1024, n = 1000", *associator(rng, 1024, 1000, False))
        measure("codes of 64-bit floats, m' = 1024, n = 400", *associator(rng, 1024, 400, True))


if __name__ == "__main__":
    main(sys.argv[1:])
