"""Trains a small sparse dictionary on the samples of a corpus entry: ground-truth.py CORPUS NAME LAYER OUT.npz"""

import sys

import numpy
import torch

corpus, name, layer, out = sys.argv[1:]
sys.path.insert(0, corpus)
from load import load  # noqa: E402, the loader that stands beside the networks

torch.manual_seed(1)
torch.set_num_threads(1)
network, truth, samples = load(name)

# The samples are what the network gives.
features = truth["features"]
x = torch.zeros(len(samples["active"]), len(features) + 1, dtype=torch.float64)
x.scatter_(1, samples["active"].long() % (len(features) + 1), 1)  # -1 stands for none
with torch.no_grad():
    layers, _ = network(x[:, :-1])
assert torch.equal(layers[int(layer)].float(), samples["layer" + layer])

values = samples["layer" + layer]
values = values[values.abs().sum(1) > 0]
known = features if layer == "0" else truth["outputs"]
start = values[torch.randperm(len(values))[: 2 * len(known)]]  # twice as many as there are to find
start = start / start.norm(dim=1, keepdim=True)
directions, weights = torch.nn.Parameter(start.clone()), torch.nn.Parameter(start.clone())
bias = torch.nn.Parameter(torch.zeros(len(start)))
optimizer = torch.optim.Adam([directions, weights, bias], lr=1e-2)
for step in range(1500):
    batch = values[torch.randint(len(values), (256,))]
    unit = directions / directions.norm(dim=1, keepdim=True)
    code = torch.relu(batch @ weights.T + bias)
    loss = ((code @ unit - batch) ** 2).sum(1).mean() + 0.1 * code.sum(1).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("loss %.3f on %d samples" % (loss.item(), len(values)))
numpy.savez(out, directions=directions.detach().double().numpy())
