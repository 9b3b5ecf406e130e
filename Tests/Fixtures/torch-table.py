"""What PyTorch makes of whole trainings on a table: `torch-table.csv` and its kin.

Made with PyTorch 2.15.0 and safetensors 0.8.0 (`pip install torch safetensors`), which only this
script needs, no test. `python3 torch-table.py` renews the table, the weights that every training
starts from (`torch-table.safetensors`), and what comes of them (`torch-table.json`): the mean loss
over all rows after some epochs, and the parameters after the last.

Everything is computed in float64, the rows in the order of the file, the last batch short.
"""

import json
import math
import pathlib

import safetensors.torch
import torch

FOLDER = pathlib.Path(__file__).parent
SIZES = [3, 4, 3, 1]
COUNT, BATCH, EPOCHS = 23, 5, 50
WRITTEN = [1, 2, 10, 50]

FUNCTIONS = {
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "gelu": torch.nn.functional.gelu,
    "silu": torch.nn.functional.silu,
    "softplus": torch.nn.functional.softplus,
}
PAIRS = [["tanh", "sigmoid"], ["gelu", "silu"], ["softplus", "tanh"]]

# As an experiment writes them, and as PyTorch makes them.
OPTIMIZERS = [
    ("sgd", 0.02, lambda p, r: torch.optim.SGD(p, r)),
    (
        "{name: sgd, momentum: 0.5, nesterov: true, weight_decay: 0.01}",
        0.01,
        lambda p, r: torch.optim.SGD(p, r, momentum=0.5, nesterov=True, weight_decay=0.01),
    ),
    ("adagrad", 0.05, lambda p, r: torch.optim.Adagrad(p, r)),
    (
        "{name: rmsprop, momentum: 0.25, centered: true}",
        0.002,
        lambda p, r: torch.optim.RMSprop(p, r, momentum=0.25, centered=True),
    ),
    ("adam", 0.01, lambda p, r: torch.optim.Adam(p, r)),
    ("{name: adam, amsgrad: true}", 0.01, lambda p, r: torch.optim.Adam(p, r, amsgrad=True)),
    ("adamw", 0.01, lambda p, r: torch.optim.AdamW(p, r)),
]


def rows():
    """Inputs of different sizes, and what is to be learnt of them."""
    found = []
    for index in range(COUNT):
        a = round(math.sin(index * 1.7) * 2, 3)
        b = round(5 + 3 * math.cos(index * 0.9), 3)
        c = round(((index * 7) % 11) / 4 - 1, 3)
        found.append([a, b, c, round(0.5 * a - 0.25 * b + a * c + 1, 3)])
    return found


def start():
    """Weights that are drawn by a rule, not by a generator."""
    tensors = {}
    for layer, (inputs, outputs) in enumerate(zip(SIZES, SIZES[1:])):
        weight = [
            [math.sin(1 + layer * 10 + unit * 3 + source * 1.3) / 2 for source in range(inputs)]
            for unit in range(outputs)
        ]
        bias = [math.cos(layer * 5 + unit * 2.1) / 4 for unit in range(outputs)]
        tensors[f"layers.{layer}.weight"] = torch.tensor(weight, dtype=torch.float64)
        tensors[f"layers.{layer}.bias"] = torch.tensor(bias, dtype=torch.float64)
    return tensors


def training(table, text, rate, make, activations, standardize):
    parameters = {name: x.clone().requires_grad_(True) for name, x in start().items()}
    inputs, targets = table[:, :3], table[:, 3:]
    if standardize:
        inputs = (inputs - inputs.mean(0)) / inputs.std(0, unbiased=False)

    def outputs(x):
        for layer in range(3):
            x = x @ parameters[f"layers.{layer}.weight"].T + parameters[f"layers.{layer}.bias"]
            if layer < 2:
                x = FUNCTIONS[activations[layer]](x)
        return x

    loss = torch.nn.MSELoss()
    optimizer = make(list(parameters.values()), rate)
    losses = []
    for epoch in range(1, EPOCHS + 1):
        for first in range(0, COUNT, BATCH):
            optimizer.zero_grad()
            loss(outputs(inputs[first:first + BATCH]), targets[first:first + BATCH]).backward()
            optimizer.step()
        if epoch in WRITTEN:
            losses.append(loss(outputs(inputs), targets).item())
    return {
        "optimizer": text, "learningRate": rate, "activations": activations,
        "standardize": standardize, "losses": losses,
        "parameters": {name: x.flatten().tolist() for name, x in parameters.items()},
    }


def main():
    torch.set_num_threads(1)
    lines = ["a,b,c,y"] + [",".join(map(str, row)) for row in rows()]
    (FOLDER / "torch-table.csv").write_text("\n".join(lines) + "\n")
    safetensors.torch.save_file(start(), FOLDER / "torch-table.safetensors")
    table = torch.tensor(rows(), dtype=torch.float64)
    trainings = [
        training(table, text, rate, make, PAIRS[(index + standardize) % 3], bool(standardize))
        for index, (text, rate, make) in enumerate(OPTIMIZERS)
        for standardize in (0, 1)
    ]
    content = {"epochs": WRITTEN, "batchSize": BATCH, "trainings": trainings}
    (FOLDER / "torch-table.json").write_text(json.dumps(content, indent=1) + "\n")


main()
