"""Exports one right AND network with the layers and in the ways that torch.onnx offers.

Writes NAME-WAY.onnx and NAME-WAY.json into the current directory.
"""
import json
import warnings

import torch
from torch import nn

warnings.filterwarnings("ignore")

PROBLEM = {"task": "pairwise-and", "features": 6, "outputs": 3, "sparsity": 2, "pairs": [[0, 1], [2, 3], [0, 2]]}


def linear(weight, bias):
    layer = nn.Linear(len(weight[0]), len(weight))
    layer.weight = nn.Parameter(torch.tensor(weight))
    layer.bias = nn.Parameter(torch.tensor(bias))
    return layer


def first():
    return linear([[1.0, 1, 0, 0, 0, 0], [0, 0, 1, 1, 0, 0], [1, 0, 1, 0, 0, 0]], [-1.0] * 3)


def last():
    return linear([[1.0, 0, 0], [0, 1, 0], [0, 0, 1]], [-0.5] * 3)


class Custom(nn.Module):
    def __init__(self, forward):
        super().__init__()
        self.first, self.last, self.way = first(), last(), forward

    def forward(self, x):
        return self.way(self, x)


def encoder():
    layer = nn.Linear(6, 6, bias=False)
    layer.weight = nn.Parameter(torch.eye(6))
    return layer


def hidden(net, x):
    return torch.relu(net.first(x))


MODELS = {
    "sequential": nn.Sequential(first(), nn.ReLU(), last()),
    "flatten": nn.Sequential(nn.Flatten(), first(), nn.ReLU(), last()),
    "relu6": nn.Sequential(first(), nn.ReLU6(), last()),
    "hardtanh": nn.Sequential(first(), nn.Hardtanh(0, 1), last()),
    "batchnorm": nn.Sequential(first(), nn.BatchNorm1d(3), nn.ReLU(), last()),
    "dropout": nn.Sequential(first(), nn.Dropout(0.5), nn.ReLU(), last()),
    "sigmoid": nn.Sequential(first(), nn.ReLU(), last(), nn.Sigmoid()),
    "hardsigmoid": nn.Sequential(first(), nn.ReLU(), last(), nn.Hardsigmoid()),
    "prelu": nn.Sequential(first(), nn.PReLU(3, 0.0), last()),
    "leaky": nn.Sequential(first(), nn.LeakyReLU(0.01), last()),
    "encoder": nn.Sequential(encoder(), first(), nn.ReLU(), last()),
    "residual": Custom(lambda net, x: net.last(hidden(net, x) + torch.relu(-hidden(net, x)))),
    "view": Custom(lambda net, x: net.last(hidden(net, x.view(x.shape[0], -1)))),
    "atleast": Custom(lambda net, x: (net.last(hidden(net, x)) >= 0.25).float()),
    "gelu": nn.Sequential(first(), nn.GELU(), last()),
    "softmax": nn.Sequential(first(), nn.ReLU(), last(), nn.Softmax(1)),
}

WAYS = {
    "standard": {},
    "unfolded": {"do_constant_folding": False},
    "dynamic": {"dynamic_axes": {"x": {0: "batch"}}},
    "opset9": {"opset_version": 9},
    "opset15": {"opset_version": 15},
    "weights-as-inputs": {"keep_initializers_as_inputs": True},
    "preserved": {"training": torch.onnx.TrainingMode.PRESERVE},
    "functions": {"export_modules_as_functions": True, "opset_version": 15},
}

for name, model in MODELS.items():
    model.eval()
    for way, settings in WAYS.items():
        file = f"{name}-{way}"
        torch.onnx.export(model, torch.zeros(2, 6), file + ".onnx", input_names=["x"], **settings)
        with open(file + ".json", "w") as out:
            json.dump({"problem": PROBLEM}, out)
