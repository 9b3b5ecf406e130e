"""What PyTorch and its safetensors know of one small network, for the tests of checkpoints.

Made with PyTorch 2.15.0 and safetensors 0.8.0 (`pip install torch safetensors`), which only this
script needs, no test.

`python3 torch-safetensors.py write` renews `torch-linear.safetensors`, the same in float64 as
`torch-linear-float64.safetensors`, and `torch-linear.json`: the parameters, some inputs, and what
PyTorch answers to them in each precision.

`python3 torch-safetensors.py check FILE INPUTS.json` has PyTorch answer with the network of any
file: "layers.N.weight" and "layers.N.bias" become linear layers with tanh between them. INPUTS.json
is a list of rows, or an object that has one as "inputs". A row of outputs is printed for each.

The script is not named after the package, or it would import itself.
"""

import json
import pathlib
import sys

import safetensors.torch
import torch

FOLDER = pathlib.Path(__file__).parent

# Layer by layer: a row of weights for each unit, then their biases. A third and its kin are exact
# in no precision.
LAYERS = [
    ([[0.5, -1.25], [1 / 3, 0.75], [-0.1, 2.0]], [0.25, -1 / 7, 0.0]),
    ([[1.5, -0.3, 0.7], [-2 / 3, 0.125, 1e-3]], [0.1, -0.9]),
]
INPUTS = [[0.0, 0.0], [1.0, -1.0], [0.3, 0.7], [-2.5, 1.75]]
FILES = {
    "float32": (torch.float32, "torch-linear.safetensors"),
    "float64": (torch.float64, "torch-linear-float64.safetensors"),
}


def named(precision):
    """The parameters by the names that they have in a file."""
    tensors = {}
    for index, (weight, bias) in enumerate(LAYERS):
        tensors[f"layers.{index}.weight"] = torch.tensor(weight, dtype=precision)
        tensors[f"layers.{index}.bias"] = torch.tensor(bias, dtype=precision)
    return tensors


def network(tensors):
    """Linear layers of those tensors whose names begin with "layers.", with tanh between them."""
    count = sum(name.startswith("layers.") and name.endswith(".weight") for name in tensors)
    parts = []
    for index in range(count):
        weight = tensors[f"layers.{index}.weight"]
        outputs, inputs = weight.shape
        linear = torch.nn.Linear(inputs, outputs, dtype=weight.dtype)
        linear.load_state_dict({"weight": weight, "bias": tensors[f"layers.{index}.bias"]})
        parts += [linear, torch.nn.Tanh()]
    return torch.nn.Sequential(*parts[:-1])


def answers(tensors, inputs):
    """The outputs of the network of those tensors, in their own precision."""
    precision = tensors["layers.0.weight"].dtype
    with torch.no_grad():
        return network(tensors)(torch.tensor(inputs, dtype=precision)).tolist()


def write():
    rows = {"inputs": INPUTS}
    for key, (precision, name) in FILES.items():
        tensors = named(precision)
        safetensors.torch.save_file(tensors, FOLDER / name, metadata={"format": "pt"})
        rows[key] = {
            "parameters": {name: x.flatten().tolist() for name, x in tensors.items()},
            "outputs": answers(tensors, INPUTS),
        }
    (FOLDER / "torch-linear.json").write_text(json.dumps(rows, indent=1) + "\n")


def check(path, inputs):
    rows = json.loads(pathlib.Path(inputs).read_text())
    rows = rows["inputs"] if isinstance(rows, dict) else rows
    for row in answers(safetensors.torch.load_file(path), rows):
        print(json.dumps(row))


match sys.argv[1:]:
    case ["write"]:
        write()
    case ["check", path, inputs]:
        check(path, inputs)
    case _:
        sys.exit(__doc__)
