import Backprop
import TerminalUI

/// What the update rule makes of the gradient.
extension TraceContent {
  mutating func takeUpdate(
    _ operation: TraceOperation, _ trace: StepTrace, _ names: TraceNames, _ line: Int?
  ) {
    let layer = trace.shape.layers[operation.layer]
    let row = TraceRow(operation, line, of: layer)
    var terms = UpdateTerms(trace, row, operation.layer, names)
    terms.explain()
    for formula in terms.formulas { add(formula.rule, formula.pieces) }
    let (before, after) = (trace.before.network.parameters, trace.after.network.parameters)
    show(
      ["weight", "w", "gradient", names.words.shortChange(of: "w"), "new w"],
      row.all.map {
        let index = $0.parameter(in: layer)
        return .init(
          name: $0.shortName(operation.layer, names),
          values: [
            before[index], trace.meanGradient[index], after[index] - before[index], after[index],
          ])
      }, chosen: row.place)
  }
}

/// The formulas by which one parameter is updated, in their order, with their numbers.
struct UpdateTerms {
  /// What has been said so far.
  private(set) var formulas: [TraceFormula] = []
  private let trace: StepTrace
  private let index: Int
  private let isBias: Bool
  private let name: String
  private let words: Words

  init(_ trace: StepTrace, _ row: TraceRow, _ layer: Int, _ names: TraceNames) {
    self.trace = trace
    index = row.parameter(in: trace.shape.layers[layer])
    isBias = row.isBias
    name = row.name(layer, names)
    words = names.words
  }

  private var symbol: String { isBias ? "b" : "w" }
  private var before: Double { trace.before.network.parameters[index] }
  private var after: Double { trace.after.network.parameters[index] }

  private var old: TraceTerm {
    TraceTerm(symbol: symbol, value: before, meaning: "\(name), before the step")
  }

  private var new: TraceTerm {
    TraceTerm(symbol: "new \(symbol)", value: after, meaning: "\(name), after the step")
  }

  private var rate: TraceTerm {
    TraceTerm(
      symbol: words.learningRate, value: trace.learningRate,
      meaning: "the learning rate of this step: + and - change it, L types it")
  }

  private mutating func add(_ rule: String, _ pieces: [TraceFormula.Piece]) {
    formulas.append(TraceFormula(rule: rule, pieces: pieces))
  }

  private func constant(_ symbol: String, _ value: Double, _ meaning: String) -> TraceTerm {
    TraceTerm(symbol: symbol, value: value, meaning: meaning)
  }

  mutating func explain() {
    if isBias && !trace.rule.trainsBiases {
      return add("biases are not trained: b stays", [.term(old), .sign(" = "), .result(new)])
    }
    if trace.rule.penaltyTime == .afterStep { return explainPenaltiesAfterStep() }
    let gradient = explainGradient()
    switch trace.rule.optimizer {
    case .sgd(let momentum, let dampening, let nesterov, let decay):
      let g = decayed(gradient, decay)
      if momentum == 0 {
        return explainMove(
          "\(words.learningRate) g", [.term(rate), .sign(" \(words.multiply) "), .term(g)])
      }
      explainMomentum(g, momentum, dampening, nesterov)
    case .adagrad(let rateDecay, _, let epsilon, let decay):
      explainAdagrad(decayed(gradient, decay), rateDecay, epsilon)
    case .rmsprop(let alpha, let epsilon, let momentum, let centered, let decay):
      explainRMSprop(decayed(gradient, decay), alpha, epsilon, momentum, centered)
    case .adam(let beta1, let beta2, let epsilon, let amsgrad, let decay):
      explainAdam(decayed(gradient, decay), beta1, beta2, epsilon, amsgrad, shrinkage: nil)
    case .adamw(let beta1, let beta2, let epsilon, let amsgrad, let decay):
      explainAdam(gradient, beta1, beta2, epsilon, amsgrad, shrinkage: decay)
    }
  }

  // MARK: What the optimizer takes

  /// The mean gradient with penalties and clipping.
  private mutating func explainGradient() -> TraceTerm {
    let mean = TraceTerm(
      symbol: "g", value: trace.meanGradient[index],
      meaning: "the mean gradient of \(name) over the batch")
    let rule = trace.rule
    var g = mean
    if !isBias && (rule.l1 != 0 || rule.l2 != 0) {
      let sign: Double = before > 0 ? 1 : before < 0 ? -1 : 0
      let value = mean.value + rule.l2 * before + rule.l1 * sign
      let next = TraceTerm(
        symbol: "g", value: value, meaning: "the gradient with what the penalties add to it")
      var pieces: [TraceFormula.Piece] = [.term(mean)]
      if rule.l2 != 0 {
        pieces += [
          .sign(" + "), .term(constant("L2", rule.l2, "the rate of the L2 penalty")),
          .sign(" \(words.multiply) "), .term(old),
        ]
      }
      if rule.l1 != 0 {
        pieces += [
          .sign(" + "), .term(constant("L1", rule.l1, "the rate of the L1 penalty")),
          .sign(" \(words.multiply) sign "), .term(old),
        ]
      }
      add("g with penalties", pieces + [.sign(" = "), .result(next)])
      g = next
    }
    if trace.clipFactor != 1 {
      let next = TraceTerm(
        symbol: "g", value: trace.gradient[index],
        meaning: "the gradient after clipping: all of it was made shorter by one factor")
      let factor = constant(
        "factor", trace.clipFactor, "the largest norm allowed by the norm of the whole gradient")
      add(
        "g clipped",
        [.term(g), .sign(" \(words.multiply) "), .term(factor), .sign(" = "), .result(next)])
      g = next
    }
    return g
  }

  private mutating func decayed(_ g: TraceTerm, _ decay: Double) -> TraceTerm {
    guard decay != 0 else { return g }
    let next = TraceTerm(
      symbol: "g", value: g.value + decay * before,
      meaning: "the gradient with what weight decay adds to it")
    add(
      "g with weight decay",
      [
        .term(g), .sign(" + "), .term(constant("decay", decay, "the optimizer's weight decay")),
        .sign(" \(words.multiply) "), .term(old), .sign(" = "), .result(next),
      ])
    return next
  }

  // MARK: The optimizers

  /// The last formula: what is taken off the parameter.
  private mutating func explainMove(_ rule: String, _ pieces: [TraceFormula.Piece]) {
    add(
      "new \(symbol) = \(symbol) - \(rule)",
      [.term(old), .sign(" - ")] + pieces + [.sign(" = "), .result(new)])
  }

  /// A buffer of the optimizer: keep times what it held plus gain times what comes.
  private mutating func explainBuffer(
    _ symbol: String, _ meaning: String, before: Double, after: Double, keep: TraceTerm,
    gain: TraceTerm?, _ g: TraceTerm, isSquared: Bool = false
  ) -> TraceTerm {
    let kept = TraceTerm(
      symbol: symbol, value: before, meaning: "\(meaning), as it was before this step")
    let result = TraceTerm(symbol: symbol, value: after, meaning: meaning)
    let square = isSquared ? "^2" : ""
    var pieces: [TraceFormula.Piece] = [
      .term(keep), .sign(" \(words.multiply) "), .term(kept), .sign(" + "),
    ]
    if let gain { pieces += [.term(gain), .sign(" \(words.multiply) ")] }
    pieces += [.term(g), .sign("\(square) = "), .result(result)]
    let gained = gain.map { "\($0.symbol) g\(square)" } ?? "g\(square)"
    add("\(symbol) = \(keep.symbol) \(symbol) + \(gained)", pieces)
    return result
  }

  private func buffer(_ path: KeyPath<OptimizerState<Double>, [Double]>) -> (Double, Double) {
    (trace.before.optimizer[keyPath: path][index], trace.after.optimizer[keyPath: path][index])
  }

  private mutating func explainMomentum(
    _ g: TraceTerm, _ momentum: Double, _ dampening: Double, _ nesterov: Bool
  ) {
    let (before, after) = buffer(\.first)
    let keep = constant(
      words.momentum, momentum, "the momentum: the part of the velocity that stays")
    let v: TraceTerm
    if trace.before.optimizer.steps == 0 {
      v = TraceTerm(
        symbol: "v", value: after, meaning: "the velocity, in the first step the gradient")
      add("v = g in the first step", [.term(g), .sign(" = "), .result(v)])
    } else {
      let gain =
        dampening == 0
        ? nil : constant("1 - dampening", 1 - dampening, "what dampening leaves of the gradient")
      v = explainBuffer(
        "v", "the velocity: gradients of earlier steps, fading", before: before, after: after,
        keep: keep, gain: gain, g)
    }
    guard nesterov else {
      return explainMove(
        "\(words.learningRate) v", [.term(rate), .sign(" \(words.multiply) "), .term(v)])
    }
    explainMove(
      "\(words.learningRate) (g + \(words.momentum) v)",
      [
        .term(rate), .sign(" \(words.multiply) ("), .term(g), .sign(" + "), .term(keep),
        .sign(" \(words.multiply) "), .term(v), .sign(")"),
      ])
  }

  private mutating func explainAdagrad(_ g: TraceTerm, _ decay: Double, _ epsilon: Double) {
    let (before, after) = buffer(\.second)
    let v = TraceTerm(symbol: "v", value: after, meaning: "the sum of all squared gradients so far")
    let kept = TraceTerm(symbol: "v", value: before, meaning: "\(v.meaning), before this step")
    add("v = v + g^2", [.term(kept), .sign(" + "), .term(g), .sign("^2 = "), .result(v)])
    var rate = rate
    if decay != 0 {
      let steps = Double(trace.before.optimizer.steps)
      rate.value /= 1 + steps * decay
      rate.meaning = "the learning rate after \(Int(steps)) steps of decay"
    }
    explainRoot(g, v, rate, epsilon)
  }

  /// w − η g / (√v + ε).
  private mutating func explainRoot(
    _ g: TraceTerm, _ v: TraceTerm, _ rate: TraceTerm, _ epsilon: Double
  ) {
    explainMove(
      "\(words.learningRate) \(g.symbol) / (\(words.root)\(v.symbol) + \(words.epsilon))",
      [.term(rate), .sign(" \(words.multiply) ")] + ratio(g, v, epsilon))
  }

  private func ratio(_ g: TraceTerm, _ v: TraceTerm, _ epsilon: Double) -> [TraceFormula.Piece] {
    let small = constant(
      words.epsilon, epsilon, "a small number that keeps the division from being one by 0")
    return [
      .term(g), .sign(" / (\(words.root)"), .term(v), .sign(" + "), .term(small), .sign(")"),
    ]
  }

  private mutating func explainRMSprop(
    _ g: TraceTerm, _ alpha: Double, _ epsilon: Double, _ momentum: Double, _ centered: Bool
  ) {
    let (before, after) = buffer(\.second)
    let keep = constant("alpha", alpha, "the part of v that stays")
    let gain = constant("(1 - alpha)", 1 - alpha, "the part that the new square has in v")
    var v = explainBuffer(
      "v", "the fading mean of squared gradients", before: before, after: after, keep: keep,
      gain: gain, g, isSquared: true)
    if centered {
      let (before, after) = buffer(\.third)
      let mean = explainBuffer(
        "m", "the fading mean of gradients", before: before, after: after, keep: keep, gain: gain, g
      )
      let variance = TraceTerm(
        symbol: "s", value: max(0, v.value - mean.value * mean.value),
        meaning: "the variance of the gradient: the mean square less the square of the mean")
      add(
        "s = v - m^2",
        [.term(v), .sign(" - "), .term(mean), .sign("^2 = "), .result(variance)])
      v = variance
    }
    guard momentum != 0 else { return explainRoot(g, v, rate, epsilon) }
    let (old, new) = buffer(\.first)
    let velocity = TraceTerm(
      symbol: "velocity", value: new, meaning: "scaled gradients of earlier steps, fading")
    let kept = TraceTerm(
      symbol: "velocity", value: old, meaning: "\(velocity.meaning), before this step")
    let stays = constant(
      words.momentum, momentum, "the momentum: the part of the velocity that stays")
    add(
      "velocity = \(words.momentum) velocity + g / (\(words.root)\(v.symbol) + \(words.epsilon))",
      [.term(stays), .sign(" \(words.multiply) "), .term(kept), .sign(" + ")] + ratio(g, v, epsilon)
        + [.sign(" = "), .result(velocity)])
    explainMove(
      "\(words.learningRate) velocity",
      [.term(rate), .sign(" \(words.multiply) "), .term(velocity)])
  }

  private mutating func explainAdam(
    _ g: TraceTerm, _ beta1: Double, _ beta2: Double, _ epsilon: Double, _ amsgrad: Bool,
    shrinkage: Double?
  ) {
    let (m0, m1) = buffer(\.first)
    let (v0, v1) = buffer(\.second)
    let m = explainBuffer(
      "m", "the fading mean of gradients", before: m0, after: m1,
      keep: constant("beta1", beta1, "the part of m that stays"),
      gain: constant("(1 - beta1)", 1 - beta1, "the part that the new gradient has in m"), g)
    var v = explainBuffer(
      "v", "the fading mean of squared gradients", before: v0, after: v1,
      keep: constant("beta2", beta2, "the part of v that stays"),
      gain: constant("(1 - beta2)", 1 - beta2, "the part that the new square has in v"), g,
      isSquared: true)
    if amsgrad {
      let largest = TraceTerm(
        symbol: "v", value: trace.after.optimizer.third[index],
        meaning: "the largest v so far, which AMSGrad takes")
      add("v = the largest v so far", [.result(largest)])
      v = largest
    }
    let t = trace.after.optimizer.steps
    let hatM = corrected(m, "beta1", beta1, t)
    let hatV = corrected(v, "beta2", beta2, t)
    guard let shrinkage, shrinkage != 0 else { return explainRoot(hatM, hatV, rate, epsilon) }
    let factor = constant(
      "(1 - \(words.learningRate) decay)", 1 - trace.learningRate * shrinkage,
      "what AdamW's weight decay leaves of the weight")
    add(
      "new \(symbol) = (1 - \(words.learningRate) decay) \(symbol) - \(words.learningRate)"
        + " m^ / (\(words.root)v^ + \(words.epsilon))",
      [
        .term(factor), .sign(" \(words.multiply) "), .term(old), .sign(" - "), .term(rate),
        .sign(" \(words.multiply) "),
      ] + ratio(hatM, hatV, epsilon) + [.sign(" = "), .result(new)])
  }

  /// Adam's correction of a mean that began at 0.
  private mutating func corrected(
    _ mean: TraceTerm, _ name: String, _ beta: Double, _ step: Int
  ) -> TraceTerm {
    var power = 1.0
    // From a few thousand steps on the power is 0 in every digit that is shown.
    for _ in 0..<min(step, 100_000) { power *= beta }
    let part = constant(
      "part", 1 - power,
      "1 - \(name)^\(step): how much of a mean that began at 0 is there by step \(step)")
    let result = TraceTerm(
      symbol: mean.symbol + "^", value: mean.value / (1 - power),
      meaning: "\(mean.meaning), corrected for having begun at 0")
    add(
      "\(mean.symbol)^ = \(mean.symbol) / (1 - \(name)^\(step))",
      [.term(mean), .sign(" / "), .term(part), .sign(" = "), .result(result)])
    return result
  }

  // MARK: Penalties after the step

  private mutating func explainPenaltiesAfterStep() {
    let g = TraceTerm(
      symbol: "g", value: trace.meanGradient[index],
      meaning: "the mean gradient of \(name) over the batch")
    let rule = trace.rule
    guard !isBias, rule.l1 != 0 || rule.l2 != 0 else {
      return explainMove(
        "\(words.learningRate) g", [.term(rate), .sign(" \(words.multiply) "), .term(g)])
    }
    let moved = TraceTerm(
      symbol: "w'", value: before - trace.learningRate * g.value,
      meaning: "the weight after descent, before its penalty")
    add(
      "w' = w - \(words.learningRate) g",
      [
        .term(old), .sign(" - "), .term(rate), .sign(" \(words.multiply) "), .term(g), .sign(" = "),
        .result(moved),
      ])
    let penalty = TraceTerm(
      symbol: "penalty", value: moved.value - after,
      meaning: "the learning rate times the derivative of the penalty;"
        + " a weight that L1 would carry over 0 ends there for good")
    add(
      "new w = w' - penalty",
      [.term(moved), .sign(" - "), .term(penalty), .sign(" = "), .result(new)])
  }
}
