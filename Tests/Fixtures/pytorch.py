"""What PyTorch computes, for the engine's tests: `pytorch.json`.

Made with PyTorch 2.15.0 (`pip install torch`), which only this script needs, no test. Run
`python3 pytorch.py > pytorch.json` to renew the fixture.

Every number is written so that it reads back to the same value: binary64 under "float64", binary32
under "float32", each computed by PyTorch in that precision. Names of activations, losses,
optimizers and schedules are the engine's, and so are the options of schedules; those of optimizers
are PyTorch's. Flags are 1 and 0. Parameters stand as the engine keeps them: layer by layer, unit by
unit, the unit's weights, then its bias.
"""

import json
import math
import struct

import torch

torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)

PRECISIONS = {"float64": torch.float64, "float32": torch.float32}


# Writing


class Single(float):
    """A number that came out of a float32 computation."""


def shortest(value):
    """The fewest digits that read back to the same binary32."""
    for digits in range(1, 10):
        text = f"{value:.{digits}g}"
        if struct.pack("f", float(text)) == struct.pack("f", value):
            return text
    raise ValueError(value)


def numbers(tensor):
    """The elements of a tensor, in its precision."""
    kind = Single if tensor.dtype == torch.float32 else float
    values = [kind(x) for x in tensor.detach().flatten().tolist()]
    assert all(math.isfinite(x) for x in values)
    return values


def written(value, margin=""):
    """JSON, with a list of numbers on one line."""
    inner = margin + " "
    if isinstance(value, Single):
        return shortest(value)
    if isinstance(value, dict):
        rows = [f"{inner}{json.dumps(key)}: {written(x, inner)}" for key, x in value.items()]
        return "{\n" + ",\n".join(rows) + f"\n{margin}}}" if rows else "{}"
    if isinstance(value, list) and any(isinstance(x, (dict, list)) for x in value):
        return "[\n" + ",\n".join(inner + written(x, inner) for x in value) + f"\n{margin}]"
    if isinstance(value, list):
        return "[" + ", ".join(written(x) for x in value) + "]"
    return json.dumps(value)


def in_both_precisions(compute):
    """The row that `compute` makes of a precision, for each of them."""
    return {name: compute(precision) for name, precision in PRECISIONS.items()}


# Activations

ACTIVATIONS = {
    "identity": lambda z: z * 1,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky_relu": torch.nn.functional.leaky_relu,
    "elu": torch.nn.functional.elu,
    "gelu": torch.nn.functional.gelu,
    "silu": torch.nn.functional.silu,
    "softplus": torch.nn.functional.softplus,
    "sin": torch.sin,
}

# 0 is the kink of relu and its kin, 20 the threshold of softplus; 19.75 and 20.25 are exact in
# both precisions, and so is 20 plus or minus 2^-18.
POINTS = [
    0.0, 1e-20, -1e-20, 1e-6, -1e-6, 0.01, -0.01, 0.3, -0.3, 0.5, -0.5, 1.0, -1.0, 1.5, -1.5, 2.0,
    -2.0, 3.25, -3.25, 5.0, -5.0, 8.0, -8.0, 19.75, -19.75, 20 - 2.0**-18, 20.0, 20 + 2.0**-18,
    -20.0, 20.25, 30.0, -30.0, 100.0, -100.0,
]


def activation_row(name):
    def compute(precision):
        z = torch.tensor(POINTS, dtype=precision, requires_grad=True)
        values = ACTIVATIONS[name](z)
        values.sum().backward()
        return {"values": numbers(values), "derivatives": numbers(z.grad)}

    return {"name": name} | in_both_precisions(compute)


# Losses of one sample, by its weighted inputs


def half_squared_error(outputs, targets):
    return (outputs - targets).square().sum(1).mean() / 2


def cross_entropy(logits, targets):
    loss = torch.nn.CrossEntropyLoss()(logits, targets)
    if all(sorted(row)[-2:] == [0.0, 1.0] and sum(row) == 1.0 for row in targets.tolist()):
        # Targets of 0 and 1 alone name a class.
        by_class = torch.nn.CrossEntropyLoss()(logits, targets.argmax(1))
        assert torch.allclose(loss, by_class, rtol=1e-6), (loss, by_class)
        return by_class
    return loss


# Those of activated outputs, and those of the weighted inputs, which PyTorch calls logits.
LOSSES_OF_OUTPUTS = {
    "half_squared_error": half_squared_error,
    "mean_squared_error": torch.nn.MSELoss(),
    "mean_absolute_error": torch.nn.L1Loss(),
    "huber": torch.nn.HuberLoss(delta=1.0),
}
LOSSES_OF_LOGITS = {
    "binary_cross_entropy": ("sigmoid", torch.nn.BCEWithLogitsLoss()),
    "cross_entropy": ("softmax", cross_entropy),
}


def activated(output, z):
    return torch.softmax(z, 1) if output == "softmax" else ACTIVATIONS[output](z)


def mean_loss(loss, output, z, targets):
    """The loss of a batch, a sample to a row."""
    if loss in LOSSES_OF_LOGITS:
        assert output == LOSSES_OF_LOGITS[loss][0]
        return LOSSES_OF_LOGITS[loss][1](z, targets)
    return LOSSES_OF_OUTPUTS[loss](activated(output, z), targets)


def loss_row(loss, output, z, target):
    def compute(precision):
        weighted = torch.tensor([z], dtype=precision, requires_grad=True)
        value = mean_loss(loss, output, weighted, torch.tensor([target], dtype=precision))
        value.backward()
        return {
            "outputs": numbers(activated(output, weighted)), "loss": numbers(value)[0],
            "deltas": numbers(weighted.grad),
        }

    row = {"loss": loss, "output": output, "weightedInputs": z, "target": target}
    return row | in_both_precisions(compute)


def loss_rows():
    rows = []
    for loss in LOSSES_OF_OUTPUTS:
        for output in ACTIVATIONS:
            rows.append(loss_row(loss, output, [0.5, -1.25, 2.5], [0.25, 1.0, -0.75]))
        # Errors of 0, of 1 to both sides, close to 1, and large: the kinks of |e| and of Huber's.
        rows.append(
            loss_row(
                loss, "identity", [1.0, 0.5, -0.5, 0.0, 1.0, 1.0, 30.0, -100.0],
                [1.0, -0.5, 0.5, 0.0, 2.0 ** -10, -(2.0**-10), 0.0, 1.0]))
        rows.append(loss_row(loss, "identity", [0.75], [0.75]))
        rows.append(loss_row(loss, "relu", [0.0, -3.0], [1.0, 0.0]))
    for z, target in [
        ([0.5, -1.25, 2.5], [1.0, 0.0, 0.0]),
        ([0.5, -1.25, 2.5], [0.25, 0.625, 0.9]),
        ([0.0], [1.0]),
        ([0.0, 0.0], [0.5, 0.0]),
        ([30.0, -30.0, 30.0, -30.0], [1.0, 0.0, 0.0, 1.0]),
        ([100.0, -100.0, 100.0, -100.0, 100.0], [1.0, 0.0, 0.0, 1.0, 0.5]),
    ]:
        rows.append(loss_row("binary_cross_entropy", "sigmoid", z, target))
    for z, target in [
        ([0.5, -1.25, 2.5], [1.0, 0.0, 0.0]),
        ([0.5, -1.25, 2.5], [0.0, 0.0, 1.0]),
        ([0.5, -1.25, 2.5], [0.25, 0.625, 0.125]),
        # The targets' sum is a factor of the softmax in the gradient.
        ([0.5, -1.25, 2.5], [0.5, 0.75, 1.0]),
        ([0.5, -1.25], [0.0, 0.0]),
        ([0.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0]),
        ([30.0, -30.0, 0.0], [0.0, 1.0, 0.0]),
        ([100.0, -100.0, 30.0], [0.125, 0.5, 0.375]),
        ([1000.0, -1000.0], [0.0, 1.0]),
        ([1000.0, -1000.0], [1.0, 0.0]),
    ]:
        rows.append(loss_row("cross_entropy", "softmax", z, target))
    return rows


# A network of 2-3-2

# A unit to a row: its weights, then its bias. One weight is 0, where |w| has its kink.
HIDDEN = [[0.14, -0.23, 0.06], [0.37, 0.42, -0.04], [-0.56, 0.63, 0.11]]
OUTPUT = [[0.75, -0.84, 0.97, 0.0], [-0.33, 0.0, 0.18, 0.26]]
INPUTS = [[0.5, -1.0], [-0.25, 0.75], [1.0, 1.0], [-1.5, 0.125]]
TARGETS = [[1.0, 0.0], [0.0, 0.5], [-1.0, 2.0], [0.75, -0.5]]
CLASSES = [[1.0, 0.0], [0.0, 1.0], [0.0, 1.0], [1.0, 0.0]]
SHARES = [[0.75, 0.25], [0.5, 0.5], [0.125, 0.875], [1.0, 0.0]]


def layer(rows, precision):
    linear = torch.nn.Linear(len(rows[0]) - 1, len(rows), dtype=precision)
    with torch.no_grad():
        linear.weight.copy_(torch.tensor([row[:-1] for row in rows], dtype=precision))
        linear.bias.copy_(torch.tensor([row[-1] for row in rows], dtype=precision))
    return linear


class Net(torch.nn.Module):
    def __init__(self, hidden, precision):
        super().__init__()
        self.activation = ACTIVATIONS[hidden]
        self.hidden = layer(HIDDEN, precision)
        self.output = layer(OUTPUT, precision)

    def forward(self, inputs):
        return self.output(self.activation(self.hidden(inputs)))

    def flat(self, of):
        """A number for each parameter, in the engine's order."""
        rows = [torch.cat([of(x.weight), of(x.bias)[:, None]], 1)
                for x in [self.hidden, self.output]]
        return numbers(torch.cat([x.flatten() for x in rows]))

    def parameters_now(self):
        return self.flat(lambda parameter: parameter)


def gradient_row(hidden, loss, output, targets):
    def compute(precision):
        net = Net(hidden, precision)
        z = net(torch.tensor(INPUTS, dtype=precision))
        value = mean_loss(loss, output, z, torch.tensor(targets, dtype=precision))
        value.backward()
        return {"loss": numbers(value)[0], "gradient": net.flat(lambda p: p.grad)}

    row = {"hidden": hidden, "loss": loss, "output": output, "targets": sum(targets, [])}
    return row | in_both_precisions(compute)


def gradient_rows():
    rows = [gradient_row(x, "mean_squared_error", "identity", TARGETS) for x in ACTIVATIONS]
    for loss in LOSSES_OF_OUTPUTS:
        rows += [gradient_row("tanh", loss, x, TARGETS) for x in ["identity", "sigmoid", "gelu"]]
    for targets in [CLASSES, SHARES]:
        rows.append(gradient_row("tanh", "binary_cross_entropy", "sigmoid", targets))
        rows.append(gradient_row("tanh", "cross_entropy", "softmax", targets))
    return rows


# Optimizers


# Each with the learning rate of its rows.
OPTIMIZERS = {
    "sgd": (torch.optim.SGD, 0.1),
    "adagrad": (torch.optim.Adagrad, 0.1),
    "rmsprop": (torch.optim.RMSprop, 0.01),
    "adam": (torch.optim.Adam, 0.05),
    "adamw": (torch.optim.AdamW, 0.05),
}
FLAGS = ["nesterov", "centered", "amsgrad"]


def make_optimizer(name, parameters, options):
    """An optimizer with some options set; those that are not keep PyTorch's defaults."""
    kind, rate = OPTIMIZERS[name]
    named = {key: value == 1 if key in FLAGS else value for key, value in options.items()}
    if "beta1" in named or "beta2" in named:
        named["betas"] = (named.pop("beta1", 0.9), named.pop("beta2", 0.999))
    return kind(parameters, lr=rate, foreach=False, **named)


# What each optimizer calls the three numbers that it may remember of a parameter.
BUFFERS = {
    "first": {"sgd": "momentum_buffer", "rmsprop": "momentum_buffer",
              "adam": "exp_avg", "adamw": "exp_avg"},
    "second": {"adagrad": "sum", "rmsprop": "square_avg",
               "adam": "exp_avg_sq", "adamw": "exp_avg_sq"},
    "third": {"rmsprop": "grad_avg", "adam": "max_exp_avg_sq", "adamw": "max_exp_avg_sq"},
}

STEPS = 10
WRITTEN_STEPS = [1, 2, 10]


def penalize(net, l1, l2):
    """Adds the derivative of l1 Σ|w| + l2/2 Σw² to the gradients of the weights."""
    for weight in [net.hidden.weight, net.output.weight]:
        weight.grad += l2 * weight.detach() + l1 * weight.detach().sign()


def remembered(net, optimizer, name, options):
    """What the optimizer holds after the last step; nothing where a buffer is not in use."""
    held = {}
    for buffer, names in BUFFERS.items():
        key = names.get(name)
        trained = [p for p in net.parameters() if p.requires_grad]
        if not key or any(optimizer.state[p].get(key) is None for p in trained):
            held[buffer] = []
            continue
        # A frozen parameter has no state: it stands where it would begin.
        begin = options.get("initial_accumulator_value", 0.0)
        held[buffer] = net.flat(
            lambda p: optimizer.state[p][key] if p.requires_grad else torch.full_like(p, begin))
    return held


def training(name, options, rule, gamma, precision):
    net = Net("tanh", precision)
    for linear in [net.hidden, net.output]:
        linear.bias.requires_grad = rule.get("trainsBiases", 1) == 1
    trained = [p for p in net.parameters() if p.requires_grad]
    optimizer = make_optimizer(name, trained, options)
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma)
    inputs, targets = (torch.tensor(x, dtype=precision) for x in [INPUTS, TARGETS])
    rates, losses, after, norms = [], [], [], []
    for step in range(1, STEPS + 1):
        optimizer.zero_grad()
        loss = torch.nn.MSELoss()(net(inputs), targets)
        loss.backward()
        penalize(net, rule.get("l1", 0), rule.get("l2", 0))
        if "clipNorm" in rule:
            norms.append(torch.nn.utils.clip_grad_norm_(trained, rule["clipNorm"]).item())
        losses.append(numbers(loss)[0])
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
        if step in WRITTEN_STEPS:
            after.append(net.parameters_now())
    row = {"losses": losses, "after": after}
    return row | remembered(net, optimizer, name, options), rates, norms


def training_row(title, name, options={}, rule={}, gamma=1.0):
    made = {x: training(name, options, rule, gamma, precision)
            for x, precision in PRECISIONS.items()}
    rates, norms = made["float64"][1:]
    if "clipNorm" in rule:
        bites = [norm > rule["clipNorm"] for norm in norms]
        assert any(bites) != ("without effect" in title), (title, name, norms)
    row = {"title": title, "optimizer": name, "options": options, "rule": rule, "rates": rates}
    return row | {x: made[x][0] for x in PRECISIONS}


# Each option alone, where it does anything alone, and all together. The moments that forget fast
# are those in which the largest square is not the latest.
SHORT = {"beta1": 0.5, "beta2": 0.5}
OPTIONS = {
    "sgd": [
        {},
        {"momentum": 0.9},
        {"dampening": 0.5},
        {"momentum": 0.9, "dampening": 0.5},
        {"momentum": 0.9, "nesterov": 1},
        {"weight_decay": 0.1},
        {"momentum": 0.8, "dampening": 0.25, "weight_decay": 0.05},
        {"momentum": 0.8, "nesterov": 1, "weight_decay": 0.05},
    ],
    "adagrad": [
        {},
        {"lr_decay": 0.125},
        {"initial_accumulator_value": 0.5},
        {"eps": 0.1},
        {"weight_decay": 0.1},
        {"lr_decay": 0.125, "initial_accumulator_value": 0.5, "eps": 0.01,
         "weight_decay": 0.05},
    ],
    "rmsprop": [
        {},
        {"alpha": 0.9},
        {"eps": 0.1},
        {"momentum": 0.9},
        {"centered": 1},
        {"momentum": 0.9, "centered": 1},
        {"weight_decay": 0.1},
        {"alpha": 0.75, "eps": 0.01, "momentum": 0.5, "centered": 1, "weight_decay": 0.05},
    ],
    "adam": [
        {},
        {"beta1": 0.5},
        {"beta2": 0.75},
        {"eps": 0.1},
        {"amsgrad": 1},
        SHORT,
        SHORT | {"amsgrad": 1},
        {"weight_decay": 0.1},
        SHORT | {"eps": 0.01, "amsgrad": 1, "weight_decay": 0.05},
    ],
}
OPTIONS["adamw"] = [x for x in OPTIONS["adam"] if "weight_decay" not in x] + [
    {"weight_decay": 0.0},
    {"weight_decay": 0.5},
    SHORT | {"eps": 0.01, "amsgrad": 1, "weight_decay": 0.25},
]

RULES = [
    ("l1", {"l1": 0.02}),
    ("l2", {"l2": 0.05}),
    ("clipping", {"clipNorm": 0.25}),
    ("clipping without effect", {"clipNorm": 100.0}),
    ("frozen biases", {"trainsBiases": 0}),
    ("frozen biases, clipping", {"trainsBiases": 0, "clipNorm": 0.25}),
    ("l1, l2, clipping", {"l1": 0.02, "l2": 0.05, "clipNorm": 0.25}),
    ("everything", {"l1": 0.02, "l2": 0.05, "clipNorm": 0.25, "trainsBiases": 0}),
]

# Options under which a rule meets whatever else an optimizer does.
BUSY = {
    "sgd": {"momentum": 0.9, "weight_decay": 0.05},
    "adagrad": {"lr_decay": 0.125, "initial_accumulator_value": 0.5, "weight_decay": 0.05},
    "rmsprop": {"alpha": 0.75, "momentum": 0.5, "centered": 1, "weight_decay": 0.05},
    "adam": SHORT | {"amsgrad": 1, "weight_decay": 0.05},
    "adamw": SHORT | {"amsgrad": 1, "weight_decay": 0.25},
}

# Rows in which an option is meant to change nothing: dampening without momentum, the largest
# square where squares only grow, a norm that is never reached.
IDLE = [{"dampening": 0.5}, {"amsgrad": 1}]


def training_rows():
    rows = []
    for name, choices in OPTIONS.items():
        for options in choices:
            title = ", ".join(options) or "defaults"
            rows.append(training_row(title, name, options))
        for title, rule in RULES:
            busy = BUSY[name] if "everything" in title or "frozen" in title else {}
            rows.append(training_row(title, name, busy, rule))
        rows.append(training_row("falling rate", name, BUSY[name], {}, gamma=0.8))
    refuse_rows_that_test_nothing(rows)
    return rows


def refuse_rows_that_test_nothing(rows):
    """Two rows of one optimizer must end apart, or an option could be missing unseen."""
    kept = [row for row in rows
            if row["options"] not in IDLE and "without effect" not in row["title"]]
    for index, a in enumerate(kept):
        for b in kept[:index]:
            if a["optimizer"] == b["optimizer"]:
                ends = zip(a["float64"]["after"][-1], b["float64"]["after"][-1])
                assert max(abs(x - y) for x, y in ends) > 1e-3, (a["title"], b["title"])


# Schedules: the factor of the learning rate in each epoch

EPOCHS = 30


def schedule_row(name, options, make, epochs=EPOCHS):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    scheduler = make(optimizer)
    factors = []
    for _ in range(epochs):
        factors.append(float(optimizer.param_groups[0]["lr"]))
        optimizer.step()
        scheduler.step()
    return {"name": name, "options": options, "factors": factors}


def step_row(size, gamma):
    return schedule_row(
        "step", {"size": size, "gamma": gamma},
        lambda x: torch.optim.lr_scheduler.StepLR(x, size, gamma))


def exponential_row(gamma):
    return schedule_row(
        "exponential", {"gamma": gamma},
        lambda x: torch.optim.lr_scheduler.ExponentialLR(x, gamma))


def cosine_row(epochs, minimum):
    """Up to the end of the half wave; PyTorch's goes on and up again."""
    return schedule_row(
        "cosine", {"epochs": epochs, "minimum": minimum},
        lambda x: torch.optim.lr_scheduler.CosineAnnealingLR(x, epochs, minimum), epochs + 1)


def warmup_row(epochs):
    """From 1/epochs to 1, the last of the rising epochs being at 1."""
    return schedule_row(
        "warmup", {"epochs": epochs},
        lambda x: torch.optim.lr_scheduler.LinearLR(x, 1 / epochs, 1.0, epochs - 1))


def schedule_rows():
    constant = schedule_row(
        "constant", {}, lambda x: torch.optim.lr_scheduler.ConstantLR(x, 1.0, 0))
    return [
        constant, step_row(10, 0.1), step_row(1, 0.5), step_row(7, 0.75), exponential_row(0.9),
        exponential_row(0.5), exponential_row(1.0), cosine_row(30, 0.0), cosine_row(29, 0.1),
        cosine_row(1, 0.25), warmup_row(2), warmup_row(5), warmup_row(30),
    ]


print(
    written(
        {
            "version": torch.__version__.split("+")[0],
            "points": POINTS,
            "activations": [activation_row(name) for name in ACTIVATIONS],
            "losses": loss_rows(),
            "start": sum(HIDDEN + OUTPUT, []),
            "inputs": sum(INPUTS, []),
            "targets": sum(TARGETS, []),
            "gradients": gradient_rows(),
            "writtenSteps": WRITTEN_STEPS,
            "trainings": training_rows(),
            "schedules": schedule_rows(),
        }
    )
)
