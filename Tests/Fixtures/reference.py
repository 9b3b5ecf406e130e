"""Reference numbers for the engine's tests, computed without the engine.

Plain Python; its floats are IEEE 754 binary64, and `repr` writes each so that it reads back to
the same value. Run `python3 reference.py > reference.json` to renew the fixture.

Sources of the rules:
  Optimizers: the algorithm boxes of PyTorch's documentation of torch.optim.SGD, Adagrad, RMSprop,
  Adam and AdamW, and the names of their options.
  SplitMix64 and xoshiro256**: D. Blackman, S. Vigna, https://prng.di.unimi.it.
  Random integers: D. Lemire, "Fast random integer generation in an interval" (2019).
  FNV-1a: G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake.
"""

import json
import math

MASK = (1 << 64) - 1


# Random numbers


def splitmix64(seed):
    state = seed & MASK
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


def xoshiro256starstar(state):
    s = list(state)

    def rotl(x, k):
        return ((x << k) | (x >> (64 - k))) & MASK

    while True:
        yield (rotl((s[1] * 5) & MASK, 7) * 9) & MASK
        t = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotl(s[3], 45)


def generator(seed, stream=0):
    mixer = splitmix64(seed + stream * 0xD1B54A32D192ED03)
    return xoshiro256starstar([next(mixer) for _ in range(4)])


# The first outputs from the state 1, 2, 3, 4, as published with several implementations.
published = xoshiro256starstar([1, 2, 3, 4])
assert [next(published) for _ in range(4)] == [11520, 0, 1509978240, 1215971899390074240]


def below(bits, bound):
    unfair = (1 << 64) % bound
    while True:
        product = next(bits) * bound
        if product & MASK >= unfair:
            return product >> 64


def stream_row(seed, stream):
    bits = generator(seed, stream)
    raw = [str(next(bits)) for _ in range(6)]
    uniform = [(next(bits) >> 11) * 2.0**-53 for _ in range(4)]
    small = [below(bits, 10) for _ in range(8)]
    # A quarter of all draws is unfair for this bound, so the loop of rejection is walked.
    large = [str(below(bits, (1 << 62) + 1)) for _ in range(4)]
    return {
        "seed": str(seed), "stream": str(stream), "bits": raw, "uniform": uniform,
        "below10": small, "belowLarge": large,
    }


def fnv1a(text):
    value = 0xCBF29CE484222325
    for byte in text.encode("utf-8"):
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return str(value)


# Optimizers


def sgd(theta, gradients, rate, momentum=0.0, dampening=0.0, nesterov=0.0, weight_decay=0.0):
    velocity = None
    rows = []
    for gradient in gradients:
        gradient = [g + weight_decay * w for g, w in zip(gradient, theta)]
        move = gradient
        if momentum != 0:
            if velocity is None:
                velocity = gradient
            else:
                velocity = [momentum * v + (1 - dampening) * g for v, g in zip(velocity, gradient)]
            move = velocity
            if nesterov:
                move = [g + momentum * v for g, v in zip(gradient, velocity)]
        theta = [w - rate * d for w, d in zip(theta, move)]
        rows.append(theta)
    return rows


def adagrad(theta, gradients, rate, lr_decay=0.0, initial_accumulator_value=0.0, eps=1e-10,
            weight_decay=0.0):
    total = [initial_accumulator_value] * len(theta)
    rows = []
    for t, gradient in enumerate(gradients, start=1):
        gradient = [g + weight_decay * w for g, w in zip(gradient, theta)]
        now = rate / (1 + (t - 1) * lr_decay)
        total = [s + g * g for s, g in zip(total, gradient)]
        theta = [
            w - now * g / (math.sqrt(s) + eps) for w, g, s in zip(theta, gradient, total)
        ]
        rows.append(theta)
    return rows


def rmsprop(theta, gradients, rate, alpha=0.99, eps=1e-8, momentum=0.0, centered=0.0,
            weight_decay=0.0):
    zeros = [0.0] * len(theta)
    square, mean, buffer = zeros, zeros, zeros
    rows = []
    for gradient in gradients:
        gradient = [g + weight_decay * w for g, w in zip(gradient, theta)]
        square = [alpha * v + (1 - alpha) * g * g for v, g in zip(square, gradient)]
        inner = square
        if centered:
            mean = [alpha * a + (1 - alpha) * g for a, g in zip(mean, gradient)]
            inner = [v - a * a for v, a in zip(square, mean)]
        move = [g / (math.sqrt(v) + eps) for g, v in zip(gradient, inner)]
        if momentum > 0:
            buffer = [momentum * b + d for b, d in zip(buffer, move)]
            move = buffer
        theta = [w - rate * d for w, d in zip(theta, move)]
        rows.append(theta)
    return rows


def adam(theta, gradients, rate, beta1=0.9, beta2=0.999, eps=1e-8, amsgrad=0.0,
         weight_decay=0.0, decoupled=False):
    m = [0.0] * len(theta)
    v = [0.0] * len(theta)
    largest = [0.0] * len(theta)
    rows = []
    for t, gradient in enumerate(gradients, start=1):
        if decoupled:
            theta = [w - rate * weight_decay * w for w in theta]
        else:
            gradient = [g + weight_decay * w for g, w in zip(gradient, theta)]
        m = [beta1 * a + (1 - beta1) * g for a, g in zip(m, gradient)]
        v = [beta2 * a + (1 - beta2) * g * g for a, g in zip(v, gradient)]
        largest = [max(a, b) for a, b in zip(largest, v)]
        m_hat = [a / (1 - beta1**t) for a in m]
        v_hat = [a / (1 - beta2**t) for a in (largest if amsgrad else v)]
        theta = [w - rate * a / (math.sqrt(b) + eps) for w, a, b in zip(theta, m_hat, v_hat)]
        rows.append(theta)
    return rows


def adamw(theta, gradients, rate, weight_decay=0.01, **options):
    return adam(theta, gradients, rate, weight_decay=weight_decay, decoupled=True, **options)


RULES = {"sgd": sgd, "adagrad": adagrad, "rmsprop": rmsprop, "adam": adam, "adamw": adamw}


def rule_row(name, rate, **options):
    after = RULES[name](start, gradients, rate, **options)
    return {"name": name, "options": options, "rate": rate, "after": after}


start = [0.5, -1.25, 3.0, 0.0]
gradients = [
    [0.3, -2.0, 0.0, 1e-4],
    [-0.7, 0.5, 1e-3, -2e-4],
    [0.2, 0.25, -4.0, 3e-4],
    [1.5, -0.125, 0.5, 0.0],
    [-0.01, 8.0, 0.75, -1e-4],
]
# Each optimizer with its defaults, and every option of each by itself and with the others.
optimizers = [
    rule_row("sgd", 0.1),
    rule_row("sgd", 0.1, weight_decay=0.25),
    rule_row("sgd", 0.1, momentum=0.9),
    rule_row("sgd", 0.1, momentum=0.5, dampening=0.75),
    rule_row("sgd", 0.1, momentum=0.9, nesterov=1.0),
    rule_row("sgd", 0.1, momentum=0.5, dampening=0.25, weight_decay=0.5),
    rule_row("sgd", 0.1, momentum=0.5, nesterov=1.0, weight_decay=0.5),
    rule_row("sgd", 0.1, dampening=0.5),
    rule_row("adagrad", 0.1),
    rule_row("adagrad", 0.1, lr_decay=0.5),
    rule_row("adagrad", 0.1, initial_accumulator_value=0.75),
    rule_row("adagrad", 0.1, eps=0.5),
    rule_row("adagrad", 0.1, weight_decay=0.25),
    rule_row("adagrad", 0.3, lr_decay=0.25, initial_accumulator_value=0.5, eps=0.1,
             weight_decay=0.5),
    rule_row("rmsprop", 0.01),
    rule_row("rmsprop", 0.1, alpha=0.5),
    rule_row("rmsprop", 0.1, alpha=0.75, eps=0.5),
    rule_row("rmsprop", 0.1, alpha=0.75, eps=0.1, momentum=0.9),
    rule_row("rmsprop", 0.1, alpha=0.75, eps=0.1, centered=1.0),
    rule_row("rmsprop", 0.1, alpha=0.75, eps=0.1, weight_decay=0.25),
    rule_row("rmsprop", 0.1, alpha=0.5, eps=0.2, momentum=0.5, centered=1.0, weight_decay=0.5),
    rule_row("adam", 0.01),
    rule_row("adam", 0.3, beta1=0.5, beta2=0.75, eps=0.1),
    rule_row("adam", 0.1, beta2=0.5, amsgrad=1.0),
    rule_row("adam", 0.1, weight_decay=0.25),
    rule_row("adam", 0.1, beta1=0.5, beta2=0.25, eps=0.1, amsgrad=1.0, weight_decay=0.5),
    rule_row("adamw", 0.01),
    rule_row("adamw", 0.1, weight_decay=0.5),
    rule_row("adamw", 0.1, weight_decay=0.0),
    rule_row("adamw", 0.1, beta1=0.5, beta2=0.25, eps=0.1, amsgrad=1.0, weight_decay=0.5),
]


# A network of 2-3-2, tanh then identity, PyTorch's MSELoss, trained full batch.


def network_gradient(w1, b1, w2, b2, samples):
    """The mean loss and its gradient; the gradient by forward-mode differentiation.

    One dual number runs through the network for each parameter: nothing of backpropagation.
    """
    flat = [x for row, b in zip(w1, b1) for x in row + [b]]
    flat += [x for row, b in zip(w2, b2) for x in row + [b]]

    def mean_loss(direction):
        value = slope = 0.0
        for x, t in samples:
            hidden = []
            for j in range(3):
                z = flat[3 * j + 2]
                dz = direction[3 * j + 2]
                for i in range(2):
                    z += flat[3 * j + i] * x[i]
                    dz += direction[3 * j + i] * x[i]
                hidden.append((math.tanh(z), dz / math.cosh(z) ** 2))
            for k in range(2):
                z = flat[9 + 4 * k + 3]
                dz = direction[9 + 4 * k + 3]
                for j in range(3):
                    w, dw = flat[9 + 4 * k + j], direction[9 + 4 * k + j]
                    z += w * hidden[j][0]
                    dz += dw * hidden[j][0] + w * hidden[j][1]
                value += (z - t[k]) ** 2 / 2
                slope += 2 * (z - t[k]) * dz / 2
        return value / len(samples), slope / len(samples)

    count = len(flat)
    unit = lambda p: [1.0 if p == q else 0.0 for q in range(count)]
    loss = mean_loss([0.0] * count)[0]
    return flat, loss, [mean_loss(unit(p))[1] for p in range(count)]


def train_network(rule, steps):
    w1 = [[0.1, -0.2], [0.3, 0.4], [-0.5, 0.6]]
    b1 = [0.05, -0.05, 0.1]
    w2 = [[0.7, -0.8, 0.9], [-0.3, 0.2, 0.1]]
    b2 = [0.0, 0.25]
    samples = [([0.5, -1.0], [1.0, 0.0]), ([-0.25, 0.75], [0.0, 0.5]), ([1.0, 1.0], [-1.0, 2.0])]
    losses, gradients, theta = [], [], None
    for _ in range(steps):
        flat, loss, gradient = network_gradient(w1, b1, w2, b2, samples)
        start = start_of(flat, theta)
        losses.append(loss)
        gradients.append(gradient)
        theta = rule(start, gradients)[-1]
        w1 = [theta[0:2], theta[3:5], theta[6:8]]
        b1 = [theta[2], theta[5], theta[8]]
        w2 = [theta[9:12], theta[13:16]]
        b2 = [theta[12], theta[16]]
    return {"losses": losses, "after": theta}


first_parameters = []


def start_of(flat, theta):
    """The parameters of step 0: the rules run through all gradients from there each time."""
    if theta is None:
        first_parameters[:] = flat
    return list(first_parameters)


def network_row(name, rate, **options):
    rule = lambda start, gradients: RULES[name](start, gradients, rate, **options)
    return {"name": name, "options": options, "rate": rate} | train_network(rule, 5)


networks = [
    network_row("sgd", 0.1, momentum=0.9),
    network_row("sgd", 0.1, momentum=0.5, nesterov=1.0, weight_decay=0.125),
    network_row("adagrad", 0.1, lr_decay=0.25),
    network_row("rmsprop", 0.05, momentum=0.5, eps=0.01),
    network_row("adam", 0.05),
    network_row("adamw", 0.05, weight_decay=0.125),
]

print(
    json.dumps(
        {
            "streams": [stream_row(0, 0), stream_row(42, 0), stream_row(42, 1),
                        stream_row(MASK, 2)],
            "hashes": {text: fnv1a(text) for text in ["", "a", "foobar", "grüße"]},
            "start": start,
            "gradients": gradients,
            "optimizers": optimizers,
            "networkStart": first_parameters,
            "networks": networks,
        },
        indent=1, ensure_ascii=False,
    )
)
