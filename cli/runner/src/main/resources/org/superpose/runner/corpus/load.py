"""Loads entries of this corpus into PyTorch: network, truth, samples = load("NAME")."""

import json, os, numpy, torch

TYPES = {"I8": "i1", "I16": "<i2", "I32": "<i4", "I64": "<i8", "F32": "<f4", "F64": "<f8"}


def tensors(file):
    data = open(file, "rb").read()
    end = 8 + int.from_bytes(data[:8], "little")
    arrays = {}
    for key, at in json.loads(data[8:end]).items():
        if key != "__metadata__":
            part = data[slice(*(end + offset for offset in at["data_offsets"]))]
            arrays[key] = torch.tensor(numpy.frombuffer(part, TYPES[at["dtype"]])).reshape(at["shape"])
    for key in [key[:-5] for key in arrays if key.endswith(".crow")]:  # matrices that are nearly empty
        rows = [arrays.pop(key + end) for end in (".crow", ".col", ".values", ".shape")]
        arrays[key] = torch.sparse_csr_tensor(*rows[:3], size=tuple(rows[3])).to_dense()
    return arrays


class Network(torch.nn.Module):
    def __init__(self, arrays):
        super().__init__()
        self.arrays = torch.nn.ParameterDict({k.replace(".", "_"): v.double() for k, v in arrays.items()})

    def forward(self, x):  # [batch, features] -> the values of all layers, and which outputs are on
        p, layers = self.arrays, [x.double() @ self.arrays["encoder"].T]
        while f"layer{len(layers)}_weight" in p:
            name = f"layer{len(layers)}_"
            layers.append(torch.relu(layers[-1] @ p[name + "weight"].T + p[name + "bias"]))
        return layers, layers[-1] @ p["readout"].T > p["threshold"]


def load(name, folder=os.path.dirname(os.path.abspath(__file__))):
    at = lambda *parts: os.path.join(folder, *parts)
    samples = at("samples", name + ".safetensors")
    return (
        Network(tensors(at(name + ".safetensors"))),
        json.load(open(at(name + ".truth.json"))),
        tensors(samples) if os.path.exists(samples) else None,
    )
