#!/usr/bin/env python3
"""Writes a decoder of N bits as BLIF: output k is on when the number on the inputs is k.

Usage: decoder.py N > decoder.blif
"""

import sys


def decoder(bits):
    """Returns the lines of the file."""
    inputs = " ".join(f"a{i}" for i in range(bits))
    outputs = [f"y{k}" for k in range(2**bits)]
    rows = [" ".join(outputs[i : i + 16]) for i in range(0, len(outputs), 16)]
    yield f"# A decoder of {bits} bits: output k is on when the number on the inputs, a0 its lowest"
    yield f"# bit, is k. Written by decoder.py {bits}."
    yield f".model decoder_{bits}_to_{2**bits}"
    yield f".inputs {inputs}"
    yield ".outputs " + " \\\n ".join(rows)
    for k in range(2**bits):
        yield f".names {inputs} y{k}"
        yield "".join(str(k >> i & 1) for i in range(bits)) + " 1"
    yield ".end"


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].isdigit() or not 1 <= int(sys.argv[1]) <= 16:
        sys.exit("usage: decoder.py N, with N from 1 to 16")
    print("\n".join(decoder(int(sys.argv[1]))))
