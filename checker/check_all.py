#!/usr/bin/env python3
"""Checks every network of a directory that has a proof, one after the other in one process.

    python3 check_all.py DIR

Prints one line for each proof: what check.py gives, its claim and method, whether it has steps, hidden layers, name.
The exit code is the largest of all.
"""
import contextlib, io, json, os, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import check


def names(directory):
    """The networks with proofs in a directory, sorted, without their endings."""
    files = sorted(os.listdir(directory))
    return [os.path.join(directory, name[:-6]) for name in files if name.endswith(".proof")]


def run(name):
    """What check.py gives for a network, and what it prints."""
    arrays = name + (".npz" if os.path.exists(name + ".npz") else ".safetensors")
    with contextlib.redirect_stdout(io.StringIO()) as out:
        code = check.main([arrays, name + ".proof"])
    return code, out.getvalue()


def kind(name):
    """What a proof says it is: verdict, method, steps, hidden layers of its network."""
    with open(name + ".proof", "rb") as file:
        lines = file.read().split(b"\n")
    head = json.loads(lines[1])
    steps = "steps" if len(lines) > 4 else "no-steps"
    return head["claim"]["verdict"], head["method"], steps, "layers=%d" % ((len(head["arrays"]) - 3) // 2)


def main(directory):
    codes = []
    for name in names(directory):
        code, text = run(name)
        codes.append(code)
        print(code, *kind(name), os.path.basename(name), "" if code == 0 else text.strip())
    return max(codes, default=2)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
